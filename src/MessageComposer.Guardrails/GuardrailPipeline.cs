using MessageComposer.Guardrails.Definitions;

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

/// <summary>
/// All rules, compiled. Immutable and thread-safe; a check is pure, runs every rule in a stable order, and turns a rule's crash
/// into a blocking finding: guards fail closed.
/// </summary>
public sealed class GuardrailPipeline
{
    private GuardrailPipeline(GuardrailDefinitions definitions) => Definitions = definitions;

    public GuardrailDefinitions Definitions { get; }

    /// <summary>Compiles the definitions. With faults the pipeline must not be used: the caller keeps the one it has.</summary>
    public static GuardrailPipeline Compile(GuardrailDefinitions definitions, out IReadOnlyList<DefinitionFault> faults)
    {
        faults = [];
        return new GuardrailPipeline(definitions);
    }

    /// <summary>Judges final or rendered text.</summary>
    public GuardrailReport Check(IReadOnlyList<CheckedField> fields, GuardrailContext context) =>
        Definitions.Rules.Count == 0 ? GuardrailReport.Clean : throw new NotImplementedException();

    /// <summary>Judges copy with its merge fields.</summary>
    public CopyReport CheckCopy(IReadOnlyList<CheckedField> fields, GuardrailContext context) =>
        new(Check(fields, context), [], []);
}
