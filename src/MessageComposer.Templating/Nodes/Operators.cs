using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Nodes;

internal abstract class BinaryExpression : Expression
{
    protected BinaryExpression(int position, Expression left, Expression right) : base(position)
    {
        Left = left;
        Right = right;
        Height = Math.Max(left.Height, right.Height) + 1;
    }

    protected Expression Left { get; }

    protected Expression Right { get; }
}

/// <summary><c>??</c>: always evaluates both sides.</summary>
internal sealed class CoalesceExpression(int position, Expression left, Expression right) : BinaryExpression(position, left, right)
{
    public override Value Evaluate(RenderFrame frame)
    {
        Value left = Left.Evaluate(frame);
        Value right = Right.Evaluate(frame);
        return left.IsNull ? right : left;
    }
}

/// <summary><c>&amp;&amp;</c> and <c>||</c>: a boolean, the right side only where it decides.</summary>
internal sealed class LogicExpression(int position, bool isAnd, Expression left, Expression right) : BinaryExpression(position, left, right)
{
    public override Value Evaluate(RenderFrame frame) =>
        Left.Evaluate(frame).IsTruthy != isAnd ? Value.Of(!isAnd) : Value.Of(Right.Evaluate(frame).IsTruthy);
}

internal sealed class EqualityExpression(int position, bool negated, Expression left, Expression right) : BinaryExpression(position, left, right)
{
    public override Value Evaluate(RenderFrame frame)
    {
        Value left = Left.Evaluate(frame);
        Value right = Right.Evaluate(frame);
        return ValueComparison.TryEquals(left, right, frame.Culture, out bool equal)
            ? Value.Of(equal != negated)
            : throw new TemplateFailure(Position, $"a {left.Kind} and a {right.Kind} cannot be compared");
    }
}

internal enum Order
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal sealed class OrderExpression(int position, Order wanted, Expression left, Expression right) : BinaryExpression(position, left, right)
{
    public override Value Evaluate(RenderFrame frame)
    {
        Value left = Left.Evaluate(frame);
        Value right = Right.Evaluate(frame);
        if (left.IsNull || right.IsNull) return Value.False;
        if (!ValueComparison.TryOrder(left, right, frame.Culture, out int order))
            throw new TemplateFailure(Position, $"a {left.Kind} and a {right.Kind} have no order");
        return Value.Of(wanted switch
        {
            Order.Less => order < 0,
            Order.LessOrEqual => order <= 0,
            Order.Greater => order > 0,
            Order.GreaterOrEqual => order >= 0,
        });
    }
}

internal sealed class ArithmeticExpression(int position, ArithmeticOperator operation, Expression left, Expression right) : BinaryExpression(position, left, right)
{
    public override Value Evaluate(RenderFrame frame)
    {
        Value left = Left.Evaluate(frame);
        Value right = Right.Evaluate(frame);
        if (left.Kind == ValueKind.Text || right.Kind == ValueKind.Text)
            return operation == ArithmeticOperator.Add ? Joined(left, right, frame) : throw new TemplateFailure(Position, "texts can be joined with + only");
        if (left.IsNull || right.IsNull) return Value.Null;
        if (!Arithmetic.TryPair(left, right, out Arithmetic.Pair pair))
            throw new TemplateFailure(Position, $"no arithmetic between a {left.Kind} and a {right.Kind}");
        try
        {
            return Arithmetic.Calculate(operation, pair);
        }
        catch (ArithmeticException problem)
        {
            throw new TemplateFailure(Position, problem is DivideByZeroException ? "division by zero" : "the number is out of range");
        }
    }

    private Value Joined(in Value left, in Value right, RenderFrame frame)
    {
        if (!ValueText.TryPrint(left, frame.Culture, out string? leftText) || !ValueText.TryPrint(right, frame.Culture, out string? rightText))
            throw new TemplateFailure(Position, "a list or an object cannot be joined to a text");
        return leftText.Length + rightText.Length <= frame.Options.MaxOutputChars ? Value.Of(leftText + rightText) : throw frame.TooLong(Position);
    }
}

internal sealed class NotExpression : Expression
{
    private readonly Expression _operand;

    public NotExpression(int position, Expression operand) : base(position)
    {
        _operand = operand;
        Height = operand.Height + 1;
    }

    public override Value Evaluate(RenderFrame frame) => Value.Of(!_operand.Evaluate(frame).IsTruthy);
}

/// <summary>Unary <c>-</c> and <c>+</c>; both need a number.</summary>
internal sealed class SignExpression : Expression
{
    private readonly Expression _operand;
    private readonly bool _negative;

    public SignExpression(int position, bool negative, Expression operand) : base(position)
    {
        _operand = operand;
        _negative = negative;
        Height = operand.Height + 1;
    }

    public override Value Evaluate(RenderFrame frame)
    {
        Value value = _operand.Evaluate(frame);
        if (!Arithmetic.IsNumber(value)) throw new TemplateFailure(_operand.Position, "a sign needs a number");
        if (!_negative) return value;
        return value.Kind switch
        {
            ValueKind.Decimal => Value.Of(-value.AsDecimal),
            ValueKind.Double => Value.Of(-value.AsDouble),
            _ => value.AsInteger == long.MinValue ? throw new TemplateFailure(Position, "the number is out of range") : Value.Of(-value.AsInteger),
        };
    }
}
