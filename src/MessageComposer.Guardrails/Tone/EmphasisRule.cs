using System.Collections.Concurrent;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tone;

/// <summary>Shouting: capitals, exclamation marks, emoji; and sentences longer than the voice speaks.</summary>
internal sealed class EmphasisRule(ToneSet tones) : IGuardrailRule
{
    /// <summary>Share of capitals among at least this many letters that counts as shouting (facts of the house: 30 % of 10).</summary>
    private const int FewestLetters = 10;
    private const int MostCapitalsPercent = 30;
    private const int LongestExclamationRun = 3;
    /// <summary>Emoji in a row, nothing between them, that count as shouting.</summary>
    internal const int ShortestEmojiRun = 6;

    private static readonly Wording Shouting = new("Viết hoa {0}% số chữ cái, như la hét.", "{0}% of the letters are capitals: shouting.");
    private static readonly Wording Capital = new("“{0}” viết hoa toàn bộ; giọng này chỉ viết hoa tên riêng.", "“{0}” is all capitals; this voice keeps them for names.");
    private static readonly Wording ExclamationRun = new("{0} dấu chấm than liền nhau.", "{0} exclamation marks in a row.");
    private static readonly Wording Exclamations = new("Có {0} dấu chấm than, giọng này cho tối đa {1}.", "{0} exclamation marks; this voice allows {1}.");
    private static readonly Wording EmojiRun = new("{0} biểu tượng cảm xúc liền nhau.", "{0} emoji in a row.");
    private static readonly Wording Emoji = new("Có {0} biểu tượng cảm xúc, giọng này cho tối đa {1}.", "{0} emoji; this voice allows {1}.");
    private static readonly Wording EmojiNever = new("Giọng này không dùng “{0}”.", "This voice never uses “{0}”.");
    private static readonly Wording LongSentence = new("Câu dài {0} từ, giọng này cho tối đa {1}.", "The sentence has {0} words; this voice allows {1}.");
    private static readonly Wording Reason = new("Nói nhẹ nhàng thì khách mới đọc tiếp.", "A calm voice is read; a loud one is closed.");

    /// <summary>By what <see cref="ToneSet.For"/> gives.</summary>
    private readonly ConcurrentDictionary<ulong, ToneLimits> _merged = new();

    public string Id => "emphasis";

    public string Category => Categories.Tone;

    public void InspectMessage(IReadOnlyList<FoldedText> fields, GuardrailContext context, FindingSink findings)
    {
        ToneLimits limits = LimitsFor(context);
        int marks = 0;
        int emoji = 0;
        bool marksOver = false;
        bool emojiOver = false;
        for (int i = 0; i < fields.Count; i++)
        {
            FoldedText field = fields[i];
            InspectCapitals(field, limits.Capitals == "names_only", context, findings);
            InspectExclamations(field, limits.Exclamations, context, ref marks, ref marksOver, findings);
            InspectEmoji(field, limits, context, ref emoji, ref emojiOver, findings);
            // Long sentences are advice to whoever writes copy; in final text they are no fault of the message.
            if (limits.SentenceWords is { } most && context.Stage == TextStage.Copy) InspectSentences(field, most, findings);
        }
    }

    private void InspectCapitals(FoldedText field, bool namesOnly, GuardrailContext context, FindingSink findings)
    {
        // Capitals of a value are its name's own.
        if (context.Stage == TextStage.Rendered || !CapitalCount.IsLoud(field, FewestLetters, MostCapitalsPercent, namesOnly)) return;
        CapitalCount count = CapitalCount.Of(field, context);
        if (count.Letters >= FewestLetters && count.Capitals * 100 > count.Letters * MostCapitalsPercent)
            findings.Add(this, field, count.Span ?? field.ToOriginal(field.Words[0], field.Words[^1]), Severity.Warn, Shouting.With(count.Capitals * 100 / count.Letters), Reason);
        else if (namesOnly && count.Span is { } word)
            findings.Add(this, field, word, Severity.Warn, Capital.With(field.Original.Substring(word.Start, word.Length)), Reason);
    }

    private void InspectExclamations(FoldedText field, int? most, GuardrailContext context, ref int marks, ref bool over, FindingSink findings)
    {
        ReadOnlySpan<char> key = field.Toned;
        for (int at = key.IndexOf('!'); at >= 0 && at < key.Length;)
        {
            int end = at;
            int run = 0;
            for (; end < key.Length && key[end] is '!' or '?' or ' ' && (key[end] != ' ' || (end + 1 < key.Length && key[end + 1] == '!')); end++)
                if (key[end] == '!') run++;
            if (end < key.Length && key[end] == ',' && run == 1)
            {
                int behind = key[end..].IndexOf('!'); // “May@2026!, đăng nhập”: not the end of anything
                at = behind < 0 ? -1 : end + behind;
                continue;
            }
            marks += run;
            TextSpan span = field.ToOriginal(at, end - at);
            bool judged = context.Stage != TextStage.Rendered || TouchesValue.In(field, span);
            if (run > LongestExclamationRun && judged) findings.Add(this, field, span, Severity.Warn, ExclamationRun.With(run), Reason);
            else if (marks > most && !over && judged)
            {
                over = true;
                findings.Add(this, field, span, Severity.Warn, Exclamations.With(marks, most.Value), Reason);
            }
            int next = key[end..].IndexOf('!');
            at = next < 0 ? -1 : end + next;
        }
    }

    private void InspectEmoji(FoldedText field, ToneLimits limits, GuardrailContext context, ref int total, ref bool over, FindingSink findings)
    {
        ReadOnlySpan<TextSpan> emoji = field.Emoji;
        if (emoji.Length == 0) return;
        int runStart = 0;
        int? most = limits.Emoji.TryGetValue(context.Channel, out int allowed) ? allowed : null;
        for (int i = 0; i < emoji.Length; i++)
        {
            if (IsWrittenNumber(field.Original, emoji, i))
            {
                runStart = i + 1;
                continue;
            }
            string drawn = field.Original.Substring(emoji[i].Start, emoji[i].Length);
            bool judged = context.Stage != TextStage.Rendered || TouchesValue.In(field, emoji[i]);
            foreach (string never in limits.EmojiNever)
                if (judged && IsSameEmoji(drawn, never)) findings.Add(this, field, emoji[i], Severity.Warn, EmojiNever.With(drawn), Reason);
            if (++total > most && !over && judged)
            {
                over = true;
                findings.Add(this, field, emoji[i], Severity.Warn, Emoji.With(total, most.Value), Reason);
            }
            bool runs = i + 1 < emoji.Length && string.IsNullOrWhiteSpace(field.Original[emoji[i].End..emoji[i + 1].Start]);
            if (runs) continue;
            if (i - runStart + 1 >= ShortestEmojiRun && judged)
                findings.Add(this, field, TextSpan.FromTo(emoji[runStart].Start, emoji[i].End), Severity.Warn, EmojiRun.With(i - runStart + 1), Reason);
            runStart = i + 1;
        }
    }

    /// <summary>Digits drawn one after another are a number, whatever else it is; another rule's business.</summary>
    private static bool IsWrittenNumber(string text, ReadOnlySpan<TextSpan> emoji, int at) =>
        IsKeycap(text, emoji[at]) && ((at > 0 && emoji[at - 1].End == emoji[at].Start && IsKeycap(text, emoji[at - 1])) || (at + 1 < emoji.Length && emoji[at + 1].Start == emoji[at].End && IsKeycap(text, emoji[at + 1])));

    private static bool IsKeycap(string text, TextSpan span) => text[span.End - 1] == EmojiShapes.KeycapMark;

    private void InspectSentences(FoldedText field, int most, FindingSink findings)
    {
        ReadOnlySpan<Word> words = field.Words;
        int count = 0;
        int first = 0;
        for (int i = 0; i <= words.Length; i++)
        {
            if (i == words.Length || (i > first && EndsSentence(field, words[i - 1].End, words[i].Start)))
            {
                if (count > most) findings.Add(this, field, field.ToOriginal(words[first], words[i - 1]), Severity.Warn, LongSentence.With(count, most), Reason);
                count = 0;
                first = i;
            }
            if (i < words.Length && words[i].Kind != WordKind.Symbol && words[i].Before != Gap.None && !ContinuesValue(field, words, i, first)) count++;
        }
    }

    /// <summary>A merged value counts as one word: how long a product's name is, is not the writer's doing.</summary>
    private static bool ContinuesValue(FoldedText field, ReadOnlySpan<Word> words, int at, int first) =>
        field.Values.Count > 0 && at > first && field.PathsOfValueAround(field.ToOriginal(words[at - 1], words[at])).Count > 0;

    private static bool EndsSentence(FoldedText field, int from, int to)
    {
        for (int at = from; at < to; at++)
            if (field.Toned[at] is '.' or '!' or '?' or '…' or ';' or '\n' or FoldedText.EmojiMark) return true;
        return false;
    }

    private static bool IsSameEmoji(string drawn, string never) =>
        drawn.AsSpan().TrimEnd(EmojiShapes.AsEmoji).SequenceEqual(never.AsSpan().TrimEnd(EmojiShapes.AsEmoji));

    /// <summary>The segment's own limits; where it sets none, the motive's or the house's. Merged once for each set of files that speak together.</summary>
    private ToneLimits LimitsFor(GuardrailContext context)
    {
        if (tones.IsEmpty) return NoLimits;
        List<ToneBook> books = ToneBuffer.Rent();
        ulong which = tones.For(context, books);
        if (which == 0 || !_merged.TryGetValue(which, out ToneLimits? limits))
        {
            limits = NoLimits;
            foreach (ToneBook book in books)
                limits = ReferenceEquals(limits, NoLimits) ? book.Definition.Limits : Merged(limits, book.Definition);
            if (which != 0) _merged[which] = limits;
        }
        ToneBuffer.Return(books);
        return limits;
    }

    private static readonly ToneLimits NoLimits = new();

    private static ToneLimits Merged(ToneLimits under, ToneDefinition tone) => new()
    {
        SentenceWords = tone.Limits.SentenceWords ?? under.SentenceWords,
        Exclamations = tone.Limits.Exclamations ?? under.Exclamations,
        Capitals = tone.Limits.Capitals ?? under.Capitals,
        Emoji = tone.Limits.Emoji.Count > 0 ? tone.Limits.Emoji : under.Emoji,
        EmojiNever = tone.Limits.EmojiNever.Count == 0 ? under.EmojiNever : under.EmojiNever.Count == 0 ? tone.Limits.EmojiNever : [.. under.EmojiNever, .. tone.Limits.EmojiNever],
    };
}
