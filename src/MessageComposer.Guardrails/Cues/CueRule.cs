using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Cues;

/// <summary>
/// Finds what no list of sentences holds: wordings of different kinds that are harmless one by one and meet in one sentence, a flaw with a taunt,
/// a prize with a fee. What each weighs stands in its <see cref="CueBook"/>.
/// </summary>
internal sealed class CueRule(string id, string category, CueBook vietnamese, CueBook english, Wording message, Wording reason) : IGuardrailRule
{
    private const int Enough = 3;

    /// <summary>Everyday cues alone, however many, tell nothing.</summary>
    private const int Telling = 2;

    private const int LongestClause = 30;

    public string Id => id;

    public string Category => category;

    public void Inspect(FoldedText field, GuardrailContext context, FindingSink findings)
    {
        CueBook cues = context.Locale.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? english : vietnamese;
        List<PhraseHit> hits = PhraseBuffer.Rent();
        cues.Phrases.Take(field.Phrases, hits);
        for (int i = HasTelling(cues, hits) ? 0 : hits.Count; i < hits.Count;)
        {
            int lastWord = LastWordOfSentence(field, hits[i].FirstWord);
            int end = i;
            while (end < hits.Count && hits[end].FirstWord <= lastWord) end++;
            Judge(cues, field, hits, i, end, lastWord, context, findings);
            i = end;
        }
        PhraseBuffer.Return(hits);
    }

    private static bool HasTelling(CueBook cues, List<PhraseHit> hits)
    {
        foreach (PhraseHit hit in hits)
            if (cues[hit.Phrase].Weight >= Telling) return true;
        return false;
    }

    private void Judge(CueBook cues, FoldedText field, List<PhraseHit> hits, int from, int to, int lastWord, GuardrailContext context, FindingSink findings)
    {
        Span<int> weights = stackalloc int[CueBook.MostKinds];
        weights.Clear();
        int first = int.MaxValue;
        int last = -1;
        int covered = -1;
        for (int i = from; i < to; i++)
        {
            PhraseHit hit = hits[i];
            Cue cue = cues[hit.Phrase];
            if (cue.Kind == CueBook.Story) return;
            bool isInside = hit.LastWord <= covered || (i + 1 < to && hits[i + 1].FirstWord == hit.FirstWord && cues[hits[i + 1].Phrase].Kind == CueBook.Comfort); // a cue inside a longer one, or inside a comfort
            covered = Math.Max(covered, hit.LastWord);
            if (isInside || !cues.Counts(field, hit)) continue;
            weights[cue.Kind] = Math.Max(weights[cue.Kind], cue.Weight);
            first = Math.Min(first, hit.FirstWord);
            last = Math.Max(last, hit.LastWord);
        }
        if (last < 0) return;
        if (weights[cues.EndingKind] == 0 && cues.EndsTelling(field, lastWord)) weights[cues.EndingKind] = 1;
        if (!AddUp(weights)) return;
        TextSpan span = ClausesAround(field, first, last);
        if (context.Stage != TextStage.Rendered || TouchesValue.In(field, span)) findings.Add(this, field, span, Severity.Block, message, reason);
    }

    private static bool AddUp(ReadOnlySpan<int> weights)
    {
        int sum = 0;
        int strongest = 0;
        foreach (int weight in weights)
        {
            sum += weight;
            strongest = Math.Max(strongest, weight);
        }
        return sum >= Enough && strongest >= Telling;
    }

    private static int LastWordOfSentence(FoldedText field, int word)
    {
        ReadOnlySpan<Word> words = field.Words;
        while (word + 1 < words.Length && (words[word + 1].Before < Gap.Break || !EndsSentence(field.Toned[words[word].End..words[word + 1].Start]))) word++;
        return word;
    }

    private static bool EndsSentence(ReadOnlySpan<char> between) => between.IndexOfAny('.', '!', '?') >= 0 || between.Contains(FoldedText.EmojiMark);

    /// <summary>From the punctuation before the first cue to the one behind the last.</summary>
    private static TextSpan ClausesAround(FoldedText field, int first, int last)
    {
        ReadOnlySpan<Word> words = field.Words;
        int earliest = Math.Max(0, first - LongestClause);
        int latest = Math.Min(words.Length - 1, last + LongestClause);
        while (first > earliest && words[first].Before < Gap.Break) first--;
        while (last < latest && words[last + 1].Before < Gap.Break) last++;
        return field.ToOriginal(words[first], words[last]);
    }
}
