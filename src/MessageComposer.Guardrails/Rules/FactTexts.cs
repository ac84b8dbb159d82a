using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Rules;

/// <summary>The texts of the facts in a list that each thread keeps: <see cref="Rent"/>, then <see cref="Return"/>.</summary>
internal static class FactTexts
{
    private const int DeepestNesting = 8;
    private const int MostKept = 1_024;

    [ThreadStatic] private static List<string>? t_spare;

    /// <summary>Every text anywhere under the facts; numbers, dates and truths are left out.</summary>
    public static List<string> Rent(IModelObject facts)
    {
        List<string> texts = t_spare ?? [];
        t_spare = null;
        Collect(Value.Of(facts), texts, 0);
        return texts;
    }

    public static void Return(List<string> texts)
    {
        if (texts.Count > MostKept) return;
        texts.Clear();
        t_spare = texts;
    }

    private static void Collect(in Value value, List<string> texts, int depth)
    {
        if (depth > DeepestNesting) return;
        switch (value.Kind)
        {
            case ValueKind.Text or ValueKind.Captured:
                texts.Add(value.AsText);
                break;
            case ValueKind.List:
                for (int i = 0; i < value.AsList.Count; i++) Collect(value.AsList[i], texts, depth + 1);
                break;
            case ValueKind.Object:
                foreach (string name in value.AsObject.MemberNames)
                    if (value.AsObject.TryGetMember(name, out Value member)) Collect(member, texts, depth + 1);
                break;
        }
    }
}
