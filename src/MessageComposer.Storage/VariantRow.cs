using MessageComposer.Content.Definitions;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Storage;

/// <summary>A variant as the table <c>variants</c> holds it. The cell never changes after the insert; lists are JSON texts.</summary>
internal sealed class VariantRow
{
    public Guid Id { get; init; }

    public required string Scenario { get; init; }

    public required string Angle { get; init; }

    public required string Segment { get; init; }

    public required string Motive { get; init; }

    public required string Channel { get; init; }

    public required string Locale { get; init; }

    public required string Subject { get; init; }

    public VariantState State { get; set; }

    public required string Fields { get; set; }

    public string? PromptVersion { get; set; }

    public string? Model { get; set; }

    public required string Conditions { get; set; }

    public required string Grounds { get; set; }

    public required string Findings { get; set; }

    public RiskClass Risk { get; set; }

    public int Weight { get; set; }

    public required string ContentHash { get; set; }

    public string? ProductJson { get; init; }

    public string? StoreName { get; init; }

    /// <summary>The mark of the last re-check since the row changed; empty before it.</summary>
    public string CheckedUnder { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it came into its state, in whole milliseconds.</summary>
    public DateTimeOffset Since { get; set; }

    public RejectReason? Rejection { get; set; }

    /// <summary>JSON of who read and changed it.</summary>
    public required string Review { get; set; }

    /// <summary>Concurrency token.</summary>
    public int Revision { get; set; }

    public static VariantRow From(Variant variant) => new()
    {
        Id = variant.Id,
        Scenario = variant.Cell.Scenario,
        Angle = variant.Cell.Angle,
        Segment = variant.Cell.Segment,
        Motive = variant.Cell.Motive,
        Channel = variant.Cell.Channel,
        Locale = variant.Cell.Locale,
        Subject = variant.Cell.Subject,
        State = variant.State,
        Fields = StorageJson.WriteFields(variant.Fields),
        PromptVersion = variant.PromptVersion,
        Model = variant.Model,
        Conditions = StorageJson.WriteTexts(variant.Conditions),
        Grounds = StorageJson.WriteGrounds(variant.Grounds),
        Findings = StorageJson.WriteFindings(variant.Findings),
        Risk = variant.Risk,
        Weight = variant.Weight,
        ContentHash = variant.ContentHash,
        ProductJson = variant.ProductJson,
        StoreName = variant.StoreName,
        CreatedAt = variant.CreatedAt.ToUniversalTime(),
        Since = (variant.Since ?? variant.CreatedAt).ToUniversalTime(),
        Rejection = variant.Rejection,
        Review = StorageJson.WriteReview(variant.Review),
        Revision = variant.Revision,
    };

    /// <summary>Takes over everything of the variant that may change, and counts the change.</summary>
    public void Become(Variant variant)
    {
        State = variant.State;
        Fields = StorageJson.WriteFields(variant.Fields);
        PromptVersion = variant.PromptVersion;
        Model = variant.Model;
        Conditions = StorageJson.WriteTexts(variant.Conditions);
        Grounds = StorageJson.WriteGrounds(variant.Grounds);
        Findings = StorageJson.WriteFindings(variant.Findings);
        Risk = variant.Risk;
        Weight = variant.Weight;
        ContentHash = variant.ContentHash;
        Since = (variant.Since ?? variant.CreatedAt).ToUniversalTime();
        Rejection = variant.Rejection;
        Review = StorageJson.WriteReview(variant.Review);
        CheckedUnder = "";
        Revision = variant.Revision + 1;
    }

    public Cell Cell => new(Scenario, Angle, Segment, Motive, Channel, Locale, Subject);

    public Variant ToVariant() => new()
    {
        Id = Id,
        Cell = Cell,
        State = State,
        Fields = StorageJson.ReadFields(Fields),
        PromptVersion = PromptVersion,
        Model = Model,
        Conditions = StorageJson.ReadTexts(Conditions),
        Grounds = StorageJson.ReadGrounds(Grounds),
        Findings = StorageJson.ReadFindings(Findings),
        Risk = Risk,
        Weight = Weight,
        ContentHash = ContentHash,
        ProductJson = ProductJson,
        StoreName = StoreName,
        CreatedAt = CreatedAt,
        Since = Since <= CreatedAt ? null : Since,
        Rejection = Rejection,
        Review = StorageJson.ReadReview(Review),
        Revision = Revision,
    };
}
