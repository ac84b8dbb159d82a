using System.Buffers;
using System.Text;

namespace MessageComposer.Templating.Functions;

/// <summary>
/// Removes scripts, styles, comments and tags in linear time. A tag runs from any <c>&lt;</c> to the next <c>&gt;</c>; a <c>=</c> in it takes a quoted
/// value (with any <c>&gt;</c>) or at least one character, and an unquoted value gives characters back where the tag could not end otherwise.
/// </summary>
internal static class HtmlStrip
{
    private const int None = -1;

    public static string Strip(string text)
    {
        int open = text.IndexOf('<', StringComparison.Ordinal);
        if (open < 0) return text;
        int[] tagEnds = ArrayPool<int>.Shared.Rent(text.Length + 1);
        try
        {
            FindTagEnds(text, tagEnds);
            return Strip(text, open, tagEnds);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(tagEnds);
        }
    }

    private static string Strip(string text, int open, int[] tagEnds)
    {
        StringBuilder kept = new(text.Length);
        Element script = new("<script", "</script>");
        Element comment = new("<!--", "-->");
        Element style = new("<style", "</style>");
        int at = 0;
        while (open >= 0)
        {
            kept.Append(text, at, open - at);
            int end = script.EndAt(text, open);
            if (end == None) end = comment.EndAt(text, open);
            if (end == None) end = style.EndAt(text, open);
            if (end == None && tagEnds[open + 1] != None) end = tagEnds[open + 1] + 1;
            if (end == None)
            {
                kept.Append('<');
                end = open + 1;
            }
            at = end;
            open = text.IndexOf('<', at);
        }
        return kept.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>
    /// Fills, for each position inside a tag, where the tag ends. Worked from the right: every position asks only positions after it,
    /// which is what a backtracking search would try, in the same order of preference, but each once.
    /// </summary>
    private static void FindTagEnds(string text, int[] ends)
    {
        int length = text.Length;
        int[] runs = ArrayPool<int>.Shared.Rent(length + 1); // for each position of an unquoted value: the end the longest possible value leads to
        ends[length] = runs[length] = None;
        int singleAfterNext = None; // nearest quotes at or after position + 2
        int doubleAfterNext = None;
        for (int i = length - 1; i >= 0; i--)
        {
            ends[i] = text[i] switch
            {
                '>' => i,
                '=' => i + 1 == length ? None : text[i + 1] switch
                {
                    '\'' => singleAfterNext == None ? None : ends[singleAfterNext + 1],
                    '"' => doubleAfterNext == None ? None : ends[doubleAfterNext + 1],
                    _ => runs[i + 2],
                },
                _ => ends[i + 1],
            };
            bool endsRun = text[i] == '>' || char.IsWhiteSpace(text[i]);
            runs[i] = endsRun || runs[i + 1] == None ? ends[i] : runs[i + 1];
            if (i + 1 < length && text[i + 1] == '\'') singleAfterNext = i + 1;
            if (i + 1 < length && text[i + 1] == '"') doubleAfterNext = i + 1;
        }
        ArrayPool<int>.Shared.Return(runs);
    }

    /// <summary>A kind of element that goes with its content. Remembers a fruitless search, so that many openings cost one.</summary>
    private struct Element(string opening, string closing)
    {
        private bool _neverCloses;

        /// <summary>Where the element that opens here ends, or <see cref="None"/>.</summary>
        public int EndAt(string text, int open)
        {
            if (_neverCloses || !text.AsSpan(open).StartsWith(opening, StringComparison.OrdinalIgnoreCase)) return None;
            int close = text.IndexOf(closing, open + opening.Length, StringComparison.OrdinalIgnoreCase);
            _neverCloses = close < 0;
            return close < 0 ? None : close + closing.Length;
        }
    }
}
