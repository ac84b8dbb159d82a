using System.Globalization;
using MessageComposer.Templating;

namespace MessageComposer.Rendering;

/// <summary>Reads one fact of a brief as text, for comparison with a ground. Items of lists are told by index: <c>product.faqs[0].a</c>.</summary>
internal static class FactText
{
    /// <summary>Null where there is no single fact.</summary>
    public static string? At(IModelObject root, string path) => TextOf(ValueAt(root, path));

    /// <summary>Whether a ground still holds. A path that leads through a list without an index (<c>product.certifications.title</c>) holds where it does for any item.</summary>
    public static bool Holds(IModelObject root, string path, string value) => Holds(Value.Of(root), path, value);

    private static bool Holds(in Value from, string path, string value)
    {
        if (from.Kind == ValueKind.List)
        {
            for (int i = 0; i < from.AsList.Count; i++)
                if (Holds(from.AsList[i], path, value)) return true;
            return false;
        }
        if (path.Length == 0) return TextOf(from) == value;
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        string step = dot < 0 ? path : path[..dot];
        return from.Kind == ValueKind.Object && TryStep(from.AsObject, step, out Value next) && Holds(next, dot < 0 ? "" : path[(dot + 1)..], value);
    }

    /// <summary>Whether there is one thing to merge. A list counts as none: it may be shorter than a text hopes.</summary>
    public static bool IsThere(IModelObject root, string path) => ValueAt(root, path) is { IsBlank: false, Kind: not ValueKind.List };

    private static Value ValueAt(IModelObject root, string path)
    {
        Value value = Value.Of(root);
        foreach (string step in path.Split('.'))
            if (value.Kind != ValueKind.Object || !TryStep(value.AsObject, step, out value)) return Value.Null;
        return value;
    }

    private static bool TryStep(IModelObject from, string step, out Value value)
    {
        int bracket = step.IndexOf('[', StringComparison.Ordinal);
        if (!from.TryGetMember(bracket < 0 ? step : step[..bracket], out value)) return false;
        if (bracket < 0) return true;
        if (value.Kind != ValueKind.List || !int.TryParse(step.AsSpan(bracket + 1).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out int index) || index >= value.AsList.Count) return false;
        value = value.AsList[index];
        return true;
    }

    private static string? TextOf(in Value value) => value.Kind switch
    {
        ValueKind.Text => value.AsText,
        ValueKind.Decimal or ValueKind.Integer => value.AsDecimal.ToString(CultureInfo.InvariantCulture),
        ValueKind.Boolean => value.AsBoolean ? "true" : "false",
        _ => null,
    };
}
