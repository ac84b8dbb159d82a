using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Matching;

/// <param name="Phrase">The phrase as it was given.</param>
/// <param name="Start">UTF-16 offset in the text.</param>
public readonly record struct FoundPhrase(string Phrase, int Start, int Length);

/// <summary>Finds phrases in texts as rules do: whole words, folded, any case and tone placement; what stands in merge fields is no word. Immutable and thread-safe.</summary>
public sealed class PhraseFinder
{
    private readonly PhraseBook _book;
    private readonly List<string> _phrases;
    private readonly List<(Phrase Folded, string Text)> _bare;

    private PhraseFinder(PhraseBook book, List<string> phrases, List<(Phrase, string)> bare)
    {
        _book = book;
        _phrases = phrases;
        _bare = bare;
    }

    public bool IsEmpty => _phrases.Count == 0;

    /// <param name="disguised">
    /// Also phrases without marks, spaced, dotted or with look-alikes, and several words given without marks in any marked spelling: where missing one is
    /// worse than finding one too many.
    /// </param>
    public static PhraseFinder Of(IEnumerable<string> phrases, bool disguised)
    {
        PhraseBook.Builder builder = new();
        List<string> known = [];
        PhraseUse use = disguised ? PhraseUse.Evasion | PhraseUse.Lenient : PhraseUse.Plain;
        foreach (string phrase in phrases)
            if (builder.Add(phrase, use) >= 0) known.Add(phrase);
        List<(Phrase, string)> bare = [];
        if (disguised)
            foreach (string phrase in known)
                if (Matching.Phrase.Parse(phrase) is { IsMarked: false, WordCount: > 1 } folded) bare.Add((folded, phrase));
        return new PhraseFinder(builder.Build(), known, bare);
    }

    /// <summary>Whether the phrase holds a word, without which it stands nowhere.</summary>
    public static bool CanFind(string phrase) => Matching.Phrase.Parse(phrase) is not null;

    /// <summary>In the order they stand.</summary>
    public IReadOnlyList<FoundPhrase> In(string text)
    {
        if (IsEmpty) return [];
        FoldedText folded = FoldedText.Of(new CheckedField("text", text), MergeFields.BracedStretches(text));
        List<PhraseHit> hits = [];
        _book.Match(folded, hits);
        if (hits.Count == 0 && _bare.Count > 0) return WithoutMarks(folded);
        return [.. hits.Select(hit => (Phrase: _phrases[hit.Phrase], Place: folded.ToOriginal(hit.Key.Start, hit.Key.Length))).Select(hit => new FoundPhrase(hit.Phrase, hit.Place.Start, hit.Place.Length))];
    }

    private List<FoundPhrase> WithoutMarks(FoldedText text)
    {
        List<FoundPhrase> found = [];
        foreach ((Phrase phrase, string given) in _bare)
        {
            for (int first = 0; first + phrase.WordCount <= text.Words.Length; first++)
            {
                int same = 0;
                while (same < phrase.WordCount && text.TonelessOf(text.Words[first + same]).SequenceEqual(phrase.Toneless[same])) same++;
                if (same < phrase.WordCount) continue;
                TextSpan place = text.ToOriginal(text.Words[first], text.Words[first + same - 1]);
                found.Add(new FoundPhrase(given, place.Start, place.Length));
            }
        }
        return found;
    }
}
