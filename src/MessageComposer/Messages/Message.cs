using System.Text.Json.Nodes;
using MessageComposer.Guardrails;

namespace MessageComposer.Messages;

/// <summary>The place a copy is written for.</summary>
/// <param name="Subject"><c>none</c>, a category id or a product id, by the scenario's grain.</param>
public sealed record Cell(string Scenario, string Angle, string Segment, string Motive, string Channel, string Locale, string Subject)
{
    public const string NoSubject = "none";
    public const string NoMotive = "none";
    public const string GeneralSegment = "general";

    /// <summary>The rungs on which a servable variant is sought: exact → motive none → subject none → segment general; each keeps the drops before it.</summary>
    public IEnumerable<Cell> Ladder()
    {
        Cell rung = this;
        yield return rung;
        if (rung.Motive != NoMotive) yield return rung = rung with { Motive = NoMotive };
        if (rung.Subject != NoSubject) yield return rung = rung with { Subject = NoSubject };
        if (rung.Segment != GeneralSegment) yield return rung with { Segment = GeneralSegment };
    }

    /// <summary>How many steps down this cell's ladder another one lies: what it was asked for, less motive, less subject, less segment.</summary>
    public int RungOf(Cell served)
    {
        int rung = 0;
        if (served.Motive != Motive) rung = 1;
        if (served.Subject != Subject) rung = 2;
        if (served.Segment != Segment) rung = 3;
        return rung;
    }
}

/// <summary>Label, window and cap, as data for the campaign system.</summary>
public sealed record Sending(bool AllowedNow, DateTimeOffset? NextAt, string? Label, bool LabelApplied, int? MaxPerDay);

/// <summary>What the message was made from.</summary>
/// <param name="Content">Hash of the content snapshot.</param>
/// <param name="Prompt"><c>scenario/version</c>, where a prompt wrote it.</param>
/// <param name="Fallback">Path of the fallback template, or <c>zalo-template/id</c>.</param>
public sealed record MessageVersions(string Content, string? Prompt, string? Fallback, string? Model);

/// <summary>What one recipient gets, or why nothing.</summary>
public sealed record Message
{
    public required string Id { get; init; }

    public string? RequestId { get; init; }

    public bool Send => Source != MessageSource.Suppressed;

    public required MessageSource Source { get; init; }

    public Reason? Reason { get; init; }

    /// <summary>Whether a record of it was kept before it left.</summary>
    public bool Recorded { get; init; }

    public required Cell Cell { get; init; }

    public required Purpose Purpose { get; init; }

    /// <summary><c>control</c> or <c>treatment</c>.</summary>
    public required string Arm { get; init; }

    public string? VariantId { get; init; }

    /// <summary>Of the variant, as it was; 0 without one.</summary>
    public int VariantRevision { get; init; }

    /// <summary>How many steps down the ladder the variant was found.</summary>
    public int Rung { get; init; }

    /// <summary>For records only: it never leaves with the message.</summary>
    public Pseudonym Customer { get; init; }

    /// <summary>The facts it was written with: those of the request, less the values a rule objected to. For records only.</summary>
    public Brief? WrittenFrom { get; init; }

    /// <summary>By field id, in the channel's order, <c>cta_url</c> last; null when suppressed.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Fields { get; init; }

    /// <summary>The object to post onward; null when suppressed.</summary>
    public JsonObject? Payload { get; init; }

    public Sending? Sending { get; init; }

    public DateTimeOffset? ValidUntil { get; init; }

    public required MessageVersions Versions { get; init; }

    public required GuardrailReport Guardrails { get; init; }
}
