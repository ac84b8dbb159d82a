using MessageComposer.Templating.Functions;
using MessageComposer.Templating.Nodes;
using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Syntax;

/// <summary>One compiled merge field.</summary>
/// <param name="Reads">Each path it reads with the node that reads it.</param>
internal sealed record MergeField(Expression Expression, MergeRead[] Reads);

/// <param name="Node">A <see cref="PathExpression"/>, or a <see cref="NameExpression"/> for a path of one name.</param>
internal sealed record MergeRead(string Path, Expression Node);

/// <summary>
/// Parses what may stand in a merge field: paths with integer indexes, <c>+ - * /</c> on paths and numbers, bare filters with numbers as arguments.
/// A text literal is refused: it would carry words past whoever reads the copy around the field.
/// </summary>
internal sealed class MergeFieldParser(TokenCursor cursor, MergePolicy? policy, TemplateOptions options, Action<int, string> refuse)
{
    private const int LongestChain = 100;

    private readonly List<MergeRead> _reads = [];

    /// <exception cref="TemplateFailure">The field is not of the merge language.</exception>
    public MergeField Parse()
    {
        int start = cursor.Current.Start;
        Expression value = Sum();
        while (cursor.TryTake(TokenKind.Pipe)) value = Filter(value);
        if (!cursor.Is(TokenKind.EndOfFile)) throw cursor.Unexpected("this cannot stand in a merge field");
        if (_reads.Count == 0) throw new TemplateFailure(start, "a merge field must read a path");
        return new MergeField(value, [.. _reads]);
    }

    private Expression Sum() => Chain(() => Chain(Atom, TokenKind.Star, TokenKind.Slash), TokenKind.Plus, TokenKind.Minus);

    private Expression Chain(Func<Expression> part, TokenKind one, TokenKind other)
    {
        Expression left = part();
        while (cursor.Is(one) || cursor.Is(other))
        {
            Token sign = cursor.Take();
            left = Bounded(Precedence.Join(sign, left, part()));
        }
        return left;
    }

    private Expression Atom()
    {
        if (cursor.Is(TokenKind.Integer) || cursor.Is(TokenKind.Decimal))
        {
            Token number = cursor.Take();
            return new Literal(number.Start, number.Number);
        }
        Token name = cursor.Expect(TokenKind.Name, "a path such as product.price");
        if (Keywords.IsReserved(name.Text)) throw new TemplateFailure(name.Start, $"`{name.Text}` cannot stand in a merge field");
        return Path(name);
    }

    private Expression Path(Token name)
    {
        string path = name.Text;
        List<PathLink> links = [];
        while (cursor.Is(TokenKind.Dot) || (cursor.Is(TokenKind.OpenBracket) && cursor.Touches()))
        {
            if (cursor.Take().Kind == TokenKind.Dot)
            {
                Token member = cursor.Expect(TokenKind.Name, "the name of a member");
                if (!Keywords.MayNameMember(member.Text)) throw new TemplateFailure(member.Start, $"`{member.Text}` cannot name a member");
                links.Add(new PathLink(member.Start, member.Text, IfAny: false, Index: null));
                path = $"{path}.{member.Text}";
            }
            else
            {
                Token index = cursor.Expect(TokenKind.Integer, "an index such as 0");
                cursor.Expect(TokenKind.CloseBracket, "`]`");
                links.Add(new PathLink(index.Start, Name: null, IfAny: false, new Literal(index.Start, index.Number)));
            }
        }
        if (policy is not null && !Allows(policy, path)) refuse(name.Start, $"the merge field `{path}` is not among those this copy may use");
        Expression root = new NameExpression(name.Start, name.Text);
        Expression node = links.Count == 0 ? root : new PathExpression(root, [.. links]) { ModelPath = path };
        _reads.Add(new MergeRead(path, node));
        return node;
    }

    private static bool Allows(MergePolicy policy, string path)
    {
        int lastDot = path.LastIndexOf('.');
        return policy.Paths.Contains(path) || (lastDot > 0 && policy.Paths.Contains(string.Concat(path.AsSpan(0, lastDot), ".*")));
    }

    private CallExpression Filter(Expression value)
    {
        Token name = cursor.Expect(TokenKind.Name, "a filter after `|`");
        List<Expression> arguments = [value];
        while (cursor.Is(TokenKind.Integer) || cursor.Is(TokenKind.Decimal))
        {
            Token number = cursor.Take();
            arguments.Add(new Literal(number.Start, number.Number));
        }
        TemplateFunction? function = null;
        foreach (HostFunctionDefinition host in options.Functions)
            if (host.Name == name.Text) function = TemplateFunction.Of(host);
        bool allowed = policy is null || (policy.Filters.Contains(name.Text) && function is not null);
        if (!allowed || cursor.Is(TokenKind.Dot)) refuse(name.Start, $"the filter `{name.Text}` may not be used here");
        if (cursor.Is(TokenKind.Dot)) throw cursor.Unexpected("function groups cannot stand in a merge field");
        CallExpression call = new(name.Start, function ?? Unregistered(name.Text), [.. arguments]);
        Bounded(call);
        return call;
    }

    /// <summary>Stands in where only the structure of copy is looked at; calling it fails the field.</summary>
    private static TemplateFunction Unregistered(string name) =>
        new(name, 1, int.MaxValue, (in FunctionCall call) => throw call.Refuse($"no filter `{name}` is registered"));

    private static Expression Bounded(Expression expression) =>
        expression.Height <= LongestChain ? expression : throw new TemplateFailure(expression.Position, "the expression is too long");
}
