using System.Text.Json.Nodes;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Templating;

namespace MessageComposer.Rendering.Payloads;

/// <summary>E-mail as it leaves: subject, preheader, HTML through the layout (every value encoded there, in one place) and text.</summary>
internal static class EmailPayload
{
    /// <summary>Stands where the sending system puts each recipient's own address (RFC 8058 one-click).</summary>
    public const string UnsubscribeSlot = "{unsubscribe_url}";

    public static MessagePayload Build(PayloadRequest request)
    {
        string subject = OneLine(request.Labelled("subject") ?? "");
        JsonObject json = new()
        {
            ["subject"] = subject,
            ["preheader"] = request.Field("preheader"),
            ["html"] = Html(request, subject),
            ["text"] = PlainText(request),
            ["headers"] = new JsonObject
            {
                ["List-Unsubscribe"] = $"<{UnsubscribeSlot}>",
                ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
            },
        };
        List<CheckedField> visible = [.. request.Fields.Select(field => field.Id == "subject" ? PayloadBuilder.VisibleField(field, subject) : field)];
        return new MessagePayload(json, visible);
    }

    /// <summary>No line end ever enters a header.</summary>
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Html(PayloadRequest request, string subject)
    {
        Template layout = request.Content.EmailLayouts[request.Brief.Locale];
        Store store = request.Brief.Store;
        string body = request.Field("body") ?? "";
        ModelObject model = new(new Dictionary<string, Value>
        {
            ["locale"] = Value.Of(request.Brief.Locale),
            ["subject"] = Value.Of(subject),
            ["preheader"] = Value.Of(request.Field("preheader")),
            ["paragraphs"] = Value.Of(ModelList.OfTexts(body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))),
            ["offer"] = Value.Of(request.Field("offer")),
            ["cta_label"] = Value.Of(request.CtaUrl is null ? null : request.Field("cta_label")),
            ["cta_url"] = Value.Of(request.CtaUrl),
            ["store"] = Value.Of(new ModelObject(new Dictionary<string, Value> { ["name"] = Value.Of(store.Name), ["hotline"] = Value.Of(store.Hotline), ["url"] = Value.Of(store.Url) })),
            ["unsubscribe_url"] = Value.Of(UnsubscribeSlot),
        });
        return layout.Render(model, TemplateLanguage.CultureOf(request.Brief.Locale));
    }

    private static string PlainText(PayloadRequest request)
    {
        List<string> parts = [request.Field("body") ?? ""];
        if (request.Field("offer") is { } offer) parts.Add(offer);
        if (request.CtaUrl is { } url) parts.Add(request.Field("cta_label") is { } label ? $"{label}: {url}" : url);
        string sign = string.Join(" · ", new[] { request.Brief.Store.Name, request.Brief.Store.Hotline, request.Brief.Store.Url }.OfType<string>());
        if (sign.Length > 0) parts.Add("--\n" + sign);
        parts.Add((request.Brief.Locale.StartsWith("vi", StringComparison.Ordinal) ? "Ngừng nhận thư: " : "Unsubscribe: ") + UnsubscribeSlot);
        return string.Join("\n\n", parts);
    }
}
