using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MessageComposer.Composition;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;

namespace MessageComposer.Server.Api;

/// <summary>What is known of an earlier message. Neither its text nor its customer was kept.</summary>
public sealed record MessageRecordResponse
{
    public required Guid MessageId { get; init; }

    public required DateTimeOffset ComposedAt { get; init; }

    /// <summary>Whom it was for, as the records know a customer: a keyed hash of the id.</summary>
    public required string Customer { get; init; }

    public required bool Send { get; init; }

    public required string Source { get; init; }

    public required string? Reason { get; init; }

    public required string Scenario { get; init; }

    public required string Angle { get; init; }

    public required string Segment { get; init; }

    public required string Motive { get; init; }

    public required string Channel { get; init; }

    public required string Locale { get; init; }

    /// <summary><c>none</c>, a category or a product.</summary>
    public required string Subject { get; init; }

    public required string Purpose { get; init; }

    public required string Arm { get; init; }

    public required Guid? VariantId { get; init; }

    /// <summary>How many steps down the ladder from its cell the variant was found; 0 is the cell itself.</summary>
    public required int Rung { get; init; }

    /// <summary>The day it was to be sent on, by which rules judged it.</summary>
    public required DateOnly Day { get; init; }

    public required VersionsResponse Versions { get; init; }

    public required SaidResponse Said { get; init; }

    internal static MessageRecordResponse From(RecalledMessage message)
    {
        MessageRecord record = message.Record;
        return new MessageRecordResponse
        {
            MessageId = record.Id,
            ComposedAt = record.At.ToOffset(VietnamTime.Offset),
            Customer = record.Customer.ToString(),
            Send = record.Making.Source != MessageSource.Suppressed,
            Source = WireNames.Of(record.Making.Source),
            Reason = record.Making.Reason is { } reason ? WireNames.Of(reason) : null,
            Scenario = record.Cell.Scenario,
            Angle = record.Cell.Angle,
            Segment = record.Cell.Segment,
            Motive = record.Cell.Motive,
            Channel = record.Cell.Channel,
            Locale = record.Cell.Locale,
            Subject = record.Cell.Subject,
            Purpose = PurposeNames.Of(record.Making.Purpose),
            Arm = record.Making.Arm,
            VariantId = record.VariantId,
            Rung = record.Rung,
            Day = record.Day,
            Versions = new VersionsResponse(record.Making.Versions.Content, record.Making.Versions.Prompt, record.Making.Versions.Fallback, record.Making.Versions.Model),
            Said = new SaidResponse { Basis = NameOf(message.Basis), Fields = message.Fields, Payload = message.Payload },
        };
    }

    private static string NameOf(RecallBasis basis) => basis switch
    {
        RecallBasis.AsSent => "as-sent",
        RecallBasis.TodaysContent => "todays-content",
        RecallBasis.ChangedCopy => "changed-copy",
        RecallBasis.NothingSent => "nothing-sent",
        RecallBasis.NotKept => "not-kept",
    };
}

/// <summary>What the message said, put together again from copy and facts.</summary>
public sealed record SaidResponse
{
    /// <summary>
    /// How true it is: <c>as-sent</c>; <c>todays-content</c>, where the content of then is no longer kept; <c>changed-copy</c>, where the variant has changed
    /// since; <c>nothing-sent</c>; <c>not-kept</c>, where facts or copy are gone.
    /// </summary>
    public required string Basis { get; init; }

    /// <summary>With <c>[tên khách]</c> for the customer's name and <c>[liên kết giỏ hàng]</c> for the link to the cart; null where nothing can be shown.</summary>
    [JsonConverter(typeof(FieldsConverter))]
    public required IReadOnlyList<KeyValuePair<string, string>>? Fields { get; init; }

    public required JsonObject? Payload { get; init; }
}
