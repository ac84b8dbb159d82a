using MessageComposer.Content.Definitions;

namespace MessageComposer.Review.Sheets;

/// <summary>What a sheet holds together. <paramref name="PromptVersion"/> is empty where people wrote the texts.</summary>
public sealed record SheetKey(string Scenario, string PromptVersion, string Channel, RiskClass Risk, ReviewLayer Layer);

/// <summary>A sheet that could be opened, as lists show it.</summary>
/// <param name="Oldest">Since when its longest waiting text waits.</param>
/// <param name="Open">The open sheet of this key, if there is one; its items are not read.</param>
public sealed record SheetSummary(SheetKey Key, int Count, DateTimeOffset Oldest, Sheet? Open);

public enum SheetState
{
    Open,
    Approved,
    Returned,

    /// <summary>Let go or taken over before a decision; its texts wait on.</summary>
    Released,
}

/// <summary>How much of a sheet is read, and what that guarantees.</summary>
/// <param name="Extent">Each text, or a sample and the outliers.</param>
/// <param name="SampleSize">Texts in the seeded sample; the whole population where each is read.</param>
/// <param name="Seed">Hexadecimal. With the ids it gives the sample again.</param>
public sealed record SheetPlan(ReviewExtent Extent, int Population, int SampleSize, double Confidence, double MaxDefectRate, string Seed);

/// <summary>Why a wording is read although the sample does not ask for it.</summary>
public enum OutlierReason
{
    Warning,
    Longest,
    Shortest,

    /// <summary>Its words are farthest from those of the others.</summary>
    Farthest,
}

/// <summary>One text of a sheet, as it was when the sheet was opened.</summary>
public sealed record SheetMember(Guid Id, int Revision, bool Sampled);

/// <summary>What was wrong with a wording.</summary>
public sealed record SheetDefect(string Note, string PersonId, DateTimeOffset At);

/// <summary>Identical wording once, with every text that has it.</summary>
/// <param name="Key">By <see cref="WordingKey"/>.</param>
public sealed record SheetItem(string Key, IReadOnlyList<SheetMember> Members, IReadOnlyList<OutlierReason> Outlier)
{
    /// <summary>Has to be read before the sheet can be approved.</summary>
    public bool MustRead { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    public SheetDefect? Defect { get; init; }
}

/// <summary>The unit of work: texts of one key, frozen when it was opened, in the hands of one person until <see cref="ClaimedUntil"/>.</summary>
public sealed record Sheet
{
    public required Guid Id { get; init; }

    public required SheetKey Key { get; init; }

    public required SheetState State { get; init; }

    public required SheetPlan Plan { get; init; }

    public required string ClaimedById { get; init; }

    public required string ClaimedByName { get; init; }

    public required DateTimeOffset ClaimedUntil { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public required string ContentHash { get; init; }

    /// <summary>Outliers first, then the sample, then the rest. Empty in lists.</summary>
    public IReadOnlyList<SheetItem> Items { get; init; } = [];

    /// <summary>The certificate of its decision, as JSON.</summary>
    public string? Certificate { get; init; }

    /// <summary>Counts changes, from 1; the ETag.</summary>
    public int Revision { get; init; } = 1;

    public bool IsHeldBy(Reviewer person, DateTimeOffset now) => State == SheetState.Open && ClaimedById == person.Id && now < ClaimedUntil;

    /// <summary>Texts whose wording was read.</summary>
    public int ReadCount => Items.Where(item => item.ReadAt is not null).Sum(item => item.Members.Count);

    public int Defects => Items.Count(item => item.Defect is not null);

    public bool IsFullyRead => Items.All(item => !item.MustRead || item.ReadAt is not null);
}
