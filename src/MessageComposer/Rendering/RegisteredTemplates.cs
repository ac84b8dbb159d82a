using System.Globalization;
using System.Text.Json.Nodes;
using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Templating;

namespace MessageComposer.Rendering;

/// <summary>
/// ZBS templates registered with Zalo: their wording is Zalo's to approve, so the service picks one and fills its typed parameters, nothing else.
/// </summary>
public static class RegisteredTemplates
{
    public const string Channel = "zalo-template";

    /// <summary>The approved template of the scenario and locale; one made for the angle goes before one for every angle. Null where there is none.</summary>
    public static ZaloTemplateContent? Choose(ContentSnapshot content, Cell cell)
    {
        ZaloTemplateContent? forAll = null;
        foreach (ZaloTemplateContent template in content.ZaloTemplates)
        {
            ZaloTemplateDefinition definition = template.Definition;
            if (definition.Status != "approved" || definition.Scenario != cell.Scenario || definition.Locale != cell.Locale) continue;
            if (definition.Angle == cell.Angle) return template;
            if (definition.Angle is null) forAll ??= template;
        }
        return forAll;
    }

    public static RenderedText Fill(ZaloTemplateContent template, BriefModel model)
    {
        string culture = TemplateLanguage.CultureOf(model.Brief.Locale);
        List<CheckedField> fields = [];
        for (int i = 0; i < template.Values.Count; i++)
        {
            ZaloParameter parameter = template.Definition.Parameters[i];
            if (!template.Values[i].TryEvaluate(model, culture, out Value value, out _)) value = Value.Null;
            string? text = TextOf(value, parameter.Kind);
            if (text is null && parameter.Required) return RenderedText.Unfillable(parameter.Name);
            if (text?.Length > parameter.Max) text = ShortNames.CutAtWord(text, parameter.Max);
            fields.Add(new CheckedField(parameter.Name, text ?? "", text is null ? [] : [new MergedValue(0, text.Length, template.Values[i].Paths)]));
        }
        return RenderedText.Of(fields);
    }

    public static JsonObject Payload(ZaloTemplateContent template, IReadOnlyList<CheckedField> fields)
    {
        JsonObject data = [];
        foreach (CheckedField field in fields) data[field.Id] = field.Text;
        return new JsonObject { ["template_id"] = template.Definition.Id, ["template_data"] = data };
    }

    private static string? TextOf(Value value, ZaloParameterKind kind)
    {
        if (value.IsBlank) return null;
        switch (kind)
        {
            case ZaloParameterKind.Money or ZaloParameterKind.Number:
                return value.Kind is ValueKind.Decimal or ValueKind.Integer ? value.AsDecimal.ToString("0.######", CultureInfo.InvariantCulture) : null;
            case ZaloParameterKind.Date:
                return value.Kind == ValueKind.Text && DateOnly.TryParseExact(value.AsText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
                    ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
                    : null;
            default:
                return value.Kind is ValueKind.Text or ValueKind.Captured ? value.AsText.Trim() : null;
        }
    }
}
