using System.Globalization;
using System.Text;
using MessageComposer.Guardrails;

namespace MessageComposer.Server.Web.Shared;

/// <summary>A stretch of text that is marked as one.</summary>
/// <param name="Hidden">The name of a character that cannot be seen (<c>U+202E</c>), to be shown in its place; null for text.</param>
/// <param name="Findings">The numbers, from 1, of the findings that stand here.</param>
/// <param name="Ends">Those of them that end with this piece.</param>
internal sealed record TextPiece(string Text, string? Hidden, IReadOnlyList<int> Findings, IReadOnlyList<int> Ends);

/// <summary>Takes a text apart at the bounds of findings and at characters that cannot be seen, or would turn the line around.</summary>
internal static class TextPieces
{
    /// <param name="findings">Those of the field the text is of, with their numbers; offsets outside the text are drawn in.</param>
    public static IReadOnlyList<TextPiece> Split(string text, IReadOnlyList<(int Number, Finding Finding)> findings)
    {
        List<(int Number, int Start, int End)> spans =
        [
            .. findings
                .Select(entry => (entry.Number, Start: Math.Clamp(entry.Finding.Start, 0, text.Length), End: Math.Clamp(entry.Finding.Start + entry.Finding.Length, 0, text.Length)))
                .Where(span => span.End > span.Start),
        ];
        SortedSet<int> cuts = [0, text.Length];
        foreach ((int _, int start, int end) in spans)
        {
            cuts.Add(start);
            cuts.Add(end);
        }
        List<TextPiece> pieces = [];
        int[] bounds = [.. cuts];
        for (int i = 0; i + 1 < bounds.Length; i++)
        {
            int from = bounds[i], to = bounds[i + 1];
            int[] here = [.. spans.Where(span => span.Start <= from && span.End >= to).Select(span => span.Number)];
            int[] ends = [.. spans.Where(span => span.End == to).Select(span => span.Number)];
            AddVisible(text[from..to], here, ends, pieces);
        }
        return pieces;
    }

    /// <summary>The text without what cannot be seen: what somebody edits is what they see.</summary>
    public static string Visible(string text) => string.Concat(Split(text, []).Select(piece => piece.Text));

    private static void AddVisible(string text, int[] findings, int[] ends, List<TextPiece> pieces)
    {
        StringBuilder run = new();
        int first = pieces.Count;
        for (int at = 0; at < text.Length;)
        {
            bool whole = Rune.TryGetRuneAt(text, at, out Rune rune);
            int length = whole ? rune.Utf16SequenceLength : 1;
            if (whole && !IsHidden(rune, text, at)) run.Append(text, at, length);
            else
            {
                if (run.Length > 0) pieces.Add(new TextPiece(run.ToString(), null, findings, []));
                run.Clear();
                int value = whole ? rune.Value : text[at];
                pieces.Add(new TextPiece("", string.Create(CultureInfo.InvariantCulture, $"U+{value:X4}"), findings, []));
            }
            at += length;
        }
        if (run.Length > 0) pieces.Add(new TextPiece(run.ToString(), null, findings, []));
        if (pieces.Count > first) pieces[^1] = pieces[^1] with { Ends = ends };
    }

    /// <summary>Controls, marks of direction, zero-width and tag characters. Joiners and selectors that make up an emoji are part of what is seen.</summary>
    private static bool IsHidden(Rune rune, string text, int at) => rune.Value switch
    {
        '\n' or '\t' => false,
        0x200D or 0xFE0F => at == 0 || text[at - 1] < 0x2000,
        0x00AD or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };
}
