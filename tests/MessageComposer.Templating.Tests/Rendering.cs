using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace MessageComposer.Templating.Tests;

/// <summary>Compiles and renders in one step.</summary>
internal static class Rendering
{
    public static bool TryRun(TemplateCase one, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out TemplateError? error) =>
        TryRun(one.Template, JsonModel.ObjectFrom(one.Model), one.Options, out text, out error);

    public static bool TryRun(string source, IModelObject model, TemplateOptions options, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out TemplateError? error)
    {
        text = null;
        if (!Template.TryParse(source, "test", options, out Template? template, out error)) return false;
        if (!template.TryRender(model, culture: null, out RenderedTemplate? rendered, out error)) return false;
        text = rendered.Text;
        return true;
    }

    public static string Run(string source, string model = "{}", TemplateOptions? options = null) =>
        Template.Parse(source, "test", options).Render(Model(model));

    public static TemplateError Fail(string source, string model = "{}", TemplateOptions? options = null)
    {
        Assert.False(TryRun(source, Model(model), options ?? TemplateOptions.Default, out string? text, out TemplateError? error), $"rendered as: {text}");
        return error;
    }

    public static ModelObject Model(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return JsonModel.ObjectFrom(document.RootElement);
    }
}
