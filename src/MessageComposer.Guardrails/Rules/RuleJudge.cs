using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Rules;

/// <summary>Judges one text by the rules of a book. Keeps the buffers of a check; not thread-safe.</summary>
internal sealed class RuleJudge
{
    /// <summary>Key characters of the longest phrase that may clear a hit.</summary>
    private const int LongestPhrase = 256;

    /// <summary>Pattern characters one check may scan: far above any message, and a bound on what a hostile text costs.</summary>
    private const int MostScanned = 400_000;

    private readonly List<(CompiledRule Rule, TextSpan Key)> _candidates = [];
    private readonly HashSet<CompiledRule> _said = [];
    private readonly SiftedText _sifted = new();
    private int _scanned;
    private bool? _evidence;

    /// <param name="only">Judge by this rule alone, whatever it applies to; null: by all that apply.</param>
    public void Judge(RuleBook book, IReadOnlyList<FoldedText> fields, GuardrailContext context, FindingSink findings, CompiledRule? only = null)
    {
        _said.Clear();
        _scanned = 0;
        _evidence = null;
        for (int i = 0; i < fields.Count; i++) JudgeField(book, fields, fields[i], context, findings, only);
        if (context.Stage == TextStage.Rendered) return;
        foreach (CompiledRule rule in book.WithObligatory)
            if (!_said.Contains(rule) && (only is null ? rule.AppliesTo(context) : rule == only) && fields.Count > 0) ReportMissing(rule, fields, context, findings);
    }

    private void JudgeField(RuleBook book, IReadOnlyList<FoldedText> fields, FoldedText field, GuardrailContext context, FindingSink findings, CompiledRule? only)
    {
        _candidates.Clear();
        foreach (PhraseHit hit in field.Phrases)
        {
            if (hit.Phrase >= book.Roles.Count) continue; // of a rule in code
            (CompiledRule rule, PhraseRole role) = book.Roles[hit.Phrase];
            if (role == PhraseRole.Obligatory) _said.Add(rule);
            else if (role == PhraseRole.Flag && (only is null || rule == only)) Consider(rule, hit.Key);
        }
        RunPatterns(book, field, context, only);
        foreach ((CompiledRule rule, TextSpan key) in _candidates)
        {
            if (findings.IsFull(rule.Severity, rule.Definition.Mode)) continue;
            if (only is null && !rule.AppliesTo(context)) continue;
            if (IsClearedByPhrase(book, rule, field, key)) continue;
            TextSpan original = field.ToOriginal(key.Start, key.Length);
            if (context.Stage == TextStage.Rendered && !TouchesValue.In(field, original)) continue;
            if (rule.Definition.Category == Categories.MedicalClaim && SlimmingPromise.Is(field, original, context, IsPromised(key))) continue;
            if (IsClearedByFacts(book, rule, fields, field, original, context, findings)) continue;
            Report(rule, field, original, context, findings);
        }
    }

    private bool IsPromised(TextSpan key)
    {
        foreach ((CompiledRule rule, TextSpan other) in _candidates)
            if (rule.Definition.Category == Categories.GuaranteeClaim && other.Overlaps(key)) return true;
        return false;
    }

    /// <summary>Keeps the longest of the overlapping hits of a rule.</summary>
    private void Consider(CompiledRule rule, TextSpan key)
    {
        for (int i = _candidates.Count - 1; i >= 0 && i >= _candidates.Count - 64; i--)
        {
            if (_candidates[i].Rule != rule || !_candidates[i].Key.Overlaps(key)) continue;
            if (key.Length > _candidates[i].Key.Length) _candidates[i] = (rule, key);
            return;
        }
        _candidates.Add((rule, key));
    }

    private void RunPatterns(RuleBook book, FoldedText field, GuardrailContext context, CompiledRule? only)
    {
        book.Sieve.Sift(field, _sifted);
        foreach (int number in _sifted.Patterns)
        {
            PatternUse use = book.Patterns[number];
            if (only is null ? use.Rule.AppliesTo(context) : use.Rule == only) Scan(use, field, _sifted.PartsOf(number), context);
        }
    }

    private void Scan(PatternUse use, FoldedText field, ulong parts, GuardrailContext context)
    {
        while (_sifted.Places.TakeStretch(ref parts, out TextSpan stretch))
        {
            if (context.Stage == TextStage.Rendered && !TouchesValue.In(field, field.ToOriginal(stretch.Start, stretch.Length))) continue;
            _scanned += stretch.Length;
            if (_scanned > MostScanned) throw new TextTooDenseException();
            ReadOnlySpan<char> key = field.Toned[stretch.Start..stretch.End];
            for (int from = 0; use.Pattern.TryFind(key, from, out TextSpan match); from = match.End) Consider(use.Rule, new TextSpan(stretch.Start + match.Start, match.Length));
        }
    }

    /// <summary>Hits come ordered by where they start, so the search begins shortly before the stretch.</summary>
    private static bool IsClearedByPhrase(RuleBook book, CompiledRule rule, FoldedText field, TextSpan key)
    {
        if (rule.Definition.Unless.Phrases.Count == 0) return false;
        List<PhraseHit> hits = field.Phrases;
        for (int i = FirstHitFrom(hits, key.Start - LongestPhrase); i < hits.Count && hits[i].Key.Start < key.End; i++)
        {
            PhraseHit hit = hits[i];
            if (hit.Key.End > key.Start && hit.Phrase < book.Roles.Count && book.Roles[hit.Phrase] == (rule, PhraseRole.Clears)) return true;
        }
        return false;
    }

    private static int FirstHitFrom(List<PhraseHit> hits, int keyStart)
    {
        int low = 0;
        int high = hits.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (hits[middle].Key.Start < keyStart) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private bool IsClearedByFacts(RuleBook book, CompiledRule rule, IReadOnlyList<FoldedText> fields, FoldedText field, TextSpan original, GuardrailContext context, FindingSink findings)
    {
        if (rule.Definition.Unless.Evidence && (_evidence ??= EvidenceOnFile.IsNamedIn(fields, context, book.Evidence))) return true;
        if (rule.Definition.Category is Categories.SuperlativeClaim or Categories.FalseUrgency && NameInFacts.Holds(field, original, context.Facts)) return true;
        if (rule.Definition.Category is Categories.SuperlativeClaim or Categories.GreenClaim or Categories.GuaranteeClaim && DeniedClaim.Is(field, original)) return true;
        if (rule.Definition.Category == Categories.SuperlativeClaim && (IsLimit(field, original) || EverydaySuperlative.Is(field, original))) return true;
        switch (SupportFor(rule, field, original, context, findings))
        {
            case Support.Carried: return true;
            case Support.Contradicted: return false;
        }
        if (rule.Definition.Unless.Fact is { } path && FactClaim.IsCarried(FactPaths.Read(context.Facts, path), field, original, out string? ground))
        {
            if (context.Stage == TextStage.Copy) findings.AddGround(path, ground);
            return true;
        }
        if (rule.Definition.Unless.Condition is not { } condition) return false;
        if (context.Stage == TextStage.Final && rule.Definition.Category == Categories.FalseUrgency && ClaimSupport.EndsFarAhead(context)) return false;
        if (context.Stage != TextStage.Copy) return context.ConditionHolds(condition);
        findings.AddCondition(condition);
        return true;
    }

    private static readonly string[] s_bounds = ["nhiều nhất", "chậm nhất", "muộn nhất", "cao nhất", "dài nhất", "rộng nhất", "nặng nhất", "lâu nhất", "sớm nhất", "thấp nhất", "lớn nhất", "nhỏ nhất", "mạnh nhất", "ngắn nhất"];

    /// <summary>"bớt 10%, nhiều nhất 50K": a bound on the number that follows.</summary>
    private static bool IsLimit(FoldedText field, TextSpan original)
    {
        ReadOnlySpan<char> words = field.Original.AsSpan(original.Start, original.Length);
        bool bounds = false;
        foreach (string measure in s_bounds) bounds |= words.StartsWith(measure, StringComparison.OrdinalIgnoreCase);
        ReadOnlySpan<char> behind = field.Original.AsSpan(original.End).TrimStart();
        if (behind.StartsWith("là ", StringComparison.OrdinalIgnoreCase)) behind = behind[3..].TrimStart(); // nhỏ nhất là 9
        return bounds && behind.Length > 0 && char.IsAsciiDigit(behind[0]);
    }

    /// <summary>What the facts themselves say of the words, where the category leaves it to them. Copy keeps its named condition: it outlives these facts.</summary>
    private static Support SupportFor(CompiledRule rule, FoldedText field, TextSpan original, GuardrailContext context, FindingSink findings)
    {
        bool isCopy = context.Stage == TextStage.Copy;
        switch (rule.Definition.Category)
        {
            case Categories.FalseUrgency when !isCopy:
                return ClaimSupport.UrgencyOf(field, original, context);
            case Categories.GuaranteeClaim when !(isCopy && rule.Definition.Unless.Condition is not null):
                Support support = GuaranteeSupport.Of(field, original, context, out FactText? policy);
                if (isCopy && policy is { } carrier) findings.AddGround(FactSheet.PathOf(carrier), carrier.Value);
                return support;
            case Categories.GreenClaim:
                if (!GreenSupport.IsCarried(field, original, context, out FactText proof)) return rule.Definition.Unless.Fact is null ? Support.Silent : Support.Contradicted;
                if (isCopy) findings.AddGround(FactSheet.PathOf(proof), proof.Value);
                return Support.Carried;
            default:
                return Support.Silent;
        }
    }

    private static void Report(CompiledRule rule, FoldedText field, TextSpan original, GuardrailContext context, FindingSink findings)
    {
        string match = field.Original.Substring(original.Start, original.Length);
        findings.Add(Found(rule, field, original, match, CategoryWordings.ForHit(rule.Definition.Category, match, context.Locale)));
    }

    private static void ReportMissing(CompiledRule rule, IReadOnlyList<FoldedText> fields, GuardrailContext context, FindingSink findings)
    {
        FoldedText place = fields[0];
        foreach (FoldedText field in fields)
            if (field.FieldId == "body") place = field;
        findings.Add(Found(rule, place, new TextSpan(place.Original.Length, 0), "", CategoryWordings.ForMissing(rule.Definition.Match.Missing[0], context.Locale)));
    }

    private static Finding Found(CompiledRule rule, FoldedText field, TextSpan original, string match, string message) => new()
    {
        Rule = rule.Definition.Id,
        Category = rule.Definition.Category,
        Severity = rule.Severity,
        Mode = rule.Definition.Mode,
        Owner = rule.Definition.Owner,
        Field = field.FieldId,
        Start = original.Start,
        Length = original.Length,
        Match = match,
        Message = message,
        Reason = rule.Definition.Reason,
        Law = rule.Definition.Law,
        Suggestion = rule.Suggestion,
        InValue = field.PathsOfValueAround(original),
    };
}

/// <summary>A text so full of triggers that judging it would take too long. The pipeline answers it with a block.</summary>
internal sealed class TextTooDenseException() : Exception("The text holds more rule triggers than any message.");
