using System.Runtime.CompilerServices;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>The small whole numbers that stand around a claim in its sentence: 2 of "hai chai mật ong giá 360.000đ".</summary>
internal struct NumbersSaid
{
    private const int Before = 28;
    private const int Behind = 6;
    private const int MostPieces = 100;
    private const int Most = 8;

    private Numbers _numbers;
    private int _count;

    public readonly bool IsEmpty => _count == 0;

    public readonly int Count => _count;

    public readonly decimal this[int index] => _numbers[index];

    public static NumbersSaid Around(in TokenList tokens, in Claim claim)
    {
        NumbersSaid said = default;
        Clause sentence = Clause.SentenceAround(tokens, new Clause(claim.First, claim.End));
        said.Read(tokens, Math.Max(sentence.First, claim.First - Before), claim.First);
        said.Read(tokens, claim.End, Math.Min(sentence.End, claim.End + Behind));
        return said;
    }

    /// <summary>One of the numbers times the fact is what is claimed.</summary>
    public readonly bool Times(decimal fact, in Claim claim)
    {
        for (int i = 0; i < _count; i++)
            if (Agreement.Agrees(claim, fact * _numbers[i])) return true;
        return false;
    }

    /// <summary>So many of one and so many of the other, where a number may be left out for one piece.</summary>
    public readonly bool TimesAnd(decimal one, decimal other, in Claim claim)
    {
        for (int i = 0; i < _count; i++)
        {
            if (Agreement.Agrees(claim, one * _numbers[i] + other)) return true;
            for (int j = 0; j < _count; j++)
                if (j != i && Agreement.Agrees(claim, one * _numbers[i] + other * _numbers[j])) return true;
        }
        return false;
    }

    /// <summary>Two of the numbers, or all of them, make the one claimed.</summary>
    public readonly bool AddUp(in Claim claim)
    {
        decimal all = 0;
        for (int i = 0; i < _count; i++)
        {
            all += _numbers[i];
            for (int j = i + 1; j < _count; j++)
                if (Agreement.Agrees(claim, _numbers[i] + _numbers[j])) return true;
        }
        return _count > 1 && Agreement.Agrees(claim, all);
    }

    private void Read(in TokenList tokens, int first, int end)
    {
        for (int i = first; i < end && _count < Most; i++)
        {
            if (!(tokens[i].IsNumber || tokens.CueAt(i).IsDigit() || tokens.CueAt(i) is Cue.Ten or Cue.EnglishNumber) || !QuantityReader.TryRead(tokens, i, out Quantity quantity)) continue;
            bool isPieces = quantity is { Value: >= 1 and <= MostPieces, Decimals: 0, Scale: QuantityScale.None } && (i == 0 || !tokens[i].IsGlued || tokens[i - 1].Symbol is '(' or '+' or '×' || tokens.KeyOf(i - 1) is "x")
                && !IsOfSomethingElse(tokens, quantity.End);
            if (isPieces) _numbers[_count++] = quantity.Value;
            i = Math.Max(i, quantity.End - 1);
        }
    }

    /// <summary>500ml, 10%, 2 giờ, 24/7: no number of pieces.</summary>
    private static bool IsOfSomethingElse(in TokenList tokens, int at) =>
        tokens.CueAt(at) is Cue.Measure or Cue.Percent or Cue.Dong or Cue.K or Cue.Tr or Cue.Star || tokens.CueAt(at).IsTimeUnit() || tokens[at].Symbol is '%' or '₫' || (tokens[at].Symbol is '/' or '.' or ',' or '-' or ':' && tokens[at].IsGlued && tokens[at + 1].IsNumber && tokens[at + 1].IsGlued);

    [InlineArray(Most)]
    private struct Numbers
    {
        private decimal _first;
    }
}
