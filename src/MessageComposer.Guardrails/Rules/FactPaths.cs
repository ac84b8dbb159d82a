using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Rules;

/// <summary>Reads facts by dotted path.</summary>
internal static class FactPaths
{
    /// <summary>The value at the path; null where a member is missing. A list on the way stands for each of its items, of which the first that has the rest counts.</summary>
    public static Value Read(IModelObject facts, string path)
    {
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        string head = dot < 0 ? path : path[..dot];
        if (!facts.TryGetMember(head, out Value value)) return Value.Null;
        return dot < 0 ? value : Descend(value, path[(dot + 1)..]);
    }

    /// <summary>Every text anywhere under the value; numbers, dates and truths are left out.</summary>
    public static IEnumerable<string> TextsUnder(Value value, int depth = 0)
    {
        if (depth > 8) yield break;
        switch (value.Kind)
        {
            case ValueKind.Text or ValueKind.Captured:
                yield return value.AsText;
                break;
            case ValueKind.List:
                for (int i = 0; i < value.AsList.Count; i++)
                    foreach (string text in TextsUnder(value.AsList[i], depth + 1)) yield return text;
                break;
            case ValueKind.Object:
                foreach (string name in value.AsObject.MemberNames)
                    if (value.AsObject.TryGetMember(name, out Value member))
                        foreach (string text in TextsUnder(member, depth + 1)) yield return text;
                break;
            default:
                break;
        }
    }

    private static Value Descend(Value value, string rest)
    {
        if (value.Kind == ValueKind.Object) return Read(value.AsObject, rest);
        if (value.Kind != ValueKind.List) return Value.Null;
        for (int i = 0; i < value.AsList.Count; i++)
            if (Descend(value.AsList[i], rest) is { IsNull: false } found) return found;
        return Value.Null;
    }
}
