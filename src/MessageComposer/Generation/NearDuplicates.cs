namespace MessageComposer.Generation;

/// <summary>Whether two copies say the same: a reviewer should never read one sentence twice.</summary>
internal static class NearDuplicates
{
    /// <summary>Share of common words from which two copies count as one.</summary>
    private const double Threshold = 0.9;

    public static bool Alike(IReadOnlyList<KeyValuePair<string, string>> one, IReadOnlyList<KeyValuePair<string, string>> other)
    {
        HashSet<string> words = WordsOf(one);
        HashSet<string> others = WordsOf(other);
        if (words.Count == 0 || others.Count == 0) return words.Count == others.Count;
        int common = words.Count(others.Contains);
        return common >= Threshold * (words.Count + others.Count - common);
    }

    private static HashSet<string> WordsOf(IReadOnlyList<KeyValuePair<string, string>> copy)
    {
        HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> field in copy)
        {
            int start = -1;
            for (int i = 0; i <= field.Value.Length; i++)
            {
                bool inWord = i < field.Value.Length && (char.IsLetterOrDigit(field.Value[i]) || field.Value[i] is '.' or '_');
                if (inWord && start < 0) start = i;
                if (inWord || start < 0) continue;
                if (field.Value[start..i].Trim('.', '_') is { Length: > 0 } word) words.Add(word);
                start = -1;
            }
        }
        return words;
    }
}
