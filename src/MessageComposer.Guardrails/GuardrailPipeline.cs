using MessageComposer.Guardrails.Channels;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Injection;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;
using MessageComposer.Guardrails.Tone;

namespace MessageComposer.Guardrails;

/// <summary>A definition that cannot be compiled: where, which key, and what was expected.</summary>
public sealed record DefinitionFault(SourcePlace Place, string Key, string Message);

/// <summary>Everything the pipeline is compiled from.</summary>
public sealed record GuardrailDefinitions
{
    public IReadOnlyList<RuleDefinition> Rules { get; init; } = [];

    public IReadOnlyList<ToneDefinition> Tones { get; init; } = [];

    public IReadOnlyList<ChannelDefinition> Channels { get; init; } = [];

    public IReadOnlyList<GoodsDefinition> Goods { get; init; } = [];

    public IReadOnlyList<EvidenceDefinition> Evidence { get; init; } = [];
}

/// <summary>What a check of copy found out beside its findings.</summary>
/// <param name="Conditions">Named conditions the words lean on; the variant serves only briefs that meet them.</param>
/// <param name="Grounds">Claim facts stated as literals; the variant serves only briefs whose facts equal them.</param>
public sealed record CopyReport(GuardrailReport Report, IReadOnlyList<string> Conditions, IReadOnlyList<Ground> Grounds);

/// <summary>A claim fact stated as a literal: its path and the value it had.</summary>
public sealed record Ground(string Path, string Value);

/// <summary>An example line that its own rule or tone file judges wrongly.</summary>
/// <param name="Rule">The rule's id; for a tone file <c>tone</c>.</param>
/// <param name="Key"><c>examples.flag</c>, <c>examples.pass</c>, <c>good</c> or <c>bad</c>.</param>
/// <param name="Found">What was found in a line that should pass; empty for a line that should be flagged.</param>
public sealed record ExampleFault(SourcePlace Place, string Rule, string Key, string Line, IReadOnlyList<Finding> Found);

/// <summary>
/// All rules, compiled. Immutable and thread-safe; a check is pure, runs every rule in a stable order, and turns a rule's crash
/// into a blocking finding: guards fail closed.
/// </summary>
public sealed class GuardrailPipeline
{
    private readonly RuleBook _book;
    private readonly IGuardrailRule[] _builtIn;
    private readonly CleanTexts _clean = new();

    private GuardrailPipeline(GuardrailDefinitions definitions, RuleBook book, IReadOnlyList<IGuardrailRule> builtIn)
    {
        Definitions = definitions;
        _book = book;
        _builtIn = [.. builtIn];
    }

    public GuardrailDefinitions Definitions { get; }

    /// <summary>Compiles the definitions. With faults the pipeline must not be used: the caller keeps the one it has.</summary>
    public static GuardrailPipeline Compile(GuardrailDefinitions definitions, out IReadOnlyList<DefinitionFault> faults) =>
        Compile(definitions, phrases => BuiltInRules.Create(definitions, phrases), out faults);

    /// <param name="createBuiltIn">Makes the rules in code, which put their phrases into the book that all rules share.</param>
    internal static GuardrailPipeline Compile(GuardrailDefinitions definitions, Func<PhraseBook.Builder, IReadOnlyList<IGuardrailRule>> createBuiltIn, out IReadOnlyList<DefinitionFault> faults)
    {
        List<DefinitionFault> found = [];
        PhraseBook.Builder phrases = new();
        IReadOnlyList<IGuardrailRule> builtIn = [];
        RuleBook book = new RuleCompiler(definitions, phrases, found).Compile(() => builtIn = createBuiltIn(phrases));
        DefinitionCheck.Run(definitions, found);
        GuardrailPipeline pipeline = new(definitions, book, builtIn);
        Suggestions.Offer(book);
        faults = found;
        return pipeline;
    }

    /// <summary>Judges final or rendered text; what many recipients read alike once.</summary>
    public GuardrailReport Check(IReadOnlyList<CheckedField> fields, GuardrailContext context)
    {
        if (_clean.KeyOf(fields, context) is not { } key) return GuardrailReport.Of(Ordered(Judge(fields, context), fields));
        if (_clean.Contains(key)) return GuardrailReport.Clean;
        NotedFacts facts = new(context.Facts, context.ConditionHolds);
        FindingSink findings = Judge(fields, context with { Facts = facts, ConditionHolds = facts.Holds });
        if (findings.Count == 0 && !facts.ConditionsWereAsked && (context.FactsHash is not null || !facts.WereAsked)) _clean.Add(key);
        return GuardrailReport.Of(Ordered(findings, fields));
    }

    /// <summary>Judges copy with its merge fields.</summary>
    public CopyReport CheckCopy(IReadOnlyList<CheckedField> fields, GuardrailContext context)
    {
        FindingSink findings = Judge(fields, context.Stage == TextStage.Copy ? context : context with { Stage = TextStage.Copy });
        return new CopyReport(GuardrailReport.Of(Ordered(findings, fields)), findings.Conditions, findings.Grounds);
    }

    private FindingSink Judge(IReadOnlyList<CheckedField> fields, GuardrailContext context)
    {
        CheckRun run = CheckRun.Rent();
        FindingSink findings = new(context);
        try
        {
            for (int i = 0; i < fields.Count; i++) run.Next().Fold(fields[i], MayMerge(fields[i], context) ? MergeFields.SegmentsOf(fields[i], context, findings) : null);
            foreach (FoldedText field in run.Fields) field.Find(_book.Phrases, context.Stage);
            Inspect(run, context, findings);
        }
#pragma warning disable CA1031 // Whatever fails while folding, the text must not pass.
        catch (Exception)
#pragma warning restore CA1031
        {
            findings.Add(FailedRule.Finding("folding", Categories.Injection, fields, context));
        }
        FactSheet.Forget();
        run.Return();
        return findings;
    }

    /// <summary>Copy always; final text where the caller names the merge fields, to have it judged before they are filled.</summary>
    private static bool MayMerge(CheckedField field, GuardrailContext context) =>
        context.Stage == TextStage.Copy || (context.Stage == TextStage.Final && context.MergePolicy is not null && field.Values.Count == 0);

    /// <summary>Runs the example lines of every rule and the good and bad lines of every tone file.</summary>
    /// <param name="day">The day rules are judged by; a rule that is not in force then is judged all the same.</param>
    public IReadOnlyList<ExampleFault> CheckExamples(DateOnly day) => new ExampleCheck(this, _book, day).Run();

    /// <summary>Whether this rule alone flags a line, whatever it applies to and whether or not it is in force.</summary>
    /// <param name="rule">One of <see cref="Definitions"/>.</param>
    public bool Flags(RuleDefinition rule, string line, DateOnly day)
    {
        CompiledRule compiled = _book.Rules.First(candidate => ReferenceEquals(candidate.Definition, rule));
        return new ExampleCheck(this, _book, day).Judge(compiled, line).Count > 0;
    }

    private void Inspect(CheckRun run, GuardrailContext context, FindingSink findings)
    {
#pragma warning disable CA1031 // A rule that cannot be evaluated blocks, whatever it threw.
        try
        {
            run.Judge.Judge(_book, run.Fields, context, findings);
        }
        catch (Exception)
        {
            findings.Add(FailedRule.Finding("rule-files", Categories.Injection, run.Fields, context));
        }
        foreach (IGuardrailRule rule in _builtIn)
        {
            if (!context.AsksFor(rule.Category)) continue;
            try
            {
                for (int k = 0; k < run.Fields.Count; k++) rule.Inspect(run.Fields[k], context, findings);
                rule.InspectMessage(run.Fields, context, findings);
            }
            catch (Exception)
            {
                findings.Add(FailedRule.Finding(rule.Id, rule.Category, run.Fields, context));
            }
        }
#pragma warning restore CA1031
    }

    /// <summary>A voice that dislikes words says nothing new where a rule of another kind blocks the very same words.</summary>
    private static bool IsSaidAlready(Finding finding, IReadOnlyList<Finding> all)
    {
        bool isDisguise = finding.Rule == HiddenCharacterRule.Name;
        bool isSlip = finding.Rule == LanguageRule.Name;
        bool isContact = finding.Rule == LimitRule.Name;
        bool isNamedDay = finding.Rule == GroundingRule.Name && IsNamedDay(finding.Match);
        if (!isDisguise && !isSlip && !isNamedDay && !isContact && finding is not { Rule: ToneWordRule.Name, Severity: Severity.Warn, Length: > 0 }) return false;
        for (int i = 0; i < all.Count; i++)
        {
            Finding other = all[i];
            if (isSlip && other.Category != Categories.Injection) continue; // a model's talk is in the model's language
            if (isDisguise && (other.Category == Categories.Injection || (other.Category != Categories.BannedWord && finding.Severity == Severity.Block))) continue; // hidden letters inside words that are reported are their disguise
            if (isContact && other.Category != Categories.Pii) continue; // somebody's number is no place for any channel
            if (isNamedDay && other.Category != Categories.FalseUrgency) continue; // a deadline that is none is reported as one
            if (other.Severity == Severity.Block && other.Field == finding.Field && other.Start < finding.Start + finding.Length && finding.Start < other.Start + other.Length) return true;
        }
        return false;
    }

    private static bool IsNamedDay(string match) =>
        match.Length <= 9 && match.ToLowerInvariant() is "hôm nay" or "hom nay" or "tối nay" or "toi nay" or "ngày nay" or "today" or "tonight";

    /// <summary>By field, then by place; what stands at one place keeps the order of the rules.</summary>
    private static IReadOnlyList<Finding> Ordered(FindingSink findings, IReadOnlyList<CheckedField> fields)
    {
        if (findings.Count < 2) return findings.Findings;
        return [.. findings.Findings.Where(finding => !IsSaidAlready(finding, findings.Findings)).OrderBy(finding => IndexOf(fields, finding.Field)).ThenBy(static finding => finding.Start)];
    }

    private static int IndexOf(IReadOnlyList<CheckedField> fields, string id)
    {
        for (int i = 0; i < fields.Count; i++)
            if (fields[i].Id == id) return i;
        return fields.Count;
    }
}
