using System.Text;
using MessageComposer.Content;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Composition.Lint;

/// <summary>The content files as text, to point at the very line something stands on.</summary>
internal sealed class SourceText(IReadOnlyList<SourceFile> files)
{
    private const int LongestPart = 24;

    private readonly Dictionary<string, string[]> _lines = [];

    /// <summary>Where a text stands below a key (<c>flag</c>) of the entry at a place; the place itself where it is written in another way.</summary>
    /// <param name="key">The last word of a dotted key counts.</param>
    public SourcePlace PlaceOf(SourcePlace entry, string key, string text)
    {
        string[] lines = LinesOf(entry.File);
        string opening = key[(key.LastIndexOf('.') + 1)..] + ":";
        int start = Array.FindIndex(lines, Math.Clamp(entry.Line - 1, 0, lines.Length), line => line.TrimStart(' ', '-').StartsWith(opening, StringComparison.Ordinal));
        return start < 0 ? entry : Find(entry.File, lines, start, text) ?? entry;
    }

    /// <summary>Where a text first stands in a file; its beginning where it does not.</summary>
    public SourcePlace PlaceOf(string file, string text) => Find(file, LinesOf(file), 0, text) ?? new SourcePlace(file, 1, 1);

    private static SourcePlace? Find(string file, string[] lines, int from, string text)
    {
        if (text.Length == 0) return null;
        foreach (string wanted in (string[])[text, text.Length > LongestPart ? text[..LongestPart] : text])
        {
            for (int i = from; i < lines.Length; i++)
            {
                int at = lines[i].IndexOf(wanted, StringComparison.Ordinal);
                if (at >= 0) return new SourcePlace(file, i + 1, at + 1);
            }
        }
        return null;
    }

    private string[] LinesOf(string path)
    {
        if (_lines.TryGetValue(path, out string[]? known)) return known;
        SourceFile? file = files.FirstOrDefault(candidate => candidate.Path == path);
        return _lines[path] = file is null ? [] : Encoding.UTF8.GetString(file.Bytes.Span).Split('\n');
    }
}
