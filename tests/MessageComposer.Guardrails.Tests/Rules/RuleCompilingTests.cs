using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Patterns;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tests.Rules;

public sealed class RuleCompilingTests
{
    public static TheoryData<RuleDefinition, string> Broken => new()
    {
        { Given.Rule("a") with { Category = "rudeness" }, "category" },
        { Given.Rule("a") with { Law = "Luật" }, "effective_from" },
        { Given.Rule("a") with { Reason = " " }, "reason" },
        { Given.Rule("a") with { EffectiveFrom = new DateOnly(2026, 2, 1), EffectiveTo = new DateOnly(2026, 1, 1) }, "effective_to" },
        { Given.Rule("a") with { Examples = new RuleExamples(["x"], ["y", "z"]) }, "examples.flag" },
        { Given.Rule("a") with { Examples = new RuleExamples(["x", "y"], []) }, "examples.pass" },
        { Given.Rule("a").With(applies: new RuleScope { Channels = ["fax"] }), "applies.channels" },
        { Given.Rule(" … "), "match.phrases" },
        { Given.Rule(new RuleMatch { Patterns = [new RulePattern("(a", ["a"])] }), "match.patterns.regex" },
        { Given.Rule(new RuleMatch { Patterns = [new RulePattern("(?<=a)b", ["b"])] }), "match.patterns.regex" },
        { Given.Rule(new RuleMatch { Patterns = [new RulePattern(@"(a)\1", ["a"])] }), "match.patterns.regex" },
        { Given.Rule(new RuleMatch { Patterns = [new RulePattern("a*", ["a"])] }), "match.patterns.regex" },
        { Given.Rule(new RuleMatch { Patterns = [new RulePattern("a+", [])] }), "match.patterns.triggers" },
    };

    [Theory, MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void A_broken_rule_is_a_fault_that_names_its_key(RuleDefinition rule, string key)
    {
        SourcePlace place = new("guardrails/vi-VN/x.yaml", 3, 5);
        ChannelDefinition channel = new() { Id = "email", Names = new LocalName("E-mail", "E-mail"), Fields = [] };
        GuardrailPipeline.Compile(new GuardrailDefinitions { Rules = [rule with { Source = place }], Channels = [channel] }, out IReadOnlyList<DefinitionFault> faults);
        DefinitionFault fault = Assert.Single(faults);
        Assert.Equal((key, place), (fault.Key, fault.Place));
    }

    [Theory]
    [InlineData("giá sốc")]
    [InlineData(@"\bgiảm\s+(?:tới|đến)\s+\d+")]
    [InlineData(@"(?i)a|b")]
    [InlineData(@"(?<ten>a)b")]
    [InlineData(@"[\1]a")]
    [InlineData(@"\\(a)")]
    [InlineData("(?=a)b")]
    [InlineData("(?!a)b")]
    [InlineData("a(?<!b)")]
    [InlineData("(?>a+)b")]
    [InlineData(@"(?<x>a)\k<x>")]
    [InlineData(@"(a)(b)\2")]
    [InlineData(@"\\\Ga")]
    [InlineData("(?(a)b|c)")]
    [InlineData("(?<x>a)(?<-x>b)")]
    [InlineData(@"\(?a")]
    public void A_pattern_is_taken_if_it_is_linear(string source)
    {
        bool linear = true;
        try
        {
            _ = new System.Text.RegularExpressions.Regex(source, System.Text.RegularExpressions.RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            linear = false;
        }
        LinearPattern? pattern = PatternSource.Compile(source, out string? fault);
        Assert.Equal((linear, !linear), (pattern is not null, fault is not null));
    }

    [Fact]
    public void A_pattern_that_is_still_in_use_is_not_made_again()
    {
        LinearPattern held = PatternSource.Compile("hoà vốn trong [0-9]+ ngày", out _)!;
        Assert.Same(held, PatternSource.Compile("hòa vốn trong [0-9]+ ngày", out _));
        Assert.NotSame(held, PatternSource.Compile("hoà vốn trong [0-9]+ tháng", out _));
    }

    [Fact]
    public void Two_rules_of_one_language_may_not_share_an_id()
    {
        GuardrailPipeline.Compile(new GuardrailDefinitions { Rules = [Given.Rule("a"), Given.Rule("a"), Given.Rule("a") with { Locale = "en" }] }, out IReadOnlyList<DefinitionFault> faults);
        Assert.Equal("id", Assert.Single(faults).Key);
    }

    [Fact]
    public void Names_that_lead_nowhere_and_ids_given_twice_are_faults()
    {
        ChannelDefinition email = new()
        {
            Id = "email",
            Names = new LocalName("E-mail", "E-mail"),
            Fields = [new FieldDefinition { Id = "body", Limits = [new FieldLimit(LimitUnit.Graphemes, 5, LimitKind.Hard, 9)] }],
            Sending = new Dictionary<Purpose, SendingDefinition> { [Purpose.Advertising] = new() { Label = "[QC]", LabelField = "subject" } },
        };
        ToneDefinition tone = new() { Locale = "vi-VN", Owner = "brand", Voice = "…", Limits = new ToneLimits { Emoji = new Dictionary<string, int> { ["fax"] = 1 } } };
        EvidenceDefinition evidence = new() { Id = "e", Title = "—", Issuer = "x", Issued = Given.Today };
        GuardrailPipeline.Compile(new GuardrailDefinitions { Channels = [email, email with { Fields = [], Sending = new Dictionary<Purpose, SendingDefinition>() }], Tones = [tone], Evidence = [evidence] }, out IReadOnlyList<DefinitionFault> faults);
        Assert.Equal(["limits.emoji", "sending.label_field", "fields.limits", "id", "title"], faults.Select(static fault => fault.Key));
    }

    [Fact]
    public void A_tone_file_is_held_to_its_good_and_bad_lines()
    {
        ToneDefinition tone = new()
        {
            Locale = "vi-VN",
            Segment = "gen-z",
            Owner = "brand",
            Voice = "…",
            Never = ["giá sốc"],
            Good = ["Giỏ đồ vẫn còn đây nè", "Giá sốc nha"],
            Bad = [new ToneBadLine("Giá sốc đây", "la hét"), new ToneBadLine("Giá dễ chịu nha", "không sao")],
        };
        GuardrailPipeline pipeline = GuardrailPipeline.Compile(new GuardrailDefinitions { Tones = [tone] }, out _);
        Assert.Equal([("good", "Giá sốc nha"), ("bad", "Giá dễ chịu nha")], pipeline.CheckExamples(Given.Today).Select(static fault => (fault.Key, fault.Line)));
    }

    [Fact]
    public void Examples_that_a_rule_judges_wrongly_are_listed()
    {
        RuleDefinition rule = Given.Rule("tốt nhất") with { Examples = new RuleExamples(["Kem tốt nhất", "Kem tốt hơn"], ["Kem êm", "Kem TỐT NHẤT"]), EffectiveFrom = new DateOnly(2030, 1, 1) };
        IReadOnlyList<ExampleFault> faults = Given.Rules(rule).CheckExamples(Given.Today);
        Assert.Equal([("examples.flag", "Kem tốt hơn"), ("examples.pass", "Kem TỐT NHẤT")], faults.Select(static fault => (fault.Key, fault.Line)));
    }

    [Fact]
    public void A_rule_that_crashes_blocks()
    {
        GuardrailPipeline pipeline = GuardrailPipeline.Compile(new GuardrailDefinitions(), _ => [new Broke()], out _);
        GuardrailReport report = pipeline.Check([new CheckedField("body", "Chào bạn")], Given.Context());
        Assert.Equal(Verdict.Block, report.Verdict);
        Assert.Equal("rule-failed", Assert.Single(report.Findings).Rule);
    }

    private sealed class Broke : IGuardrailRule
    {
        public string Id => "broke";

        public string Category => Categories.Tone;

        public void Inspect(FoldedText field, GuardrailContext context, FindingSink findings) => throw new InvalidOperationException("secret");
    }
}
