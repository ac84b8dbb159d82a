using System.Text.RegularExpressions;

namespace MessageComposer.Server.Web.Shared;

/// <summary>How a stretch of text came about.</summary>
internal enum DiffKind
{
    Same,
    Removed,
    Added,
}

internal sealed record DiffPiece(DiffKind Kind, string Text);

/// <summary>What changed from one text to another, word by word: the longest common run of words, blanks and marks stays.</summary>
internal static partial class WordDiff
{
    /// <summary>Past this many words the texts are shown whole: the table would grow with their product.</summary>
    private const int MostWords = 1_500;

    public static IReadOnlyList<DiffPiece> Of(string before, string after)
    {
        if (before == after) return before.Length == 0 ? [] : [new DiffPiece(DiffKind.Same, before)];
        string[] from = Words(before), to = Words(after);
        if (from.Length > MostWords || to.Length > MostWords) return [new DiffPiece(DiffKind.Removed, before), new DiffPiece(DiffKind.Added, after)];
        int[,] common = Common(from, to);
        List<(DiffKind Kind, string Word)> words = [];
        int i = 0, j = 0;
        while (i < from.Length || j < to.Length)
        {
            if (i < from.Length && j < to.Length && from[i] == to[j])
            {
                words.Add((DiffKind.Same, from[i]));
                i++;
                j++;
            }
            else if (j == to.Length || (i < from.Length && common[i + 1, j] >= common[i, j + 1])) words.Add((DiffKind.Removed, from[i++]));
            else words.Add((DiffKind.Added, to[j++]));
        }
        return Joined(WholePhrases(words));
    }

    /// <summary>Length of the longest common run of what is left from each place on.</summary>
    private static int[,] Common(string[] from, string[] to)
    {
        int[,] common = new int[from.Length + 1, to.Length + 1];
        for (int i = from.Length - 1; i >= 0; i--)
            for (int j = to.Length - 1; j >= 0; j--)
                common[i, j] = from[i] == to[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }

    /// <summary>A blank between two changed words is part of the change: phrases are read, not words.</summary>
    private static List<(DiffKind Kind, string Word)> WholePhrases(List<(DiffKind Kind, string Word)> words)
    {
        List<(DiffKind Kind, string Word)> whole = [];
        for (int i = 0; i < words.Count; i++)
        {
            bool joins = words[i].Kind == DiffKind.Same && string.IsNullOrWhiteSpace(words[i].Word) && i > 0 && i + 1 < words.Count && words[i - 1].Kind != DiffKind.Same && words[i + 1].Kind != DiffKind.Same;
            if (joins) whole.AddRange([(DiffKind.Removed, words[i].Word), (DiffKind.Added, words[i].Word)]);
            else whole.Add(words[i]);
        }
        return whole;
    }

    /// <summary>Neighbours of a kind as one piece; within a change what was cut stands before what came instead.</summary>
    private static List<DiffPiece> Joined(List<(DiffKind Kind, string Word)> words)
    {
        List<DiffPiece> pieces = [];
        for (int at = 0; at < words.Count;)
        {
            int end = at;
            if (words[at].Kind == DiffKind.Same)
            {
                while (end < words.Count && words[end].Kind == DiffKind.Same) end++;
                pieces.Add(new DiffPiece(DiffKind.Same, string.Concat(words[at..end].Select(word => word.Word))));
            }
            else
            {
                while (end < words.Count && words[end].Kind != DiffKind.Same) end++;
                foreach (DiffKind kind in (DiffKind[])[DiffKind.Removed, DiffKind.Added])
                    if (string.Concat(words[at..end].Where(word => word.Kind == kind).Select(word => word.Word)) is { Length: > 0 } text) pieces.Add(new DiffPiece(kind, text));
            }
            at = end;
        }
        return pieces;
    }

    private static string[] Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    /// <summary>A merge field, a word, a run of blanks, or one mark.</summary>
    [GeneratedRegex(@"\{\{[^{}\n]{1,200}\}\}|[\p{L}\p{M}\p{N}]+|\s+|.", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Word();
}
