using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Rules;

/// <summary>Whether a stretch has anything to do with what was merged: elsewhere, rendered text was judged when its copy was.</summary>
internal static class TouchesValue
{
    public static bool In(FoldedText field, TextSpan original)
    {
        for (int i = 0; i < field.Values.Count; i++)
        {
            MergedValue value = field.Values[i];
            if (value.Start < original.End && original.Start < value.Start + value.Length) return true;
        }
        return false;
    }
}
