namespace MessageComposer.Content.Yaml;

/// <summary>Guesses which known name a mistyped one was meant to be.</summary>
internal static class NearestName
{
    /// <summary><c>; did you mean "severity"?</c>, or the known names where they are few, or nothing.</summary>
    public static string Hint(string mistyped, IEnumerable<string> known)
    {
        List<string> names = [.. known.Order(StringComparer.Ordinal)];
        string? nearest = Find(mistyped, names);
        if (nearest is not null) return $"; did you mean \"{nearest}\"?";
        return names.Count is > 0 and <= 16 ? "; known are " + string.Join(", ", names) : "";
    }

    private static string? Find(string mistyped, List<string> names)
    {
        if (mistyped.Length > 64) return null;
        int allowed = Math.Max(1, mistyped.Length / 3);
        string? nearest = null;
        foreach (string name in names)
        {
            int distance = Distance(mistyped.ToLowerInvariant(), name.ToLowerInvariant());
            if (distance > allowed) continue;
            allowed = distance - 1;
            nearest = name;
        }
        return nearest;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.</summary>
    private static int Distance(string left, string right)
    {
        int[,] cost = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++) cost[i, 0] = i;
        for (int j = 0; j <= right.Length; j++) cost[0, j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            for (int j = 1; j <= right.Length; j++)
            {
                int replace = cost[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }
        return cost[left.Length, right.Length];
    }
}
