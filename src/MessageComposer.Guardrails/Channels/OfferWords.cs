using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Channels;

/// <summary>The words of offers in one field. What stands in one sentence is one offer, from its first word to the amount it speaks of.</summary>
internal sealed class OfferWords(FoldedText field)
{
    private readonly List<TextSpan> _words = [];

    /// <summary>A stretch in key offsets.</summary>
    public void Add(TextSpan key) => _words.Add(key);

    public IEnumerable<TextSpan> Stretches()
    {
        if (_words.Count == 0) yield break;
        _words.Sort(static (one, two) => one.Start.CompareTo(two.Start));
        TextSpan open = _words[0];
        for (int i = 1; i < _words.Count; i++)
        {
            if (_words[i].Start < open.End || !EndsBetween(open.End, _words[i].Start))
            {
                open = TextSpan.FromTo(open.Start, Math.Max(open.End, _words[i].End));
                continue;
            }
            yield return WithAmount(open);
            open = _words[i];
        }
        yield return WithAmount(open);
    }

    private bool EndsBetween(int from, int to)
    {
        for (int at = from; at < to; at++)
            if (IsEnd(at)) return true;
        return false;
    }

    private bool IsEnd(int at) =>
        field.Toned[at] is '!' or '?' or ';' or '\n' || (field.Toned[at] == '.' && (at + 1 == field.Length || field.Classes[at + 1] is FoldClass.Blank or FoldClass.NewLine));

    /// <summary>Up to the last amount of the sentence: “Mua kèm chảo 26cm chỉ 259.000đ”.</summary>
    private TextSpan WithAmount(TextSpan offer)
    {
        int end = offer.End;
        foreach (Word word in field.Words)
        {
            if (word.Start < offer.End) continue;
            if (EndsBetween(offer.End, word.Start)) break;
            bool isUnit = field.TonelessOf(word) is "d" or "%" or "k" or "₫" or "vnd" or "dong" or "nghin" && word.Before <= Gap.Blank && word.Start > 0 && field.Classes[Math.Max(0, word.Start - (word.Before == Gap.None ? 1 : 2))] == FoldClass.Digit;
            if (isUnit) end = word.End;
        }
        return TextSpan.FromTo(offer.Start, end);
    }
}
