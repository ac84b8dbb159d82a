using System.Diagnostics.CodeAnalysis;

namespace MessageComposer.Templating;

/// <summary>What a render gave: the text, and what each <c>capture</c> at any depth last held, by name.</summary>
public sealed record RenderedTemplate(string Text, IReadOnlyDictionary<string, string> Captures);

/// <summary>A compiled template file. Immutable and thread-safe.</summary>
public sealed class Template
{
    private Template(string name) => Name = name;

    public string Name { get; }

    /// <summary>Each dotted path the template reads from the model, indexes left out (<c>product.review_highlights</c>), without duplicates.</summary>
    public IReadOnlyList<string> Paths { get; } = [];

    /// <exception cref="TemplateException">The text is not of the language.</exception>
    public static Template Parse(string text, string name = "template", TemplateOptions? options = null) =>
        TryParse(text, name, options, out Template? template, out TemplateError? error) ? template : throw new TemplateException(error);

    public static bool TryParse(string text, string name, TemplateOptions? options, [NotNullWhen(true)] out Template? template, [NotNullWhen(false)] out TemplateError? error) =>
        throw new NotImplementedException();

    /// <param name="culture">Overrides <see cref="TemplateOptions.Culture"/>.</param>
    public bool TryRender(IModelObject model, string? culture, [NotNullWhen(true)] out RenderedTemplate? rendered, [NotNullWhen(false)] out TemplateError? error) =>
        throw new NotImplementedException();

    /// <exception cref="TemplateException">The render failed; no partial text exists.</exception>
    public string Render(IModelObject model, string? culture = null) =>
        TryRender(model, culture, out RenderedTemplate? rendered, out TemplateError? error) ? rendered.Text : throw new TemplateException(error);
}

/// <summary>One compiled expression: a condition, a <c>when:</c> line, a parameter of a registered template. Immutable and thread-safe.</summary>
public sealed class TemplateExpression
{
    private TemplateExpression(string source) => Source = source;

    public string Source { get; }

    /// <inheritdoc cref="Template.Paths"/>
    public IReadOnlyList<string> Paths { get; } = [];

    public static bool TryParse(string source, string name, TemplateOptions? options, [NotNullWhen(true)] out TemplateExpression? expression, [NotNullWhen(false)] out TemplateError? error) =>
        throw new NotImplementedException();

    public bool TryEvaluate(IModelObject model, string? culture, out Value value, [NotNullWhen(false)] out TemplateError? error) =>
        throw new NotImplementedException();
}
