using MessageComposer.Content.Definitions;
using MessageComposer.Review.Sheets;

namespace MessageComposer.Storage;

/// <summary>A sheet as the table <c>sheets</c> holds it. A unique partial index keeps one open sheet per key.</summary>
internal sealed class SheetRow
{
    public Guid Id { get; init; }

    public required string Scenario { get; init; }

    public required string PromptVersion { get; init; }

    public required string Channel { get; init; }

    public RiskClass Risk { get; init; }

    public ReviewLayer Layer { get; init; }

    public SheetState State { get; set; }

    /// <summary>JSON.</summary>
    public required string Plan { get; set; }

    /// <summary>JSON.</summary>
    public required string Items { get; set; }

    public required string ClaimedById { get; init; }

    public required string ClaimedByName { get; init; }

    /// <summary>UTC, as all times here.</summary>
    public DateTimeOffset ClaimedUntil { get; set; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; set; }

    public required string ContentHash { get; init; }

    /// <summary>JSON.</summary>
    public string? Certificate { get; set; }

    /// <summary>Concurrency token.</summary>
    public int Revision { get; set; }

    public static SheetRow From(Sheet sheet) => new()
    {
        Id = sheet.Id,
        Scenario = sheet.Key.Scenario,
        PromptVersion = sheet.Key.PromptVersion,
        Channel = sheet.Key.Channel,
        Risk = sheet.Key.Risk,
        Layer = sheet.Key.Layer,
        State = sheet.State,
        Plan = StorageJson.WritePlan(sheet.Plan),
        Items = StorageJson.WriteItems(sheet.Items),
        ClaimedById = sheet.ClaimedById,
        ClaimedByName = sheet.ClaimedByName,
        ClaimedUntil = sheet.ClaimedUntil.ToUniversalTime(),
        OpenedAt = sheet.OpenedAt.ToUniversalTime(),
        DecidedAt = sheet.DecidedAt?.ToUniversalTime(),
        ContentHash = sheet.ContentHash,
        Certificate = sheet.Certificate,
        Revision = sheet.Revision,
    };

    public void Become(Sheet sheet)
    {
        State = sheet.State;
        Plan = StorageJson.WritePlan(sheet.Plan);
        Items = StorageJson.WriteItems(sheet.Items);
        ClaimedUntil = sheet.ClaimedUntil.ToUniversalTime();
        DecidedAt = sheet.DecidedAt?.ToUniversalTime();
        Certificate = sheet.Certificate;
        Revision = sheet.Revision + 1;
    }

    public Sheet ToSheet() => new()
    {
        Id = Id,
        Key = new SheetKey(Scenario, PromptVersion, Channel, Risk, Layer),
        State = State,
        Plan = StorageJson.ReadPlan(Plan),
        Items = StorageJson.ReadItems(Items),
        ClaimedById = ClaimedById,
        ClaimedByName = ClaimedByName,
        ClaimedUntil = ClaimedUntil,
        OpenedAt = OpenedAt,
        DecidedAt = DecidedAt,
        ContentHash = ContentHash,
        Certificate = Certificate,
        Revision = Revision,
    };
}
