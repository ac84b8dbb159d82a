using System.Text;
using System.Text.RegularExpressions;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Definitions;

/// <summary>
/// Turns the sayings of a rule into patterns: <c>'{không ưng} … {hoàn tiền}'</c> is one of the words named “không ưng”, up to four words, one of those
/// named “hoàn tiền”, all in one sentence. Each becomes a pattern for text with marks and one for text without.
/// </summary>
public sealed partial class SayingReader(IReadOnlyList<WordList> lists)
{
    private const string Blank = @"\s+";
    private const string FewWords = @"(\s+[\p{L}\d%]+){0,4}";
    private const string Number = @"(\d[\d.,]*%?|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|trăm|vài|mấy|nửa)";
    private const string BareNumber = @"(\d[\d.,]*%?|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|chuc|tram|vai|may|nua)";

    private readonly Dictionary<string, IReadOnlyList<string>> _lists = ByName(lists);

    /// <param name="saying">Words, <c>{name}</c> of a list (<c>{name?}</c>: may be left out), <c>#</c> for a number, <c>…</c> for up to four words, <c>,</c> where a comma may stand.</param>
    /// <param name="fault">What is wrong with it; null otherwise.</param>
    public IReadOnlyList<RulePattern> Read(string saying, out string? fault)
    {
        fault = null;
        List<Part> parts = [];
        foreach (Match piece in Pieces().Matches(saying))
        {
            string text = piece.Value;
            if (text is "…") parts.Add(new Part(PartKind.Gap, [], false));
            else if (text is ",") parts.Add(new Part(PartKind.Comma, [], false));
            else if (text is "#") parts.Add(new Part(PartKind.Number, [], false));
            else if (text[0] != '{') parts.Add(new Part(PartKind.Words, [text], false));
            else
            {
                bool mayMiss = text[^2] == '?';
                string name = text[1..(mayMiss ? ^2 : ^1)];
                if (!_lists.TryGetValue(name, out IReadOnlyList<string>? words))
                {
                    fault = $"no list of words is named ‘{name}’";
                    return [];
                }
                parts.Add(new Part(PartKind.Words, words, mayMiss));
            }
        }
        RulePattern? marked = Write(parts, bare: false);
        if (marked is null)
        {
            fault = "a saying needs words that must stand in it";
            return [];
        }
        RulePattern? unmarked = Write(parts, bare: true);
        return unmarked is null || unmarked.Regex == marked.Regex ? [marked] : [marked, unmarked];
    }

    private enum PartKind
    {
        Words,
        Number,
        Gap,
        Comma,
    }

    private sealed record Part(PartKind Kind, IReadOnlyList<string> Words, bool MayMiss);

    /// <summary>Null where words that must stand in it are only known with their marks, or none must stand in it.</summary>
    private static RulePattern? Write(List<Part> parts, bool bare)
    {
        StringBuilder regex = new(@"\b");
        List<string> triggers = [];
        string join = "";
        foreach (Part part in parts)
        {
            switch (part.Kind)
            {
                case PartKind.Gap:
                    regex.Append(FewWords);
                    join = Blank;
                    continue;
                case PartKind.Comma:
                    regex.Append(@"(\s*[,:?])?");
                    continue;
                case PartKind.Number:
                    regex.Append(join).Append(bare ? BareNumber : Number);
                    join = @"\s*"; // 5kg
                    continue;
            }
            List<string> words = [.. part.Words.Where(word => !bare || word[0] != '!').Select(word => Fold(word.TrimStart('!'), bare)).Distinct()];
            if (words.Count == 0 && !part.MayMiss) return null;
            if (words.Count == 0) continue;
            string choice = $"({string.Join('|', words.Select(Escape))})";
            regex.Append(part.MayMiss ? $"({join}{choice})?" : join + choice);
            join = Blank;
            if (!part.MayMiss && (triggers.Count == 0 || IsRarer(words, triggers))) triggers = words;
        }
        return triggers.Count == 0 ? null : new RulePattern(regex.ToString(), triggers);
    }

    /// <summary>Long words stand in few texts.</summary>
    private static bool IsRarer(List<string> words, List<string> than) => words.Min(static word => word.Length) > than.Min(static word => word.Length);

    private static string Fold(string word, bool bare)
    {
        FoldedText folded = FoldedText.Of(word);
        return new string(bare ? folded.Toneless : folded.Toned);
    }

    private static string Escape(string word) =>
        Regex.Escape(word).Replace(@"\ ", Blank, StringComparison.Ordinal).Replace("%", @"\s*%", StringComparison.Ordinal) + (word[^1] == '%' ? "" : @"\b");

    private static Dictionary<string, IReadOnlyList<string>> ByName(IReadOnlyList<WordList> lists)
    {
        Dictionary<string, IReadOnlyList<string>> known = new(StringComparer.Ordinal);
        foreach (WordList list in lists) known[list.Name] = list.Any;
        return known;
    }

    [GeneratedRegex(@"\{[^{}]+\}|[…#,]|[^\s{}…#,]+")]
    private static partial Regex Pieces();
}

/// <summary>Words of one meaning under one name. A word written <c>!đền</c> reads innocently without its marks and counts only with them.</summary>
public sealed record WordList(string Name, IReadOnlyList<string> Any);
