using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Cues;

/// <summary>Wordings that point the same way: any of <paramref name="Phrases"/>, with commas between.</summary>
/// <param name="Kind">Numbers from 0; cues of different kinds add up. <see cref="CueBook.Comfort"/> and <see cref="CueBook.Story"/> take away.</param>
/// <param name="Weight">1: said every day; 2: hardly ever innocent; 3: enough by itself.</param>
/// <param name="Phrases">A word written <c>=xau</c> is one without its marks and counts in unmarked text only.</param>
internal sealed record CueGroup(int Kind, int Weight, string Phrases);

/// <param name="IsBare">Written without marks, so it counts in unmarked text only.</param>
internal readonly record struct Cue(int Kind, int Weight, bool IsBare);

/// <summary>The cues of one rule in one language. Immutable and thread-safe.</summary>
internal sealed class CueBook
{
    /// <summary>More kinds than any rule has.</summary>
    public const int MostKinds = 8;

    /// <summary>Covers cues that mean something else here: “rất tiếc”, “không bao giờ hỏi mã OTP”.</summary>
    public const int Comfort = -1;

    /// <summary>The sentence tells of a book or a film.</summary>
    public const int Story = -2;

    private readonly List<Cue> _cues = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _menders;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _endings;

    /// <param name="menders">Words that undo a cue right behind them: “giảm mụn”, “không xấu hổ”.</param>
    /// <param name="endings">Last words of a sentence that weigh 1 of <paramref name="endingKind"/>.</param>
    public CueBook(PhraseBook.Builder phrases, IReadOnlyList<CueGroup> groups, string menders = "", int mendedKinds = 0, string endings = "", int endingKind = 0)
    {
        int before = phrases.Count;
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (CueGroup group in groups.OrderByDescending(static group => group.Weight))
        {
            foreach (string phrase in group.Phrases.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!known.Add(phrase)) continue; // what weighs more counts
                bool isBare = phrase[0] == '=';
                if (phrases.Add(isBare ? phrase[1..] : phrase) >= 0) _cues.Add(new Cue(group.Kind, group.Weight, isBare));
            }
        }
        Phrases = phrases.Since(before);
        MendedKinds = mendedKinds;
        EndingKind = endingKind;
        _menders = Set(menders);
        _endings = Set(endings);
    }

    public PhraseShare Phrases { get; }

    /// <summary>One bit for each kind that menders undo.</summary>
    private int MendedKinds { get; }

    public int EndingKind { get; }

    public Cue this[int phrase] => _cues[phrase];

    public bool EndsTelling(FoldedText field, int lastWord) => _endings.Contains(field.TonedOf(field.Words[lastWord]));

    /// <summary>What the goods mend, or what is denied, is no cue; nor is a bare word in marked text.</summary>
    public bool Counts(FoldedText field, PhraseHit hit)
    {
        Cue cue = _cues[hit.Phrase];
        if (cue.Kind < 0 || (cue.IsBare && !ToneContext.IsBare(field, hit.FirstWord, hit.LastWord))) return false;
        if ((MendedKinds & (1 << cue.Kind)) == 0) return true;
        ReadOnlySpan<Word> words = field.Words;
        for (int i = hit.FirstWord; i > Math.Max(0, hit.FirstWord - 2) && words[i].Before <= Gap.Blank; i--)
            if (_menders.Contains(field.TonedOf(words[i - 1]))) return false;
        return true;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
