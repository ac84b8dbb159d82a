namespace MessageComposer.Guardrails.Definitions;

/// <summary>A name for people, per language.</summary>
public sealed record LocalName(string Vi, string En);

public enum LimitUnit
{
    /// <summary>User-visible characters.</summary>
    Graphemes,

    /// <summary>UTF-16 units.</summary>
    Units,

    /// <summary>UTF-8 bytes.</summary>
    Bytes,

    /// <summary>SMS segments under the encoding the text needs.</summary>
    Segments,
}

public enum LimitKind
{
    /// <summary>Over it warns.</summary>
    Soft,

    /// <summary>Over it blocks.</summary>
    Hard,
}

/// <summary>A bound on one field of the rendered text.</summary>
public sealed record FieldLimit(LimitUnit Unit, int Max, LimitKind Kind, int Min = 0);

/// <summary>One field of a channel.</summary>
public sealed record FieldDefinition
{
    public required string Id { get; init; }

    /// <summary>A message without it is no message. Default true; e-mail <c>offer</c> and <c>preheader</c> are optional.</summary>
    public bool Required { get; init; } = true;

    public IReadOnlyList<FieldLimit> Limits { get; init; } = [];
}

/// <summary>Label, opt-out, window and cap for one purpose on one channel. Returned as data; the campaign system enforces window and cap.</summary>
public sealed record SendingDefinition
{
    /// <summary>Text such as <c>[QC]</c>; null: the channel needs none.</summary>
    public string? Label { get; init; }

    /// <summary>Who puts label and opt-out into the text: <c>composer</c> or <c>carrier</c>.</summary>
    public string AddedBy { get; init; } = "composer";

    /// <summary>The field the label stands first in (<c>body</c> of SMS, <c>subject</c> of e-mail).</summary>
    public string? LabelField { get; init; }

    /// <summary>Opt-out line where the store gives none by <c>store.sms_opt_out</c>; null: not by text on this channel.</summary>
    public string? OptOut { get; init; }

    /// <summary>First and last minute of the day it may be sent, Asia/Ho_Chi_Minh; null: any hour.</summary>
    public TimeOnly? WindowFrom { get; init; }

    public TimeOnly? WindowTo { get; init; }

    /// <summary>Most messages per recipient and advertiser in 24 h; null: no cap known.</summary>
    public int? MaxPerDay { get; init; }

    /// <summary>ZBS purpose tag, 1 to 3; null elsewhere.</summary>
    public int? Tag { get; init; }
}

/// <summary>How SMS text leaves.</summary>
public sealed record SmsProfile
{
    private const int GsmSegment = 160;

    /// <summary>Fold to unaccented text before sending. Default true.</summary>
    public bool Fold { get; init; } = true;

    /// <summary>Septets of the first segment that copy may fill: less than 160 leaves room for label and opt-out, which come later.</summary>
    public int FirstSegment { get; init; } = GsmSegment;

    /// <summary>Put the store's name, folded and in capitals, behind the label.</summary>
    public bool SenderName { get; init; } = true;

    /// <summary>Septets of the first segment that are kept for what comes later.</summary>
    public int Reserved => GsmSegment - FirstSegment;

    /// <summary>The same for a text that holds label and opt-out already.</summary>
    public SmsProfile Whole => FirstSegment == GsmSegment ? this : this with { FirstSegment = GsmSegment };
}

/// <summary>One channel of <c>guardrails/channels.yaml</c>.</summary>
public sealed record ChannelDefinition
{
    public required string Id { get; init; }

    public required LocalName Names { get; init; }

    public required IReadOnlyList<FieldDefinition> Fields { get; init; }

    /// <summary>Most links in the text; 0 forbids links, phone numbers, e-mail addresses and handles alike; a care message of a channel with <see cref="CtaUrl"/> may name the store's own hotline.</summary>
    public int MaxLinks { get; init; }

    /// <summary>Most emoji over all fields.</summary>
    public int MaxEmoji { get; init; }

    /// <summary>Most UTF-8 bytes of the whole payload; null: no bound.</summary>
    public int? MaxPayloadBytes { get; init; }

    /// <summary>The message leads somewhere: <c>cta_url</c> is answered beside the fields. Default false.</summary>
    public bool CtaUrl { get; init; }

    public SmsProfile? Sms { get; init; }

    /// <summary>By purpose; a purpose left out needs nothing.</summary>
    public IReadOnlyDictionary<Purpose, SendingDefinition> Sending { get; init; } = new Dictionary<Purpose, SendingDefinition>();

    public SourcePlace Source { get; init; } = SourcePlace.None;
}
