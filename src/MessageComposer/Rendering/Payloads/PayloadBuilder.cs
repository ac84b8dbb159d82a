using System.Text.Json.Nodes;
using MessageComposer.Guardrails;

namespace MessageComposer.Rendering.Payloads;

/// <summary>Turns a message's fields into the object its channel takes.</summary>
public static class PayloadBuilder
{
    /// <summary>A channel without a form of its own gets its fields as they are.</summary>
    public static MessagePayload Build(PayloadRequest request) => request.Channel.Id switch
    {
        "sms" => SmsPayload.Build(request),
        "email" => EmailPayload.Build(request),
        "zalo" => ZaloPayload.Build(request),
        "push" => PushPayload.Build(request),
        _ => Plain(request),
    };

    internal static MessagePayload Plain(PayloadRequest request)
    {
        List<CheckedField> visible = VisibleFields(request);
        JsonObject json = [];
        foreach (CheckedField field in visible) json[field.Id] = field.Text;
        if (request.CtaUrl is { } url) json["cta_url"] = url;
        return new MessagePayload(json, visible);
    }

    /// <summary>The fields as they leave, with the channel's label.</summary>
    internal static List<CheckedField> VisibleFields(PayloadRequest request)
    {
        List<CheckedField> visible = new(request.Fields.Count);
        for (int i = 0; i < request.Fields.Count; i++) visible.Add(VisibleField(request.Fields[i], request.Labelled(request.Fields[i].Id)!));
        return visible;
    }

    /// <summary>The field as it leaves; places of values move with what is put before it.</summary>
    internal static CheckedField VisibleField(CheckedField field, string text)
    {
        int shift = text.Length - field.Text.Length;
        if (shift == 0) return field;
        return field with { Text = text, Values = [.. field.Values.Select(value => value with { Start = value.Start + shift })] };
    }
}
