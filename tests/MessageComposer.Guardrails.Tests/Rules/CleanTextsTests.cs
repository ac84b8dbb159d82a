using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Pii;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tests.Rules;

/// <summary>Rendered texts are judged once: never at the price of a finding.</summary>
public class CleanTextsTests
{
    private static readonly GuardrailContext s_rendered = Given.Context(stage: TextStage.Rendered);

    private static readonly GuardrailPipeline s_words = Given.Rules(Given.Rule("hàng xịn") with { Applies = new RuleScope { Channels = ["sms"] } });

    [Fact]
    public void A_text_clean_on_one_channel_is_judged_anew_on_another()
    {
        CheckedField[] fields = [Filled("Mua ", "hàng xịn")];
        Assert.Empty(s_words.Check(fields, s_rendered).Findings);
        Assert.Empty(s_words.Check(fields, s_rendered).Findings);
        Assert.Single(s_words.Check(fields, s_rendered with { Channel = "sms" }).Findings);
    }

    [Fact]
    public void Which_words_were_merged_is_part_of_what_is_remembered()
    {
        CheckedField proven = new("body", "Mua hàng xịn");
        GuardrailContext sms = s_rendered with { Channel = "sms" };
        Assert.Empty(s_words.Check([proven], sms).Findings);
        Assert.Single(s_words.Check([Filled("Mua ", "hàng xịn")], sms).Findings);
    }

    [Fact]
    public void What_one_shops_facts_excuse_is_not_excused_for_another()
    {
        GuardrailPipeline pii = GuardrailPipeline.Compile(new GuardrailDefinitions(), _ => [new PiiRule()], out _);
        CheckedField[] fields = [Filled("Gọi ", "0912 345 678")];
        ModelObject own = Objects.Of(("store", Value.Of(Objects.Of(("hotline", Value.Of("0912 345 678"))))));

        Assert.Empty(pii.Check(fields, s_rendered with { Facts = own }).Findings);
        Assert.NotEmpty(pii.Check(fields, s_rendered).Findings);
    }

    [Fact]
    public void What_one_recipients_conditions_excuse_is_not_excused_for_another()
    {
        GuardrailPipeline urgent = Given.Rules(Given.Rule("sắp hết") with { Unless = new RuleClearance { Condition = "low_stock" } });
        CheckedField[] fields = [Filled("Hàng ", "sắp hết")];

        Assert.Empty(urgent.Check(fields, s_rendered with { ConditionHolds = static _ => true }).Findings);
        Assert.Single(urgent.Check(fields, s_rendered).Findings);
    }

    [Fact]
    public void A_final_text_is_judged_once_for_facts_of_the_same_hash_and_anew_for_others()
    {
        CountedRule counted = new(static context => context.Facts.TryGetMember("store", out _));
        GuardrailPipeline pipeline = GuardrailPipeline.Compile(new GuardrailDefinitions(), _ => [counted], out _);
        CheckedField[] fields = [new("body", "Mua hàng xịn")];
        GuardrailContext final = s_rendered with { Stage = TextStage.Final };

        foreach (UInt128 hash in (UInt128[])[1, 1, 2, 1, 2]) Assert.Empty(pipeline.Check(fields, final with { FactsHash = hash }).Findings);
        Assert.Equal(2, counted.Times);
        for (int times = 3; times < 6; times++)
        {
            Assert.Empty(pipeline.Check(fields, final).Findings);
            Assert.Equal(times, counted.Times);
        }
    }

    [Fact]
    public void A_final_text_whose_report_leans_on_a_condition_is_judged_each_time()
    {
        foreach (Func<GuardrailContext, bool> asks in (Func<GuardrailContext, bool>[])[context => context.ConditionHolds("low_stock"), context => context.Facts.TryGetMember("conditions", out _)])
        {
            CountedRule counted = new(asks);
            GuardrailPipeline pipeline = GuardrailPipeline.Compile(new GuardrailDefinitions(), _ => [counted], out _);
            for (int times = 1; times < 4; times++)
            {
                Assert.Empty(pipeline.Check([new("body", "Mua hàng xịn")], s_rendered with { Stage = TextStage.Final, FactsHash = 1 }).Findings);
                Assert.Equal(times, counted.Times);
            }
        }
    }

    [Fact]
    public void Another_day_is_judged_anew()
    {
        GuardrailPipeline tomorrow = Given.Rules(Given.Rule("hàng xịn") with { EffectiveFrom = Given.Today.AddDays(1) });
        CheckedField[] fields = [Filled("Mua ", "hàng xịn")];

        Assert.Empty(tomorrow.Check(fields, s_rendered).Findings);
        Assert.Single(tomorrow.Check(fields, s_rendered with { Day = Given.Today.AddDays(1) }).Findings);
    }

    private static CheckedField Filled(string literal, string value) => new("body", literal + value, [new MergedValue(literal.Length, value.Length, ["product.name"])]);

    /// <summary>Finds nothing, and says how often it was asked.</summary>
    private sealed class CountedRule(Func<GuardrailContext, bool> looksAt) : IGuardrailRule
    {
        public string Id => "counted";

        public string Category => Categories.BannedWord;

        public int Times { get; private set; }

        public void Inspect(FoldedText field, GuardrailContext context, FindingSink findings)
        {
            Times++;
            _ = looksAt(context);
        }
    }
}
