namespace MessageComposer.Templating.Rendering;

/// <summary>The language's comparisons. They answer false ("not comparable") where the language has an error.</summary>
internal static class ValueComparison
{
    public static bool TryEquals(in Value left, in Value right, RenderCulture culture, out bool equal)
    {
        if (left.IsNull || right.IsNull)
        {
            equal = left.IsNull && right.IsNull;
            return true;
        }
        if (left.Kind == ValueKind.Boolean && right.Kind == ValueKind.Boolean)
        {
            equal = left.AsBoolean == right.AsBoolean;
            return true;
        }
        bool comparable = TryOrder(left, right, culture, out int order);
        equal = comparable && order == 0;
        return comparable;
    }

    /// <summary>Orders two values that are not null; two booleans have no order.</summary>
    public static bool TryOrder(in Value left, in Value right, RenderCulture culture, out int order)
    {
        order = 0;
        if (left.Kind == ValueKind.Text || right.Kind == ValueKind.Text)
        {
            if (!ValueText.TryPrint(left, culture, out string? leftText) || !ValueText.TryPrint(right, culture, out string? rightText)) return false;
            order = string.CompareOrdinal(leftText, rightText);
            return true;
        }
        if (left.Kind == ValueKind.Date && right.Kind == ValueKind.Date)
        {
            order = left.AsDate.CompareTo(right.AsDate);
            return true;
        }
        return Arithmetic.TryPair(left, right, out Arithmetic.Pair pair) && Arithmetic.TryOrder(pair, out order);
    }
}
