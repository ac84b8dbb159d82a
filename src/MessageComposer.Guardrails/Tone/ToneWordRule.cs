using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tone;

/// <summary>Words a voice never uses, words it replaces, stale slang, and particles out of place or too many.</summary>
internal sealed class ToneWordRule(ToneSet tones) : IGuardrailRule
{
    /// <summary>Final particles are particles only at the end of a clause: “Châu Á”, “món đó” hold none.</summary>
    /// <summary>Before "nha" without marks: nhà, not the particle.</summary>
    private static readonly HashSet<string> BeforeHome = new("tai o com ve lau can ca trong cua den tan que bep lam chu don noi hut quet my trang san khap toi ra roi xa goc".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> Final = ["ạ", "á", "à", "nha", "nhé", "nhá", "nè", "nhen", "nghen", "hen", "nhỉ", "đó", "đấy", "luôn", "vậy", "cơ", "hihi", "haha", "hehe", "hen", "ha", "hén", "nghe"];

    private static readonly HashSet<string> AfterFormal = ["chào", "gửi", "mời", "thưa", "báo", "chúc", "mong", "xin"];

    private static readonly Wording Never = new("Giọng này không dùng “{0}”.", "This voice never says “{0}”.");
    private static readonly Wording Avoid = new("Nên nói “{1}” thay cho “{0}”.", "Say “{1}” rather than “{0}”.");
    private static readonly Wording Stale = new("“{0}” đã hết hạn dùng từ {1}.", "“{0}” went stale on {1}.");
    private static readonly Wording NotHere = new("“{0}” không dùng trên kênh này.", "“{0}” is not used on this channel.");
    private static readonly Wording TooMany = new("Có {0} trợ từ, giọng này cho tối đa {1}.", "{0} particles; this voice allows {1}.");
    private static readonly Wording Reason = new("Quy định về giọng văn.", "The tone file says so.");

    public const string Name = "tone-words";

    public string Id => Name;

    public string Category => Categories.Tone;

    public void InspectMessage(IReadOnlyList<FoldedText> fields, GuardrailContext context, FindingSink findings)
    {
        if (tones.IsEmpty) return;
        List<ToneBook> books = ToneBuffer.Rent();
        List<PhraseHit> hits = PhraseBuffer.Rent();
        tones.For(context, books);
        foreach (ToneBook book in books)
        {
            ParticleCount particles = default;
            for (int i = 0; i < fields.Count; i++)
            {
                hits.Clear();
                particles.LastWord = -2;
                book.Phrases.Take(fields[i].Phrases, hits);
                foreach (PhraseHit hit in hits) Judge(book, fields[i], hit, context, ref particles, findings);
            }
        }
        PhraseBuffer.Return(hits);
        ToneBuffer.Return(books);
    }

    private void Judge(ToneBook book, FoldedText field, PhraseHit hit, GuardrailContext context, ref ParticleCount particles, FindingSink findings)
    {
        ToneWord word = book.Words[hit.Phrase];
        TextSpan span = field.ToOriginal(hit.Key.Start, hit.Key.Length);
        if (context.Stage == TextStage.Rendered && !TouchesValue.In(field, span)) return;
        switch (word.Kind)
        {
            case ToneWordKind.Never:
                if (!IsDenied(field, hit, context.Locale) && !IsFormOfChannel(book, word.Text, context.Channel) && !IsNameOfFact(field, hit, context.Facts)) findings.Add(this, field, span, Severity.Warn, Never.With(word.Text), Reason);
                break;
            case ToneWordKind.Avoid:
                if (!RunsIntoSuperlative(field, span, findings)) findings.Add(this, field, span, Severity.Warn, Avoid.With(word.Text, word.Instead!), Reason, word.Instead);
                break;
            case ToneWordKind.ParticleNever:
                if (IsParticle(field, hit, word.Text)) findings.Add(this, field, span, Severity.Warn, Never.With(word.Text), Reason);
                break;
            case ToneWordKind.ParticleUsed:
                if (!IsParticle(field, hit, word.Text) || book.Definition.Particles.MaxPerMessage is not { } most || particles.Add(hit) <= most) break;
                if (particles.Count == most + 1) findings.Add(this, field, span, Severity.Warn, TooMany.With(particles.Count, most), Reason);
                break;
            case ToneWordKind.Slang:
                if (word.Slang!.Until < context.Day)
                    findings.Add(this, field, span, Severity.Warn, Stale.With(word.Text, word.Slang.Until.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)), Reason);
                else if (word.Slang.NotIn.Contains(context.Channel)) findings.Add(this, field, span, Severity.Warn, NotHere.With(word.Text), Reason);
                break;
        }
    }

    /// <summary>"gia re nhat thi truong": the superlative that begins right behind is reported, and with it the words it is said of.</summary>
    private static bool RunsIntoSuperlative(FoldedText field, TextSpan span, FindingSink findings)
    {
        IReadOnlyList<Finding> all = findings.Findings;
        for (int i = 0; i < all.Count; i++)
        {
            Finding other = all[i];
            if (other.Category == Categories.SuperlativeClaim && other.Field == field.FieldId && other.Start <= span.End + 1 && other.Start + other.Length > span.Start) return true;
        }
        return false;
    }

    /// <summary>Particles that follow one another (“luôn á”, “rồi nha”) close one clause and count once.</summary>
    private record struct ParticleCount(int Count)
    {
        public int LastWord { get; set; }

        public int Add(PhraseHit hit)
        {
            if (hit.FirstWord != LastWord + 1) Count++;
            else if (Count == 0) Count = 1;
            LastWord = hit.LastWord;
            return Count;
        }
    }

    /// <summary>"no hurry" takes the haste away.</summary>
    private static bool IsDenied(FoldedText field, PhraseHit hit, string locale) =>
        locale is "en" && hit.FirstWord > 0 && field.Words[hit.FirstWord].Before <= Gap.Blank && field.TonedOf(field.Words[hit.FirstWord - 1]) is "no";

    /// <summary>A form of address the voice avoids may still be the one a channel demands.</summary>
    private static bool IsFormOfChannel(ToneBook book, string word, string channel) =>
        book.Definition.Address is { } address
        && ((address.AlwaysIn.TryGetValue(channel, out string? form) && form == word) || (address.UnknownIn.TryGetValue(channel, out form) && form == word));

    /// <summary>"hộp quà bí mật": a gift of that name. The word and one beside it stand so in the facts.</summary>
    private static bool IsNameOfFact(FoldedText field, PhraseHit hit, IModelObject facts)
    {
        ReadOnlySpan<Word> words = field.Words;
        foreach (string text in FactPaths.TextsUnder(Value.Of(facts)))
        {
            if (text.Length <= hit.Key.Length || text.Contains("://", StringComparison.Ordinal)) continue;
            FoldedText fact = FoldedText.Passing(text);
            if (hit.FirstWord > 0 && words[hit.FirstWord].Before <= Gap.Blank && WordingJudge.Contains(fact.Toned, field.Toned[words[hit.FirstWord - 1].Start..hit.Key.End])) return true;
            if (hit.LastWord + 1 < words.Length && words[hit.LastWord + 1].Before <= Gap.Blank && WordingJudge.Contains(fact.Toned, field.Toned[hit.Key.Start..words[hit.LastWord + 1].End])) return true;
        }
        return false;
    }

    private static bool IsParticle(FoldedText field, PhraseHit hit, string particle)
    {
        ReadOnlySpan<Word> words = field.Words;
        int next = hit.LastWord + 1;
        if (hit.FirstWord > 0 && field.TonelessOf(words[hit.FirstWord - 1]) is "chau" or "nam" or "dong" or "bac" && particle == "á") return false; // châu Á, Đông Nam Á
        if (particle == "nha" && hit.FirstWord > 0 && words[hit.FirstWord].Before <= Gap.Blank && BeforeHome.GetAlternateLookup<ReadOnlySpan<char>>().Contains(field.TonedOf(words[hit.FirstWord - 1])) && ToneContext.IsBare(field, hit.FirstWord - 1, hit.LastWord)) return false; // tai nha
        if (particle == "kính") return next < words.Length && AfterFormal.GetAlternateLookup<ReadOnlySpan<char>>().Contains(field.TonedOf(words[next]));
        return !Final.Contains(particle) || next >= words.Length || words[next].Before >= Gap.Tight
            || Final.GetAlternateLookup<ReadOnlySpan<char>>().Contains(field.TonedOf(words[next]));
    }
}
