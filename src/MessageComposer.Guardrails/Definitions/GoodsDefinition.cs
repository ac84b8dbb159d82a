namespace MessageComposer.Guardrails.Definitions;

public enum GoodsClass
{
    Normal,

    /// <summary>May be advertised under extra rules and with the legal layer. Unknown categories count as special.</summary>
    Special,

    /// <summary>May not be advertised: nothing is composed.</summary>
    Ban,
}

/// <summary>One entry of <c>guardrails/goods.yaml</c>: a class of goods and the shop categories that fall under it.</summary>
public sealed record GoodsDefinition
{
    public required string Id { get; init; }

    public required GoodsClass Class { get; init; }

    /// <summary>The shop's category ids (<c>skincare</c>, <c>infant-formula</c>).</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>Rule sets that rules name in <c>applies.goods</c>.</summary>
    public IReadOnlyList<string> RuleSets { get; init; } = [];

    public string? Law { get; init; }

    public required string Reason { get; init; }

    public SourcePlace Source { get; init; } = SourcePlace.None;
}

/// <summary>A proof on file in <c>guardrails/evidence.yaml</c>. Usable for one year from <see cref="Issued"/>, and only where the copy names it.</summary>
public sealed record EvidenceDefinition
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Issuer { get; init; }

    public required DateOnly Issued { get; init; }

    /// <summary>Product ids or brands it speaks of; empty: the store.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    public SourcePlace Source { get; init; } = SourcePlace.None;
}
