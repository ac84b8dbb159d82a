using System.Diagnostics.CodeAnalysis;
using MessageComposer.Templating.Nodes;
using MessageComposer.Templating.Rendering;
using MessageComposer.Templating.Syntax;

namespace MessageComposer.Templating;

/// <summary>One compiled expression: a condition, a <c>when:</c> line, a parameter of a registered template. Immutable and thread-safe.</summary>
public sealed class TemplateExpression
{
    private readonly string _name;
    private readonly TemplateOptions _options;
    private readonly Expression _expression;
    private readonly string[] _functionNames;

    private TemplateExpression(string source, string name, TemplateOptions options, Expression expression, Scope scope)
    {
        Source = source;
        Paths = [.. scope.Paths];
        _name = name;
        _options = options;
        _expression = expression;
        _functionNames = [.. scope.FunctionNames];
    }

    public string Source { get; }

    /// <inheritdoc cref="Template.Paths"/>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Compiles one pipe (<c>cart.total >= 500000 &amp;&amp; !customer.is_new</c>), without braces; statements are refused.</summary>
    public static bool TryParse(
        string source, string name, TemplateOptions? options, [NotNullWhen(true)] out TemplateExpression? expression, [NotNullWhen(false)] out TemplateError? error)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= TemplateOptions.Default;
        try
        {
            Scope scope = new(options);
            TokenCursor cursor = new(Lexer.Code(source, 0, source.Length));
            while (cursor.TryTake(TokenKind.LineEnd)) { }
            Expression pipe = new ExpressionParser(cursor, scope).Pipe();
            while (cursor.TryTake(TokenKind.LineEnd)) { }
            if (!cursor.Is(TokenKind.EndOfFile)) throw cursor.Unexpected("expected the end of the expression");
            expression = new TemplateExpression(source, name, options, pipe, scope);
            error = null;
            return true;
        }
        catch (TemplateFailure failure)
        {
            expression = null;
            error = SourcePosition.Error(name, source, failure.Position, failure.Message);
            return false;
        }
    }

    /// <param name="culture">Overrides <see cref="TemplateOptions.Culture"/>.</param>
    public bool TryEvaluate(IModelObject model, string? culture, out Value value, [NotNullWhen(false)] out TemplateError? error)
    {
        ArgumentNullException.ThrowIfNull(model);
        value = default;
        if (RenderCulture.TryFind(culture ?? _options.Culture) is not { } known)
        {
            error = new TemplateError(_name, 1, 1, "unknown culture");
            return false;
        }
        RenderFrame frame = RenderFrame.Rent(model, known, _options, variableCount: 0, loopCount: 0);
        try
        {
            frame.RefuseMembersNamed(_functionNames);
            value = _expression.Evaluate(frame);
            error = null;
            return true;
        }
        catch (TemplateFailure failure)
        {
            error = SourcePosition.Error(_name, Source, failure.Position, failure.Message);
            return false;
        }
        finally
        {
            frame.Return();
        }
    }
}
