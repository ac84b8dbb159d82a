using System.Diagnostics.CodeAnalysis;
using MessageComposer.Templating.Functions;
using MessageComposer.Templating.Nodes;
using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Syntax;

/// <summary>Parses pipes and expressions. The order of binding, lowest first, is <see cref="Precedence"/>.</summary>
internal sealed class ExpressionParser(TokenCursor cursor, Scope scope)
{
    /// <summary>How deep parentheses, indexes and signs may nest.</summary>
    private const int DeepestNesting = 100;

    /// <summary>How high the tree of one expression may grow, long chains of operators and filters included.</summary>
    private const int HighestTree = 500;

    private int _nesting;

    /// <summary>In a list of <c>when</c> values <c>||</c> separates; parentheses and brackets lift that.</summary>
    private bool _orSeparates;

    /// <summary><c>expr {"|" call}</c>, where the first may be a call.</summary>
    public Expression Pipe(bool callMayLead = true)
    {
        Expression value = callMayLead && TryFunction(out TemplateFunction? leading, out int leadingAt) ? Call(leading, leadingAt, null) : Expression();
        while (cursor.TryTake(TokenKind.Pipe))
        {
            while (cursor.TryTake(TokenKind.LineEnd)) { }
            if (!TryFunction(out TemplateFunction? function, out int at)) throw new TemplateFailure(at, "expected a function after `|`");
            value = Call(function, at, value);
        }
        return value;
    }

    public Expression Expression() => Binary(Unary(), lowest: 0);

    public Expression[] WhenValues()
    {
        _orSeparates = true;
        List<Expression> values = [Expression()];
        while (cursor.TryTake(TokenKind.Comma) || cursor.TryTake(TokenKind.Or)) values.Add(Expression());
        _orSeparates = false;
        return [.. values];
    }

    /// <summary>What <c>limit:</c> and <c>offset:</c> take: a literal, a path or a parenthesis.</summary>
    public Expression Operand() => Postfix();

    private bool TryFunction([NotNullWhen(true)] out TemplateFunction? function, out int position)
    {
        function = null;
        Token first = cursor.Current;
        position = first.Start;
        if (first.Kind != TokenKind.Name) return false;
        if (FunctionTable.IsGroup(first.Text))
        {
            cursor.Take();
            scope.UseFunction(first.Text);
            cursor.Expect(TokenKind.Dot, "a function of the group");
            Token name = cursor.Expect(TokenKind.Name, "a function of the group");
            function = FunctionTable.TryFind(first.Text, name.Text) ?? throw new TemplateFailure(first.Start, $"unknown function `{first.Text}.{name.Text}`");
            return true;
        }
        if (scope.HostFunction(first.Text) is not { } host) return false;
        cursor.Take();
        function = host;
        return true;
    }

    /// <summary>Arguments stand side by side; after a function without any, an operator takes the result.</summary>
    private Expression Call(TemplateFunction function, int position, Expression? piped)
    {
        List<Expression> arguments = piped is null ? [] : [piped];
        int given = arguments.Count;
        while (StartsArgument()) arguments.Add(Expression());
        if (cursor.Is(TokenKind.OpenParenthesis)) throw cursor.Unexpected("arguments stand after a blank, not in parentheses that touch");
        Expression call = Bounded(new CallExpression(position, function, [.. arguments]));
        return arguments.Count == given ? Binary(call, lowest: 0) : call;
    }

    private bool StartsArgument() => cursor.Current.Kind switch
    {
        TokenKind.Name or TokenKind.String or TokenKind.Integer or TokenKind.Decimal or TokenKind.Not => true,
        TokenKind.OpenParenthesis => !cursor.Touches(), // f(x) would take an operator after it for its result, `f (x)` for its argument
        _ => false,
    };

    private Expression Binary(Expression left, int lowest)
    {
        while (Precedence.Of(cursor.Current.Kind) is var level && level >= lowest && !(_orSeparates && cursor.Is(TokenKind.Or)))
        {
            Token sign = cursor.Take();
            Expression right = Binary(Unary(), level + 1);
            left = Bounded(Precedence.Join(sign, left, right));
        }
        return left;
    }

    private Expression Unary()
    {
        Token sign = cursor.Current;
        if (sign.Kind is not (TokenKind.Not or TokenKind.Minus or TokenKind.Plus)) return Postfix();
        cursor.Take();
        Enter(sign.Start);
        Expression operand = Unary();
        _nesting--;
        return Bounded(sign.Kind == TokenKind.Not ? new NotExpression(sign.Start, operand) : new SignExpression(sign.Start, sign.Kind == TokenKind.Minus, operand));
    }

    private Expression Postfix()
    {
        Expression root = Primary(out string? path);
        List<PathLink> links = [];
        while (true)
        {
            if (cursor.Is(TokenKind.Dot) || cursor.Is(TokenKind.QuestionDot))
            {
                bool ifAny = cursor.Take().Kind == TokenKind.QuestionDot;
                Token name = cursor.Expect(TokenKind.Name, "the name of a member");
                if (!Keywords.MayNameMember(name.Text)) throw new TemplateFailure(name.Start, $"write [\"{name.Text}\"] for a member of this name");
                links.Add(new PathLink(name.Start, name.Text, ifAny, null));
                path = path is null ? null : $"{path}.{name.Text}";
            }
            else if (cursor.Is(TokenKind.OpenBracket) && cursor.Touches())
            {
                Expression index = Index();
                links.Add(new PathLink(index.Position, null, IfAny: false, index));
                if (path is not null && index is Literal { Value.Kind: ValueKind.Text } member) path = $"{path}.{member.Value.AsText}";
            }
            else
            {
                break;
            }
        }
        if (path is not null) scope.AddPath(path);
        return links.Count == 0 ? root : Bounded(new PathExpression(root, [.. links]) { ModelPath = path });
    }

    private Expression Index()
    {
        Enter(cursor.Take().Start);
        bool orSeparates = _orSeparates;
        _orSeparates = false;
        Expression index = Expression();
        _orSeparates = orSeparates;
        cursor.Expect(TokenKind.CloseBracket, "`]`");
        _nesting--;
        return index;
    }

    private Expression Primary(out string? path)
    {
        path = null;
        Token token = cursor.Current;
        switch (token.Kind)
        {
            case TokenKind.Integer or TokenKind.Decimal:
                return new Literal(cursor.Take().Start, token.Number);
            case TokenKind.String:
                return new Literal(cursor.Take().Start, Value.Of(token.Text));
            case TokenKind.OpenParenthesis:
                return Parenthesis();
            case TokenKind.Name:
                return Named(token, out path);
            default:
                throw cursor.Unexpected("expected a value");
        }
    }

    private Expression Parenthesis()
    {
        Enter(cursor.Take().Start);
        bool orSeparates = _orSeparates;
        _orSeparates = false;
        Expression inner = Pipe();
        _orSeparates = orSeparates;
        cursor.Expect(TokenKind.CloseParenthesis, "`)`");
        _nesting--;
        return inner;
    }

    private Expression Named(Token name, out string? path)
    {
        path = null;
        switch (name.Text)
        {
            case "true" or "false": return new Literal(cursor.Take().Start, Value.Of(name.Text == "true"));
            case "null": return new Literal(cursor.Take().Start, Value.Null);
            case "for" when cursor.Following.Kind == TokenKind.Dot: return LoopFactOf(name);
            default: break;
        }
        if (Keywords.IsReserved(name.Text)) throw cursor.Unexpected($"`{name.Text}` cannot stand here");
        if (scope.IsHostFunction(name.Text)) throw cursor.Unexpected($"a call of `{name.Text}` cannot stand here; put it in parentheses");
        cursor.Take();
        return scope.Resolve(name.Text, name.Start, out path);
    }

    private LoopFactExpression LoopFactOf(Token keyword)
    {
        cursor.Take();
        cursor.Take();
        Token name = cursor.Expect(TokenKind.Name, "a member of `for`");
        LoopFact fact = name.Text switch
        {
            "index" => LoopFact.Index,
            "rindex" => LoopFact.RIndex,
            "first" => LoopFact.First,
            "last" => LoopFact.Last,
            "even" => LoopFact.Even,
            "odd" => LoopFact.Odd,
            "length" => LoopFact.Length,
            _ => throw new TemplateFailure(name.Start, $"`for` has no member `{name.Text}`"),
        };
        return new LoopFactExpression(keyword.Start, scope.InsideLoopBody ? scope.LoopDepth - 1 : -1, fact);
    }

    private void Enter(int position)
    {
        if (++_nesting > DeepestNesting) throw new TemplateFailure(position, $"nested deeper than {DeepestNesting} levels");
    }

    private static Expression Bounded(Expression expression) =>
        expression.Height <= HighestTree ? expression : throw new TemplateFailure(expression.Position, "the expression is too long");
}
