using System.Text.RegularExpressions;

namespace MessageComposer.Server.Web.Shared;

/// <summary>Tells merge fields from words, so that readers can.</summary>
internal static partial class MergeParts
{
    public static IEnumerable<(string Text, bool IsMerge)> Split(string text)
    {
        int from = 0;
        foreach (Match match in MergeField().Matches(text))
        {
            if (match.Index > from) yield return (text[from..match.Index], false);
            yield return (match.Value, true);
            from = match.Index + match.Length;
        }
        if (from < text.Length) yield return (text[from..], false);
    }

    [GeneratedRegex(@"\{\{[^{}\n]{1,200}\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex MergeField();
}
