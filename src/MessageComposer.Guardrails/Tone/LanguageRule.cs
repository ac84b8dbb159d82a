using System.Buffers;
using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Tone;

/// <summary>A text in another language than the locale blocks: the model slipped, or the copy belongs elsewhere.</summary>
internal sealed class LanguageRule : IGuardrailRule
{
    private const int FewestWords = 4;
    private const int FewestForeignLetters = 4;

    /// <summary>Fewer words of another language in a row are a name, a slogan or a term.</summary>
    private const int FewestOfSentence = 5;

    /// <summary>Words of a field by hash, so that each word of the facts is compared with few.</summary>
    private const int NameSlots = 256;

    /// <summary>English words that no Vietnamese sentence borrows, unlike shop, sale or order.</summary>
    private static readonly HashSet<string> English = Set(
        "the and for your you with our are this that get just from have is of all has was were will can't don't its it's it we they he she be as if us about " +
        "now today more only every each one not by out off over back your my me his her very much some any other after before because while until made make know need want doesn't won't isn't aren't didn't you'll we'll i'm i've i'll " +
        "four five seven eight nine eleven twelve small large soft warm without into through under around pots clay pieces comes includes included keeps makes helps feels holds lasts wooden easy perfect ready every fresh " +
        "when what which who how where their there then than been waiting left still here you're we've take look enjoy available these those would should could");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> EnglishLookup = English.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Vietnamese words without marks that are no English ones.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BareLookup =
        Set("ban hang ngay nhe cua khong duoc gia va giam qua mua xem nay thi la voi trong cho moi nhan dat tai tren shop minh se dang con de tu khi rat nhieu uu dai mien phi giao").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a Vietnamese name of goods never holds and a sentence hardly does without.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SpeechLookup =
        Set("nhé ạ nhá đặt mua của bạn những được không này và với đã đang sẽ là thì mình rồi để khi nếu ơi giá giảm xem nhận").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Wording NotVietnamese = new("Nội dung không phải tiếng Việt.", "The text is not Vietnamese.");
    private static readonly Wording NotEnglish = new("Nội dung không phải tiếng Anh.", "The text is not English.");
    private static readonly Wording Reason = new("Nội dung phải viết bằng ngôn ngữ của khách.", "The text must be in the reader's language.");

    public const string Name = "language";

    public string Id => Name;

    public string Category => Categories.Tone;

    public void Inspect(FoldedText field, GuardrailContext context, FindingSink findings)
    {
        if (context.Stage == TextStage.Rendered) return;
        bool english = context.Locale.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        if (!english && !context.Locale.StartsWith("vi", StringComparison.OrdinalIgnoreCase)) return;
        Wording message = english ? NotEnglish : NotVietnamese;
        if ((english || !IsPlainlyVietnamese(field)) && IsForeign(field, english) && IsForeignBesideNames(field, english, context) && !HasOwnSentence(field, english))
        {
            findings.Add(this, field, field.ToOriginal(field.Words[0], field.Words[^1]), Severity.Block, message, Reason);
            return;
        }
        bool[]? isName = null;
        for (int first = 0; first < field.Words.Length;)
        {
            int last = LastOfStretch(field, first, english);
            if (IsForeignStretch(field, first, last, english, []) && IsForeignStretch(field, first, last, english, isName ??= NamesIn(field, context)))
                findings.Add(this, field, field.ToOriginal(field.Words[first], field.Words[last]), Severity.Block, message, Reason);
            first = last + 1;
        }
    }

    /// <summary>Which words stand in the facts: a title or a customer's words may be in another language.</summary>
    private static bool[] NamesIn(FoldedText field, GuardrailContext context)
    {
        bool[] isName = new bool[field.Words.Length];
        MarkNames(field, context, isName);
        return isName;
    }

    /// <summary>Whether one sentence is in the reader's language, so that only the others are at fault.</summary>
    private static bool HasOwnSentence(FoldedText field, bool english)
    {
        bool own = false;
        bool foreign = false;
        for (int first = 0; first < field.Words.Length;)
        {
            int last = LastOfStretch(field, first, english);
            if (IsForeignStretch(field, first, last, english, [])) foreign = true;
            else own |= english ? IsEnglish(field, first, last) : IsMarked(field, first, last);
            first = last + 1;
        }
        return own && foreign;
    }

    /// <summary>A sentence; in Vietnamese copy, the words without marks that follow one another in it.</summary>
    private static int LastOfStretch(FoldedText field, int first, bool english)
    {
        ReadOnlySpan<Word> words = field.Words;
        int last = first;
        while (last + 1 < words.Length && (english || words[last + 1].Marked == words[first].Marked)
            && (words[last + 1].Before < Gap.Break || field.Toned[words[last].End..words[last + 1].Start].IndexOfAny('.', '!', '?') < 0)) last++;
        return last;
    }

    private static bool IsForeignStretch(FoldedText field, int first, int last, bool english, ReadOnlySpan<bool> isName)
    {
        if (last - first + 1 < FewestOfSentence) return false;
        ReadOnlySpan<Word> words = field.Words;
        int all = 0;
        int marked = 0;
        int certain = 0;
        int native = 0;
        int speech = 0;
        for (int i = first; i <= last; i++)
        {
            if (!IsWord(words, i) || (isName.Length > 0 && isName[i])) continue;
            ref readonly Word word = ref words[i];
            if (english && i > first && IsPlace(field, word)) continue;
            all++;
            if (english && word.Marked && SpeechLookup.Contains(field.TonedOf(word)) && ++speech == 2 && isName.Length > 0) return true;
            if (word.Marked) marked++;
            else if (EnglishLookup.Contains(field.TonedOf(word))) certain += ToneContext.LooksVietnamese(field.TonelessOf(word)) ? 0 : 1;
            else if (english && BareLookup.Contains(field.TonedOf(word))) native++;
        }
        return all >= FewestOfSentence && (english
            ? IsMostlyMarked(marked, all, certain) || (certain == 0 && native >= 3 && native * 3 >= all)
            : marked == 0 && certain >= 2 && certain * 6 >= all);
    }

    /// <summary>“Nguyễn Trãi, Hà Nội” in an English sentence.</summary>
    private static bool IsPlace(FoldedText field, Word word) => word.Marked && char.IsUpper(field.Original[field.ToOriginal(word.Start, 1).Start]);

    private static bool IsMarked(FoldedText field, int first, int last)
    {
        int marked = 0;
        for (int i = first; i <= last; i++)
            if (field.Words[i].Marked) marked++;
        return marked >= 2;
    }

    private static bool IsEnglish(FoldedText field, int first, int last)
    {
        for (int i = first; i <= last; i++)
            if (EnglishLookup.Contains(field.TonedOf(field.Words[i])) && !ToneContext.LooksVietnamese(field.TonelessOf(field.Words[i]))) return true;
        return false;
    }

    /// <summary>Most Vietnamese texts show it by their marks alone. Says yes only where <see cref="Judge"/> would find nothing.</summary>
    private static bool IsPlainlyVietnamese(FoldedText field)
    {
        ReadOnlySpan<Word> all = field.Words;
        int words = 0;
        int marked = 0;
        for (int i = 0; i < all.Length; i++)
        {
            if (!IsWord(all, i)) continue;
            words++;
            if (all[i].Marked) marked++;
        }
        return marked * 8 > words && !MayHoldForeignLetters(field.Toned);
    }

    /// <summary>Whether any character is of a script beyond Latin; between the ranges stand the letters of the language, punctuation and emoji.</summary>
    private static bool MayHoldForeignLetters(ReadOnlySpan<char> key) =>
        key.ContainsAnyInRange('\u0250', '\u1E9F') || key.ContainsAnyInRange('\u1EFA', '\u1FFF') || key.ContainsAnyInRange('\u2100', '\uDFFF') || key.ContainsAnyInRange('\uE001', '\uFFFB');

    /// <summary>Letters that touch digits (150ml, B1, d1t) are no word of any language.</summary>
    private static bool IsWord(ReadOnlySpan<Word> words, int i) =>
        words[i].Kind == WordKind.Letters && words[i].Before != Gap.None && (i + 1 >= words.Length || words[i + 1].Before != Gap.None);

    private static bool IsForeign(FoldedText field, bool english) => Judge(field, english, []);

    /// <summary>Names of products and brands may be foreign.</summary>
    private static bool IsForeignBesideNames(FoldedText field, bool english, GuardrailContext context)
    {
        ReadOnlySpan<Word> words = field.Words;
        bool[] isName = ArrayPool<bool>.Shared.Rent(words.Length);
        isName.AsSpan(0, words.Length).Clear();
        MarkNames(field, context, isName);
        bool isForeign = Judge(field, english, isName);
        ArrayPool<bool>.Shared.Return(isName);
        return isForeign;
    }

    /// <summary>Marks the words of the field that stand in the facts.</summary>
    private static void MarkNames(FoldedText field, GuardrailContext context, Span<bool> isName)
    {
        ReadOnlySpan<Word> words = field.Words;
        Span<int> firsts = stackalloc int[NameSlots];
        firsts.Clear();
        int[] next = ArrayPool<int>.Shared.Rent(words.Length); // of another word in the slot, or of the same word further before: -1 and below
        for (int i = 0; i < words.Length; i++)
        {
            ref int slot = ref firsts[(int)(words[i].Hash % NameSlots)];
            int same = slot;
            while (same > 0 && !IsSame(field, words[same - 1], field, words[i])) same = next[same - 1];
            if (same > 0)
            {
                next[i] = -same;
                continue;
            }
            next[i] = slot;
            slot = i + 1;
        }
        FactSheet facts = FactSheet.Rent(context.Facts, context.Day);
        foreach (FactText fact in facts.Texts)
        {
            FoldedText folded = FoldedText.Passing(fact.Value);
            foreach (ref readonly Word word in folded.Words)
            {
                int at = firsts[(int)(word.Hash % NameSlots)];
                while (at > 0 && !IsSame(field, words[at - 1], folded, word)) at = next[at - 1];
                if (at > 0) isName[at - 1] = true;
            }
        }
        FactSheet.Return(facts);
        for (int i = 0; i < words.Length; i++)
            if (next[i] < 0) isName[i] = isName[-next[i] - 1];
        ArrayPool<int>.Shared.Return(next);
    }

    private static bool IsSame(FoldedText one, Word word, FoldedText other, Word otherWord) =>
        word.Hash == otherWord.Hash && one.TonedOf(word).SequenceEqual(other.TonedOf(otherWord));

    private static bool Judge(FoldedText field, bool english, ReadOnlySpan<bool> isName)
    {
        int words = 0;
        int marked = 0;
        int plain = 0;
        int everyday = 0;
        int certain = 0;
        int letters = 0;
        int foreign = 0;
        ReadOnlySpan<Word> all = field.Words;
        for (int i = 0; i < all.Length; i++)
        {
            Word word = all[i];
            if (!IsWord(all, i)) continue;
            ReadOnlySpan<char> toned = field.TonedOf(word);
            if ((isName.Length > 0 && isName[i]) || (english && i > 0 && IsPlace(field, word))) continue;
            foreach (char unit in toned)
                if (unit > '\u024F' && !VietnameseLetters.IsMarked(unit)) foreign++;
            letters += word.Length;
            words++;
            if (word.Marked) marked++;
            else if (EnglishLookup.Contains(toned))
            {
                everyday++;
                // be, he, that, than: bé, hè, thật, than in a text without marks
                if (ToneContext.LooksVietnamese(field.TonelessOf(word))) plain++;
                else certain++;
            }
            else if (word.Length > 1 && ToneContext.LooksVietnamese(field.TonelessOf(word))) plain++;
        }
        if (foreign >= FewestForeignLetters && foreign * 5 > letters) return true;
        if (words < FewestWords) return false;
        return english
            ? IsMostlyMarked(marked, words, certain)
            : marked * 8 <= words && ((everyday >= 2 && everyday * 5 >= words && (certain >= 2 || (marked + plain) * 2 <= words)) || (marked + plain) * 2 < words);
    }

    /// <summary>Vietnamese names (Vạn Phúc, nem rán) stand in English sentences too.</summary>
    private static bool IsMostlyMarked(int marked, int words, int certain) => marked * 3 > words * 2 || (marked * 2 > words && certain == 0);

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
