using System.Diagnostics.CodeAnalysis;
using MessageComposer.Templating.Functions;
using MessageComposer.Templating.Nodes;
using MessageComposer.Templating.Rendering;
using MessageComposer.Templating.Syntax;

namespace MessageComposer.Templating;

/// <summary>What a render gave: the text, and what each <c>capture</c> at any depth last held, by name.</summary>
public sealed record RenderedTemplate(string Text, IReadOnlyDictionary<string, string> Captures);

/// <summary>A compiled template file. Immutable and thread-safe.</summary>
public sealed class Template
{
    private static readonly Dictionary<string, string> NoCaptures = [];

    private readonly string _source;
    private readonly TemplateOptions _options;
    private readonly Block _body;
    private readonly int _variables;
    private readonly int _loops;
    private readonly string[] _functionNames;

    private Template(string name, string source, TemplateOptions options, Block body, Scope scope)
    {
        Name = name;
        Paths = [.. scope.Paths];
        _source = source;
        _options = options;
        _body = body;
        _variables = scope.VariableCount;
        _loops = scope.LoopCount;
        _functionNames = [.. FunctionTable.GroupNames.Union(scope.FunctionNames, StringComparer.Ordinal)];
    }

    public string Name { get; }

    /// <summary>
    /// Each dotted path the template reads from the model, indexes left out (<c>product.review_highlights</c>), without duplicates. The items of a loop
    /// over a path count as that path (<c>x.name</c> in <c>for x in cart.items</c> is <c>cart.items.name</c>); <c>.size</c> stands as it is written.
    /// </summary>
    public IReadOnlyList<string> Paths { get; }

    /// <exception cref="TemplateException">The text is not of the language.</exception>
    public static Template Parse(string text, string name = "template", TemplateOptions? options = null) =>
        TryParse(text, name, options, out Template? template, out TemplateError? error) ? template : throw new TemplateException(error);

    public static bool TryParse(string text, string name, TemplateOptions? options, [NotNullWhen(true)] out Template? template, [NotNullWhen(false)] out TemplateError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= TemplateOptions.Default;
        try
        {
            Scope scope = new(options);
            Block body = new TemplateParser(Lexer.Template(text), scope).Template();
            template = new Template(name, text, options, body, scope);
            error = null;
            return true;
        }
        catch (TemplateFailure failure)
        {
            template = null;
            error = SourcePosition.Error(name, text, failure.Position, failure.Message);
            return false;
        }
    }

    /// <summary>A model with a member named like a function group, or like a host function the template calls, is refused.</summary>
    /// <param name="culture">Overrides <see cref="TemplateOptions.Culture"/>.</param>
    public bool TryRender(IModelObject model, string? culture, [NotNullWhen(true)] out RenderedTemplate? rendered, [NotNullWhen(false)] out TemplateError? error)
    {
        ArgumentNullException.ThrowIfNull(model);
        rendered = null;
        if (RenderCulture.TryFind(culture ?? _options.Culture) is not { } known)
        {
            error = new TemplateError(Name, 1, 1, "unknown culture");
            return false;
        }
        RenderFrame frame = RenderFrame.Rent(model, known, _options, _variables, _loops);
        try
        {
            frame.RefuseMembersNamed(_functionNames);
            _body.Run(frame);
            rendered = new RenderedTemplate(frame.Output.CutFrom(0), frame.Captures ?? NoCaptures);
            error = null;
            return true;
        }
        catch (TemplateFailure failure)
        {
            error = SourcePosition.Error(Name, _source, failure.Position, failure.Message);
            return false;
        }
        finally
        {
            frame.Return();
        }
    }

    /// <exception cref="TemplateException">The render failed; no partial text exists.</exception>
    public string Render(IModelObject model, string? culture = null) =>
        TryRender(model, culture, out RenderedTemplate? rendered, out TemplateError? error) ? rendered.Text : throw new TemplateException(error);
}
