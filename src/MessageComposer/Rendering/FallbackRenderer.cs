using System.Diagnostics.CodeAnalysis;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Templating;

namespace MessageComposer.Rendering;

/// <summary>Fills a fallback template: deterministic, whatever facts are missing.</summary>
public static class FallbackRenderer
{
    public static RenderedText Render(FallbackContent fallback, BriefModel model, ChannelDefinition channel)
    {
        if (!fallback.Template.TryRender(model, TemplateLanguage.CultureOf(model.Brief.Locale), out RenderedTemplate? rendered, out TemplateError? error))
            return RenderedText.Unfillable(error.ToString());
        List<CheckedField> fields = [];
        foreach (FieldDefinition field in channel.Fields)
        {
            if (TryTake(rendered, field.Id, out string? text)) fields.Add(new CheckedField(field.Id, text, MergedValues.Locate(text, model)));
            else if (field.Required) return RenderedText.Unfillable(field.Id);
        }
        return RenderedText.Of(fields);
    }

    private static bool TryTake(RenderedTemplate rendered, string field, [NotNullWhen(true)] out string? text)
    {
        text = rendered.Captures.TryGetValue(field, out string? captured) ? captured.Trim() : null;
        return text is { Length: > 0 };
    }
}
