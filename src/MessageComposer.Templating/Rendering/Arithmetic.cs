using System.Numerics;

namespace MessageComposer.Templating.Rendering;

internal enum ArithmeticOperator : byte
{
    Add,
    Subtract,
    Multiply,
    Divide,
    DivideWhole,
    Remainder,
}

/// <summary>Arithmetic on numbers: decimal if either side is decimal, else double if either is double, else 64-bit integer.</summary>
internal static class Arithmetic
{
    /// <summary>Two numbers brought to one kind.</summary>
    internal readonly record struct Pair(ValueKind Kind, Value Left, Value Right)
    {
        public decimal LeftDecimal => ToDecimal(Left);

        public decimal RightDecimal => ToDecimal(Right);

        public double LeftDouble => ToDouble(Left);

        public double RightDouble => ToDouble(Right);

        public long LeftInteger => Left.AsInteger;

        public long RightInteger => Right.AsInteger;
    }

    public static bool IsNumber(in Value value) => value.Kind is ValueKind.Integer or ValueKind.Decimal or ValueKind.Double;

    /// <summary>False where the two are not numbers; a boolean counts as 1 or 0 beside a number.</summary>
    public static bool TryPair(in Value left, in Value right, out Pair pair)
    {
        pair = default;
        bool leftNumber = IsNumber(left);
        bool rightNumber = IsNumber(right);
        if (!(leftNumber || left.Kind == ValueKind.Boolean) || !(rightNumber || right.Kind == ValueKind.Boolean) || !(leftNumber || rightNumber)) return false;
        ValueKind kind = left.Kind == ValueKind.Decimal || right.Kind == ValueKind.Decimal ? ValueKind.Decimal
            : left.Kind == ValueKind.Double || right.Kind == ValueKind.Double ? ValueKind.Double
            : ValueKind.Integer;
        pair = new Pair(kind, left, right);
        return true;
    }

    /// <summary>False where a double does not fit a decimal.</summary>
    public static bool TryOrder(in Pair pair, out int order)
    {
        order = 0;
        try
        {
            order = pair.Kind switch
            {
                ValueKind.Decimal => pair.LeftDecimal.CompareTo(pair.RightDecimal),
                ValueKind.Double => pair.LeftDouble.CompareTo(pair.RightDouble),
                _ => pair.LeftInteger.CompareTo(pair.RightInteger),
            };
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <exception cref="ArithmeticException">Division by zero, overflow or a result that is not finite.</exception>
    public static Value Calculate(ArithmeticOperator operation, in Pair pair) => pair.Kind switch
    {
        ValueKind.Decimal => Value.Of(Calculate(operation, pair.LeftDecimal, pair.RightDecimal)),
        ValueKind.Double => Value.Of(Calculate(operation, pair.LeftDouble, pair.RightDouble)),
        _ when operation == ArithmeticOperator.Divide && pair.RightInteger == 0 => throw new DivideByZeroException(),
        _ when operation == ArithmeticOperator.Divide => Value.Of(Dividend(pair.LeftInteger) / Dividend(pair.RightInteger)),
        _ => Value.Of(Calculate(operation, pair.LeftInteger, pair.RightInteger)),
    };

    /// <exception cref="OverflowException">The number does not fit.</exception>
    public static decimal ToDecimal(in Value value) => value.Kind == ValueKind.Double ? (decimal)value.AsDouble : value.AsDecimal;

    public static double ToDouble(in Value value) => value.Kind switch
    {
        ValueKind.Double => value.AsDouble,
        ValueKind.Decimal => (double)value.AsDecimal,
        _ => value.AsInteger,
    };

    /// <summary>Beyond 53 bits the surplus ones are cut, as the reference does when it divides; a cast would round them.</summary>
    private static double Dividend(long number) => Math.Abs((double)number) < 1L << 53 ? number : (double)(BigInteger)number;

    private static decimal Calculate(ArithmeticOperator operation, decimal left, decimal right) => operation switch
    {
        ArithmeticOperator.Add => left + right,
        ArithmeticOperator.Subtract => left - right,
        ArithmeticOperator.Multiply => left * right,
        ArithmeticOperator.Divide => left / right,
        ArithmeticOperator.DivideWhole => decimal.Round(left / right),
        ArithmeticOperator.Remainder => left % right,
    };

    private static double Calculate(ArithmeticOperator operation, double left, double right)
    {
        double result = operation switch
        {
            ArithmeticOperator.Add => left + right,
            ArithmeticOperator.Subtract => left - right,
            ArithmeticOperator.Multiply => left * right,
            ArithmeticOperator.Divide => left / right,
            ArithmeticOperator.DivideWhole => Math.Round(left / right),
            ArithmeticOperator.Remainder => left % right,
        };
        return double.IsFinite(result) ? result : throw new OverflowException();
    }

    private static long Calculate(ArithmeticOperator operation, long left, long right) => checked(operation switch
    {
        ArithmeticOperator.Add => left + right,
        ArithmeticOperator.Subtract => left - right,
        ArithmeticOperator.Multiply => left * right,
        ArithmeticOperator.DivideWhole => left / right,
        ArithmeticOperator.Remainder => left % right,
        ArithmeticOperator.Divide => throw new InvalidOperationException("Integers divide to a double."),
    });
}
