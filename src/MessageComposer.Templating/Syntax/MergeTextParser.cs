using System.Globalization;
using System.Text;
using MessageComposer.Templating.Rendering;

namespace MessageComposer.Templating.Syntax;

/// <summary>Splits copy into literals and merge fields and collects all that is wrong with it.</summary>
internal sealed class MergeTextParser(string source, MergePolicy? policy, TemplateOptions options)
{
    /// <summary>Enough to repair copy by; more would only cost time.</summary>
    private const int MostProblems = 100;

    private static readonly string[] Residue = ["}}", "{%", "%}", "\0"];

    private readonly List<(int Position, string Message)> _problems = [];
    private readonly List<MergeSegment> _segments = [];
    private readonly List<MergeField?> _fields = [];

    public IReadOnlyList<MergeSegment> Segments => _segments;

    /// <summary>The field of each segment; null for a literal.</summary>
    public IReadOnlyList<MergeField?> Fields => _fields;

    /// <returns>The problems in the order they stand; empty where the copy is sound.</returns>
    public List<(int Position, string Message)> Parse()
    {
        int at = 0;
        int close = 0;
        if (source.Length > options.MaxOutputChars)
        {
            _problems.Add((0, $"copy is longer than {options.MaxOutputChars} characters"));
            return _problems;
        }
        while (at < source.Length && _problems.Count < MostProblems)
        {
            int open = source.IndexOf("{{", at, StringComparison.Ordinal);
            AddLiteral(at, open < 0 ? source.Length : open);
            if (open < 0) break;
            if (close >= 0 && close < open + 2) close = source.IndexOf("}}", open + 2, StringComparison.Ordinal);
            int nextOpen = source.IndexOf("{{", open + 2, StringComparison.Ordinal);
            if (close < 0 || (nextOpen >= 0 && nextOpen < close))
            {
                _problems.Add((open, "this `{{` is never closed"));
                at = open + 2;
                continue;
            }
            AddField(open, close);
            at = close + 2;
        }
        _problems.Sort(static (one, other) => one.Position.CompareTo(other.Position));
        return _problems;
    }

    private void AddLiteral(int start, int end)
    {
        if (start == end) return;
        ReadOnlySpan<char> text = source.AsSpan(start, end - start);
        foreach (string mark in Residue)
        {
            for (int from = 0; text[from..].IndexOf(mark, StringComparison.Ordinal) is var found and >= 0 && _problems.Count < MostProblems; from += found + mark.Length)
                _problems.Add((start + from + found, mark == "\0" ? "U+0000 in copy" : $"stray `{mark}` in copy"));
        }
        _segments.Add(new MergeSegment(start, end - start, IsField: false, []));
        _fields.Add(null);
    }

    private void AddField(int open, int close)
    {
        CheckNeighbours(open, close + 2);
        MergeField? field = TryParse(open + 2, close);
        if (field is null) return;
        string[] paths = [.. field.Reads.Select(read => read.Path).Distinct(StringComparer.Ordinal)];
        _segments.Add(new MergeSegment(open, close + 2 - open, IsField: true, paths));
        _fields.Add(field);
    }

    private MergeField? TryParse(int start, int end)
    {
        try
        {
            if (start < end && source[start] is '-' or '~') throw new TemplateFailure(start, "a merge field takes no white-space marker");
            if (start < end && source[end - 1] is '-' or '~') throw new TemplateFailure(end - 1, "a merge field takes no white-space marker");
            int comment = source.IndexOf('#', start, end - start);
            if (comment >= 0) throw new TemplateFailure(comment, "a merge field takes no comment");
            TokenCursor cursor = new(Lexer.Code(source, start, end));
            return new MergeFieldParser(cursor, policy, options, (position, message) => _problems.Add((position, message))).Parse();
        }
        catch (TemplateFailure failure)
        {
            _problems.Add((Math.Min(failure.Position, end), failure.Message));
            return null;
        }
    }

    private void CheckNeighbours(int open, int after)
    {
        if (open > 0 && (source[open - 1] == '{' || IsWordPart(LastRune(source.AsSpan(0, open))))) _problems.Add((open, "the merge field touches the character before it"));
        if (after < source.Length && (source[after] == '}' || IsWordPart(FirstRune(source.AsSpan(after))))) _problems.Add((open, "the merge field touches the character after it"));
    }

    private static Rune LastRune(ReadOnlySpan<char> text)
    {
        Rune.DecodeLastFromUtf16(text, out Rune rune, out _);
        return rune;
    }

    private static Rune FirstRune(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out Rune rune, out _);
        return rune;
    }

    private static bool IsWordPart(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
