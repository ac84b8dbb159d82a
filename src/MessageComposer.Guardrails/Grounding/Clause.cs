using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>A stretch of tokens from <paramref name="First"/> to <paramref name="End"/> (exclusive).</summary>
internal readonly record struct Clause(int First, int End)
{
    /// <summary>Key characters of half a long sentence.</summary>
    private const int Reach = 240;

    /// <summary>Tokens of half a long sentence.</summary>
    private const int MostTokens = 60;

    public bool Holds(in Claim claim) => claim.First >= First && claim.End <= End;

    public bool Touches(in Claim claim) => claim.First < End && claim.End > First;

    /// <summary>The tokens of a stretch of the original.</summary>
    public static Clause Of(in TokenList tokens, TextSpan words)
    {
        int keyStart = tokens.Text.KeyAt(words.Start);
        int keyEnd = tokens.Text.KeyAt(Math.Max(words.Start, words.End - 1));
        int first = 0;
        while (first < tokens.Count && tokens[first].End <= keyStart) first++;
        int end = first;
        while (end < tokens.Count && tokens[end].Start <= keyEnd) end++;
        return new Clause(first, Math.Max(first, end));
    }

    /// <summary>The text around some words, so far as one sentence may reach: a long text with many such words stays cheap.</summary>
    public static TokenList ReadAround(FoldedText field, TextSpan words)
    {
        int from = Math.Max(0, field.KeyAt(words.Start) - Reach);
        int to = Math.Min(field.Length, field.KeyAt(words.End) + Reach);
        return from == 0 && to == field.Length ? TokenList.Read(field) : TokenList.Read(field, from, to);
    }

    /// <summary>The sentence around some tokens.</summary>
    public static Clause SentenceAround(in TokenList tokens, Clause words) => Around(tokens, words, withCommas: true);

    /// <summary>The part of the sentence around some tokens, as far as the next comma, dash or colon.</summary>
    public static Clause PartAround(in TokenList tokens, Clause words) => Around(tokens, words, withCommas: false);

    private static Clause Around(in TokenList tokens, Clause words, bool withCommas)
    {
        int first = words.First;
        while (first > 0 && words.First - first < MostTokens && tokens[first].Before != Spacing.Line && !IsEnd(tokens, first - 1, withCommas)) first--;
        int end = words.End;
        while (end < tokens.Count && end - words.End < MostTokens && tokens[end].Before != Spacing.Line && !IsEnd(tokens, end, withCommas)) end++;
        return new Clause(first, end);
    }

    private static bool IsEnd(in TokenList tokens, int at, bool withCommas) =>
        tokens.IsBreak(at) || (!withCommas && tokens[at].Kind == TokenKind.Symbol && (tokens[at].Symbol is ',' or ':' || (tokens[at].Symbol is '-' or '–' or '—' && tokens[at].Before == Spacing.Blank)) && tokens[at + 1].Before != Spacing.None);
}
