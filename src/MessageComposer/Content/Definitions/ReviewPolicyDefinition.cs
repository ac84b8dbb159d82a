using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Definitions;

/// <summary>How much care a text needs before it may go out; a later one is stricter.</summary>
public enum RiskClass
{
    Low,
    Medium,
    High,
}

/// <summary>What can make a text risky.</summary>
public enum RiskReason
{
    /// <summary>The subject's goods are of class special, a category not listed included.</summary>
    GoodsSpecial,

    /// <summary>The text rests on a proof on file or a certificate.</summary>
    EvidenceUsed,

    /// <summary>There is a finding of one of the categories, whatever its severity and mode, cleared ones included.</summary>
    Finding,

    /// <summary>One of the words stands in the text.</summary>
    Words,

    /// <summary>The field <c>offer</c> is filled, or a voucher or a cut is named.</summary>
    OfferPresent,

    /// <summary>Any rule warns.</summary>
    AnyWarning,

    /// <summary>The text serves only while a named condition holds.</summary>
    HasCondition,

    /// <summary>The text is for one of the channels.</summary>
    Channel,
}

/// <summary>How much of a sheet a layer reads.</summary>
public enum ReviewExtent
{
    /// <summary>A seeded sample, and every outlier.</summary>
    Sample,

    /// <summary>Each text.</summary>
    Each,
}

/// <summary>Whether an edit counts as a reading by the editor's layer.</summary>
public enum EditorCounts
{
    /// <summary>Nobody approves their own edit.</summary>
    None,

    /// <summary>A small edit by brand is a reading by brand; legal is still somebody else.</summary>
    Brand,
}

/// <summary>Changes that do not change what a text says.</summary>
public enum SmallEdit
{
    Whitespace,
    Punctuation,
    LetterCase,
    Emoji,

    /// <summary><c>hòa</c> and <c>hoà</c>.</summary>
    TonePlacement,
}

/// <summary><c>guardrails/review.yaml</c>: which texts are risky, and who reads how many of them.</summary>
public sealed record ReviewPolicyDefinition
{
    /// <summary>Where no file says otherwise: every text is of class high, both layers read each.</summary>
    public static ReviewPolicyDefinition Default { get; } = new()
    {
        Classes = [new RiskClassDefinition(RiskClass.High, [])],
        Layers = new Dictionary<RiskClass, IReadOnlyList<ReviewStepDefinition>>
        {
            [RiskClass.High] = [new ReviewStepDefinition(ReviewLayer.Brand, ReviewExtent.Each), new ReviewStepDefinition(ReviewLayer.Legal, ReviewExtent.Each)],
        },
    };

    public string Owner { get; init; } = "legal";

    /// <summary>In order: a text is of the first class that one of its reasons holds for; the last one, without reasons, takes all that are left.</summary>
    public required IReadOnlyList<RiskClassDefinition> Classes { get; init; }

    /// <summary>For each class the layers its texts pass, in order, as far as their scenario's <c>review</c> lists them.</summary>
    public required IReadOnlyDictionary<RiskClass, IReadOnlyList<ReviewStepDefinition>> Layers { get; init; }

    public ReviewSamplingDefinition Sampling { get; init; } = new(0.95, new Dictionary<RiskClass, double>());

    public EditorCounts EditorCountsAs { get; init; } = EditorCounts.None;

    /// <summary>Edits that leave a text approved.</summary>
    public IReadOnlyList<SmallEdit> SmallEdits { get; init; } = [];

    public SourcePlace Source { get; init; } = SourcePlace.None;
}

public sealed record RiskClassDefinition(RiskClass Id, IReadOnlyList<RiskReasonDefinition> When);

/// <param name="Explain">The reason as reviewers read it.</param>
/// <param name="Categories">Of <see cref="RiskReason.Finding"/>.</param>
/// <param name="Words">Of <see cref="RiskReason.Words"/>.</param>
/// <param name="Channels">Of <see cref="RiskReason.Channel"/>.</param>
public sealed record RiskReasonDefinition(
    RiskReason Reason, string Explain, IReadOnlyList<string> Categories, IReadOnlyList<string> Words, IReadOnlyList<string> Channels);

/// <summary>What one layer reads of a sheet.</summary>
public sealed record ReviewStepDefinition(ReviewLayer Layer, ReviewExtent Read);

/// <summary>What a sample without defects guarantees.</summary>
/// <param name="Confidence">0.5 to 0.999.</param>
/// <param name="MaxDefectRate">By class, 0 to 0.5: the share of bad texts that is ruled out with that confidence; 0 means each text is read.</param>
public sealed record ReviewSamplingDefinition(double Confidence, IReadOnlyDictionary<RiskClass, double> MaxDefectRate);
