using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Messages;

namespace MessageComposer.Review;

/// <summary>Where a variant stands in its life. On the wire in snake_case.</summary>
public enum VariantState
{
    PendingBrand,
    PendingLegal,

    /// <summary>The only state that serves.</summary>
    Approved,
    Returned,
    Rejected,

    /// <summary>A guardrail blocks it; only an edit leads out.</summary>
    Blocked,
    Suspended,
    Retired,
}

/// <summary>One stored copy of a cell.</summary>
public sealed record Variant
{
    public required Guid Id { get; init; }

    public required Cell Cell { get; init; }

    public required VariantState State { get; init; }

    /// <summary>Copy by field id, merge fields unfilled, in the channel's order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; }

    /// <summary><c>v1</c>; null where a person wrote it.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>The model that wrote it, as its provider names it; <c>phrasebook</c> for the offline one.</summary>
    public string? Model { get; init; }

    /// <summary>Named conditions a brief must meet.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Claim facts stated as literals; a brief's facts must equal them.</summary>
    public IReadOnlyList<Ground> Grounds { get; init; } = [];

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The product it was written about, in the wire's shape, where its cell's subject is one: what its claims are judged by.</summary>
    public string? ProductJson { get; init; }

    /// <summary>The store it was written for; null where it names none.</summary>
    public string? StoreName { get; init; }

    public RiskClass Risk { get; init; } = RiskClass.High;

    /// <summary>Share among several approved variants of a cell. 0 rests.</summary>
    public int Weight { get; init; } = 100;

    /// <summary>Hash of the snapshot it was last checked under.</summary>
    public required string ContentHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it came into its state; null: when it was made.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Who read and changed it so far.</summary>
    public VariantReview Review { get; init; } = VariantReview.None;

    /// <summary>Why it was rejected.</summary>
    public RejectReason? Rejection { get; init; }

    /// <summary>Counts changes, from 1; the ETag of the resource.</summary>
    public int Revision { get; init; } = 1;
}

/// <summary>Which variants to list; null means any. Newest first unless <see cref="OldestFirst"/>, by id after <see cref="After"/> in that order.</summary>
public sealed record VariantQuery
{
    public string? Scenario { get; init; }

    public string? Channel { get; init; }

    public string? Segment { get; init; }

    public string? Locale { get; init; }

    public VariantState? State { get; init; }

    public RiskClass? Risk { get; init; }

    public string? PromptVersion { get; init; }

    public Guid? After { get; init; }

    public bool OldestFirst { get; init; }

    public int Limit { get; init; } = 50;
}

/// <summary>Where variants are kept. Implementations are thread-safe.</summary>
public interface IVariantStore
{
    Task AddAsync(IReadOnlyList<Variant> variants, CancellationToken cancellationToken);

    Task<Variant?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Ids are time-ordered (version 7): newest first.</summary>
    Task<IReadOnlyList<Variant>> ListAsync(VariantQuery query, CancellationToken cancellationToken);

    /// <summary>Stores the variant with its revision raised by one. Null where the stored revision is another: nothing is changed.</summary>
    Task<Variant?> ReplaceAsync(Variant variant, CancellationToken cancellationToken);

    /// <summary>The approved variants of one cell. Served from memory once read.</summary>
    ValueTask<IReadOnlyList<Variant>> ApprovedAsync(Cell cell, CancellationToken cancellationToken);
}
