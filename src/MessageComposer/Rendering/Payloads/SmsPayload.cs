using System.Text.Json.Nodes;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;

namespace MessageComposer.Rendering.Payloads;

/// <summary>
/// SMS as it leaves: <c>[QC] MAY BEAUTY: … TC gui 8088</c>, folded to unaccented text where the profile says so. Label, sender and opt-out are
/// ours to add and never fall away, however long the text is.
/// </summary>
internal static class SmsPayload
{
    /// <summary>Longest sender name carriers register (VNPT; see channels.yaml).</summary>
    private const int LongestSender = 11;

    public static MessagePayload Build(PayloadRequest request)
    {
        SmsProfile profile = request.Channel.Sms ?? new SmsProfile();
        string text = Assemble(request, profile);
        if (profile.Fold) text = SmsText.FoldToGsm(text);
        SmsMeasure measure = SmsText.Measure(text);
        JsonObject json = new()
        {
            ["body"] = text,
            ["encoding"] = measure.Encoding == SmsEncoding.Gsm7 ? "gsm-7" : "ucs-2",
            ["segments"] = measure.Segments,
            ["units"] = measure.Units,
        };
        return new MessagePayload(json, [new CheckedField("body", text)], IsRewritten: true);
    }

    private static string Assemble(PayloadRequest request, SmsProfile profile)
    {
        string body = request.Field("body") ?? "";
        string head = request.Label is { } label ? label + " " : "";
        if (profile.SenderName && Sender(request.Brief.Store) is { } sender) head += sender + ": ";
        string tail = OptOut(request) is { } optOut ? (EndsSentence(body) ? " " : ". ") + optOut : "";
        return head + body + tail;
    }

    private static string? OptOut(PayloadRequest request) =>
        request.Sending is { AddedBy: "composer", OptOut: { } optOut } ? request.Brief.Store.SmsOptOut ?? optOut : null;

    /// <summary>The shop's name in capitals, cut at a word to the length of a sender name.</summary>
    private static string? Sender(Store store)
    {
        if (store.Name is null) return null;
        string name = SmsText.FoldToGsm(store.Name).ToUpperInvariant().Trim();
        if (name.Length > LongestSender)
        {
            int space = name.LastIndexOf(' ', LongestSender);
            name = name[..(space > 2 ? space : LongestSender)].TrimEnd();
        }
        return name.Length > 0 ? name : null;
    }

    private static bool EndsSentence(string body) => body.Length > 0 && body[^1] is '.' or '!' or '?' or '…';
}
