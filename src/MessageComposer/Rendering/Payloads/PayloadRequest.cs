using System.Text.Json.Nodes;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;

namespace MessageComposer.Rendering.Payloads;

/// <summary>Everything a channel needs to turn fields into the object that is posted onward.</summary>
public sealed record PayloadRequest(Brief Brief, Audience Audience, ChannelDefinition Channel, SendingDefinition? Sending, ContentSnapshot Content, IReadOnlyList<CheckedField> Fields)
{
    public string? CtaUrl => Channel.CtaUrl ? MessageLinks.CtaUrl(Brief) : null;

    /// <summary>The label where this service is the one to add it.</summary>
    public string? Label => Sending is { Label: { } label, AddedBy: "composer" } ? label : null;

    public string? Field(string id)
    {
        for (int i = 0; i < Fields.Count; i++)
        {
            if (Fields[i].Id == id) return Fields[i].Text;
        }
        return null;
    }

    /// <summary>The field behind the label, where the label belongs into it.</summary>
    public string? Labelled(string id)
    {
        string? text = Field(id);
        return text is not null && Label is { } label && Sending!.LabelField == id ? $"{label} {text}" : text;
    }
}

/// <summary>The object to post onward, and the texts the last check judges.</summary>
/// <param name="Visible">The fields as they leave: with label, sender, folding and opt-out.</param>
/// <param name="IsRewritten">
/// The channel rewrites the words on the way out (SMS loses its marks). Words are then judged as they were written; what leaves is judged
/// for lengths and for words that turn ugly without marks.
/// </param>
public sealed record MessagePayload(JsonObject Json, IReadOnlyList<CheckedField> Visible, bool IsRewritten = false);
