using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Rules;

/// <summary>The first suggestion of a rule that no rule of its language objects to, whatever those rules apply to.</summary>
internal static class Suggestions
{
    /// <summary>Chosen when a finding first shows one: judging all of them would be most of the time of a cold start.</summary>
    public static void Offer(RuleBook book)
    {
        foreach (CompiledRule rule in book.Rules)
            rule.Suggests = new Lazy<string?>(() => rule.Definition.Suggest.FirstOrDefault(suggestion => IsClean(book, rule, suggestion)));
    }

    private static bool IsClean(RuleBook book, CompiledRule rule, string suggestion)
    {
        FoldedText text = FoldedText.Of(suggestion);
        List<PhraseHit> hits = [];
        SiftedText sifted = new();
        book.Phrases.Match(text, hits);
        foreach (PhraseHit hit in hits)
            if (hit.Phrase < book.Roles.Count && book.Roles[hit.Phrase] is (var other, PhraseRole.Flag) && other.Definition.Locale == rule.Definition.Locale && !IsCleared(book, hits, other, hit)) return false;
        book.Sieve.Sift(text, sifted);
        foreach (int number in sifted.Patterns)
            if (book.Patterns[number] is { } use && use.Rule.Definition.Locale == rule.Definition.Locale && use.Pattern.IsIn(text.Toned)) return false;
        return true;
    }

    private static bool IsCleared(RuleBook book, List<PhraseHit> hits, CompiledRule rule, PhraseHit hit) =>
        hits.Exists(clearing => clearing.Key.Overlaps(hit.Key) && clearing.Phrase < book.Roles.Count && book.Roles[clearing.Phrase] == (rule, PhraseRole.Clears));
}
