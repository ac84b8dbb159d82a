using System.Globalization;
using MessageComposer.Templating;

namespace MessageComposer.Rendering;

/// <summary>Reads one fact of a brief as text, for comparison with a ground.</summary>
internal static class FactText
{
    public static string? At(IModelObject root, string path)
    {
        Value value = ValueAt(root, path);
        return value.Kind switch
        {
            ValueKind.Text => value.AsText,
            ValueKind.Decimal or ValueKind.Integer => value.AsDecimal.ToString(CultureInfo.InvariantCulture),
            ValueKind.Boolean => value.AsBoolean ? "true" : "false",
            _ => null,
        };
    }

    /// <summary>Whether there is one thing to merge. A list counts as none: it may be shorter than a text hopes.</summary>
    public static bool IsThere(IModelObject root, string path) => ValueAt(root, path) is { IsBlank: false, Kind: not ValueKind.List };

    private static Value ValueAt(IModelObject root, string path)
    {
        Value value = Value.Of(root);
        foreach (string member in path.Split('.'))
        {
            if (value.Kind == ValueKind.List) return value;
            if (value.Kind != ValueKind.Object || !value.AsObject.TryGetMember(member, out value)) return Value.Null;
        }
        return value;
    }
}
