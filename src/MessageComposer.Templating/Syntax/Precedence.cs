using System.Diagnostics;
using MessageComposer.Templating.Nodes;
using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Syntax;

/// <summary>The binary operators: how strongly each binds, and the node it makes.</summary>
internal static class Precedence
{
    /// <summary>0 binds weakest; -1 for what is no binary operator.</summary>
    public static int Of(TokenKind kind) => kind switch
    {
        TokenKind.Coalesce => 0,
        TokenKind.Or => 1,
        TokenKind.And => 2,
        TokenKind.Equal or TokenKind.NotEqual => 3,
        TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => 4,
        TokenKind.Plus or TokenKind.Minus => 5,
        TokenKind.Star or TokenKind.Slash or TokenKind.DoubleSlash or TokenKind.Percent => 6,
        _ => -1,
    };

    public static Expression Join(Token sign, Expression left, Expression right) => sign.Kind switch
    {
        TokenKind.Coalesce => new CoalesceExpression(sign.Start, left, right),
        TokenKind.Or => new LogicExpression(sign.Start, isAnd: false, left, right),
        TokenKind.And => new LogicExpression(sign.Start, isAnd: true, left, right),
        TokenKind.Equal => new EqualityExpression(sign.Start, negated: false, left, right),
        TokenKind.NotEqual => new EqualityExpression(sign.Start, negated: true, left, right),
        TokenKind.Less => new OrderExpression(sign.Start, Order.Less, left, right),
        TokenKind.LessOrEqual => new OrderExpression(sign.Start, Order.LessOrEqual, left, right),
        TokenKind.Greater => new OrderExpression(sign.Start, Order.Greater, left, right),
        TokenKind.GreaterOrEqual => new OrderExpression(sign.Start, Order.GreaterOrEqual, left, right),
        TokenKind.Plus => new ArithmeticExpression(sign.Start, ArithmeticOperator.Add, left, right),
        TokenKind.Minus => new ArithmeticExpression(sign.Start, ArithmeticOperator.Subtract, left, right),
        TokenKind.Star => new ArithmeticExpression(sign.Start, ArithmeticOperator.Multiply, left, right),
        TokenKind.Slash => new ArithmeticExpression(sign.Start, ArithmeticOperator.Divide, left, right),
        TokenKind.DoubleSlash => new ArithmeticExpression(sign.Start, ArithmeticOperator.DivideWhole, left, right),
        TokenKind.Percent => new ArithmeticExpression(sign.Start, ArithmeticOperator.Remainder, left, right),
        _ => throw new UnreachableException(),
    };
}
