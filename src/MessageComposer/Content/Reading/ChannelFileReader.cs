using MessageComposer.Content.Yaml;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Reading;

/// <summary>Reads <c>guardrails/channels.yaml</c>.</summary>
internal static class ChannelFileReader
{
    public static readonly MapShape File = new("channels", "") { Required = ["channels"] };

    public static readonly MapShape Channel = new("channels", "channel")
    {
        Required = ["id", "names", "fields"],
        Optional = ["max_links", "max_emoji", "max_payload_bytes", "cta_url", "sms", "sending"],
    };

    public static readonly MapShape Field = new("channels", "field") { Required = ["id"], Optional = ["required", "limits"] };

    public static readonly MapShape Limit = new("channels", "limit") { Required = ["unit", "max", "kind"], Optional = ["min"] };

    public static readonly MapShape Sms = new("channels", "sms") { Optional = ["fold", "first_segment", "sender_name"] };

    public static readonly MapShape Sending = new("channels", "sending") { Optional = ["advertising", "care", "transaction"] };

    public static readonly MapShape SendingRule = new("channels", "sending_rule")
    {
        Optional = ["label", "added_by", "label_field", "opt_out", "window_from", "window_to", "max_per_day", "tag"],
    };

    public static IReadOnlyList<string> Adders { get; } = ["composer", "carrier"];

    public static IReadOnlyList<ChannelDefinition>? Read(YamlNode root, FileReading file) =>
        YamlMap.Open(root, File, file)?.List("channels", Channel, ReadChannel);

    private static ChannelDefinition ReadChannel(YamlMap map)
    {
        IReadOnlyList<FieldDefinition> fields = map.List("fields", Field, ReadField);
        foreach (IGrouping<string, FieldDefinition> twice in fields.GroupBy(field => field.Id).Where(group => group.Key.Length > 0 && group.Count() > 1))
            map.Fault("fields", $"field \"{twice.Key}\" stands here twice");
        return new ChannelDefinition
        {
            Id = map.Id("id"),
            Names = LocalNames.Read(map),
            Fields = fields,
            MaxLinks = map.Integer("max_links", 0, 100),
            MaxEmoji = map.Integer("max_emoji", 0, 100),
            MaxPayloadBytes = map.OptionalInteger("max_payload_bytes", 1, 1 << 24),
            CtaUrl = map.Flag("cta_url", otherwise: false),
            Sms = ReadSms(map),
            Sending = ReadSending(map, fields),
            Source = map.Place,
        };
    }

    private static FieldDefinition ReadField(YamlMap map) => new()
    {
        Id = map.Id("id"),
        Required = map.Flag("required", otherwise: true),
        Limits = map.List("limits", Limit, ReadLimit),
    };

    private static FieldLimit ReadLimit(YamlMap map)
    {
        FieldLimit limit = new(map.Choice<LimitUnit>("unit"), map.Integer("max", 0, int.MaxValue), map.Choice("kind", LimitKind.Hard), map.Integer("min", 0, int.MaxValue));
        if (map.Has("max") && limit.Min > limit.Max) map.Fault("min", "is greater than max");
        return limit;
    }

    private static SmsProfile? ReadSms(YamlMap channel)
    {
        if (channel.Map("sms", Sms) is not { } map) return null;
        SmsProfile byDefault = new();
        return new SmsProfile
        {
            Fold = map.Flag("fold", byDefault.Fold),
            FirstSegment = map.Integer("first_segment", 1, 160, byDefault.FirstSegment),
            SenderName = map.Flag("sender_name", byDefault.SenderName),
        };
    }

    private static Dictionary<Purpose, SendingDefinition> ReadSending(YamlMap channel, IReadOnlyList<FieldDefinition> fields)
    {
        Dictionary<Purpose, SendingDefinition> sending = [];
        if (channel.Map("sending", Sending) is not { } map) return sending;
        foreach (Purpose purpose in Enum.GetValues<Purpose>())
        {
            if (map.Map(Identifiers.WordFor(purpose), SendingRule) is { } rule) sending[purpose] = ReadSendingRule(rule, fields);
        }
        return sending;
    }

    private static SendingDefinition ReadSendingRule(YamlMap map, IReadOnlyList<FieldDefinition> fields)
    {
        SendingDefinition sending = new()
        {
            Label = map.OptionalText("label"),
            AddedBy = map.OneOf("added_by", Adders, "composer"),
            LabelField = map.OptionalText("label_field"),
            OptOut = map.OptionalText("opt_out"),
            WindowFrom = map.OptionalTime("window_from"),
            WindowTo = map.OptionalTime("window_to"),
            MaxPerDay = map.OptionalInteger("max_per_day", 1, 1000),
            Tag = map.OptionalInteger("tag", 1, 3),
        };
        if (sending.LabelField is { } field && !fields.Any(known => known.Id == field))
            map.Fault("label_field", $"the channel has no field \"{FaultList.Short(field)}\"{NearestName.Hint(field, fields.Select(known => known.Id))}");
        if (map.Has("window_from") != map.Has("window_to")) map.Fault(map.Has("window_from") ? "window_from" : "window_to", "window_from and window_to stand together");
        return sending;
    }
}
