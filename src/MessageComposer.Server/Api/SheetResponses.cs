using MessageComposer.Review;
using MessageComposer.Review.Sheets;

namespace MessageComposer.Server.Api;

/// <param name="PromptVersion">Null: texts that people wrote.</param>
/// <param name="Risk"><c>low</c>, <c>medium</c> or <c>high</c>.</param>
/// <param name="Layer"><c>brand</c> or <c>legal</c>.</param>
public sealed record OpenSheetRequest(string? Scenario, string? PromptVersion, string? Channel, string? Risk, string? Layer);

/// <param name="Wordings">Keys of items that were read.</param>
public sealed record ReadSheetRequest(IReadOnlyList<string>? Wordings);

/// <param name="Wording">Key of the item.</param>
/// <param name="Note">What is wrong; its writer gets it back with the text.</param>
public sealed record DefectRequest(string? Wording, string? Note);

/// <summary>Letter by letter.</summary>
public sealed record ReplaceRequest(string? Find, string? Replace);

public sealed record SheetKeyResponse(string Scenario, string? PromptVersion, string Channel, string Risk, string Layer)
{
    public static SheetKeyResponse From(SheetKey key) => new(key.Scenario, key.PromptVersion.Length == 0 ? null : key.PromptVersion, key.Channel, WireWords.Of(key.Risk), WireWords.Of(key.Layer));
}

/// <param name="Count">Texts that wait.</param>
/// <param name="Oldest">Since when the longest waiting one waits.</param>
/// <param name="Open">The sheet somebody holds, while the claim lasts.</param>
public sealed record SheetSummaryResponse(SheetKeyResponse Key, int Count, DateTimeOffset Oldest, SheetClaimResponse? Open)
{
    public static SheetSummaryResponse From(SheetSummary summary, DateTimeOffset now) => new(
        SheetKeyResponse.From(summary.Key), summary.Count, summary.Oldest,
        summary.Open is { } open && now < open.ClaimedUntil ? new SheetClaimResponse(open.Id, new PersonResponse(open.ClaimedById, open.ClaimedByName), open.ClaimedUntil) : null);
}

public sealed record SheetClaimResponse(Guid Id, PersonResponse By, DateTimeOffset Until);

public sealed record SheetListResponse(IReadOnlyList<SheetSummaryResponse> Sheets);

/// <param name="Extent"><c>each</c> or <c>sample</c>.</param>
public sealed record SheetPlanResponse(string Extent, int Population, int Sample, double Confidence, double MaxDefectRate, string Seed);

/// <param name="Count">Texts with this wording.</param>
/// <param name="Outlier"><c>warning</c>, <c>longest</c>, <c>shortest</c>, <c>farthest</c>.</param>
/// <param name="Variant">One of them; null where all are gone.</param>
/// <param name="Variants">All of them.</param>
public sealed record SheetItemResponse(
    string Wording, int Count, IReadOnlyList<string> Outlier, bool Sampled, bool MustRead, DateTimeOffset? ReadAt, string? Defect, VariantResponse? Variant, IReadOnlyList<Guid> Variants);

/// <summary>A sheet with one page of its items.</summary>
public sealed record SheetResponse
{
    public required Guid Id { get; init; }

    public required SheetKeyResponse Key { get; init; }

    /// <summary><c>open</c>, <c>approved</c>, <c>returned</c> or <c>released</c>.</summary>
    public required string State { get; init; }

    public required SheetPlanResponse Plan { get; init; }

    /// <summary>What reading so far allows to say, in Vietnamese.</summary>
    public required string Sentence { get; init; }

    public required SheetClaimResponse Claim { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }

    public required int Wordings { get; init; }

    public required int MustRead { get; init; }

    public required int Read { get; init; }

    public required int Defects { get; init; }

    public required IReadOnlyList<SheetItemResponse> Items { get; init; }

    /// <summary>Give it as <c>cursor</c> for the next page; null on the last.</summary>
    public required string? NextCursor { get; init; }

    /// <summary>Texts that the last call decided or changed.</summary>
    public int Moved { get; init; }

    /// <summary>Texts the last call left out: somebody changed them meanwhile, or this person may not decide them.</summary>
    public int LeftOut { get; init; }

    public required int Revision { get; init; }

    public static SheetResponse From(Sheet sheet, IReadOnlyList<SheetItem> page, IReadOnlyDictionary<string, Variant> texts, string? nextCursor) => new()
    {
        Id = sheet.Id,
        Key = SheetKeyResponse.From(sheet.Key),
        State = WireWords.Of(sheet.State),
        Plan = new SheetPlanResponse(WireWords.Of(sheet.Plan.Extent), sheet.Plan.Population, sheet.Plan.SampleSize, sheet.Plan.Confidence, sheet.Plan.MaxDefectRate, sheet.Plan.Seed),
        Sentence = Sampling.Sentence(sheet, vietnamese: true),
        Claim = new SheetClaimResponse(sheet.Id, new PersonResponse(sheet.ClaimedById, sheet.ClaimedByName), sheet.ClaimedUntil),
        OpenedAt = sheet.OpenedAt,
        DecidedAt = sheet.DecidedAt,
        Wordings = sheet.Items.Count,
        MustRead = sheet.Items.Count(item => item.MustRead),
        Read = sheet.Items.Count(item => item.ReadAt is not null),
        Defects = sheet.Defects,
        Items =
        [
            .. page.Select(item => new SheetItemResponse(
                item.Key, item.Members.Count, [.. item.Outlier.Select(WireWords.Of)], item.Members.Any(member => member.Sampled), item.MustRead, item.ReadAt, item.Defect?.Note,
                texts.TryGetValue(item.Key, out Variant? variant) ? VariantResponse.From(variant) : null, [.. item.Members.Select(member => member.Id)])),
        ],
        NextCursor = nextCursor,
        Revision = sheet.Revision,
    };
}
