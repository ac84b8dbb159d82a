namespace MessageComposer.Guardrails.Grounding;

/// <summary>How long a pack lasts: 100 viên, mỗi ngày 2 viên, dùng 50 ngày. The pack is a fact's; the daily use a fact's or the sentence's own, which is judged for itself.</summary>
internal static class Supply
{
    private const decimal MinutesPerDay = 1_440;
    private const int Reach = 24;
    private const int MostUses = 6;
    private const int LongestFact = 200;

    /// <summary>Texts of the facts are folded for these; a hostile message gets no more.</summary>
    private const int MostSearches = 64;

    public static bool Is(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (claim.Value < MinutesPerDay || claim.Upper is not null || claim.OfDelivery || !IsOfUse(claim, tokens)) return false;
        Clause sentence = Clause.SentenceAround(tokens, new Clause(claim.First, claim.End));
        NumbersSaid packs = NumbersSaid.Around(tokens, claim);
        if (IsByUse(claim, packs, tokens, Math.Max(sentence.First, claim.First - Reach), claim.First, facts) || IsByUse(claim, packs, tokens, claim.End, Math.Min(sentence.End, claim.End + Reach), facts)) return true;
        if (++facts.Searches > MostSearches) return false;
        for (int i = 0; i < facts.Texts.Count; i++)
        {
            FactText text = facts.Texts[i];
            if (text.Product < 0 || text.Value.Length is < 6 or > LongestFact) continue;
            using TokenList own = TokenList.Read(facts.Fold(text.Value));
            if (IsByUse(claim, packs, own, 0, own.Count, facts)) return true;
        }
        return false;
    }

    /// <summary>dùng, đủ, uống, ăn, xài, lasts, a supply.</summary>
    private static bool IsOfUse(in Claim claim, in TokenList tokens)
    {
        for (int i = Math.Max(0, claim.First - 2); i < claim.First; i++)
            if (tokens.KeyOf(i) is "tròn" or "tron" or "đúng" or "vừa" or "vua" or "exactly" or "full" or "hẳn" or "suốt" or "suot" && !IsOfPolicy(tokens, i)) return true;
        for (int i = Math.Max(0, claim.First - 5); i < claim.First && i >= 0; i++)
            if (tokens.KeyOf(i) is "dùng" or "đủ" or "uống" or "ăn" or "xài" or "bền" or "dung" or "du" or "uong" or "xai" or "lasts" or "last" or "for" or "supply" or "được" or "duoc" or "pha") return true;
        return tokens.KeyOf(claim.End) is "dùng" or "sử" or "uống" or "dung" or "supply" or "of" or "liên";
    }

    /// <summary>"đổi trả tròn 30 ngày": a time of the shop's, not of the pack.</summary>
    private static bool IsOfPolicy(in TokenList tokens, int at)
    {
        for (int i = at - 1; i >= Math.Max(0, at - 5) && tokens[i].IsWord; i--)
            if (tokens.CueAt(i) is Cue.Swap or Cue.Refund or Cue.Pay or Cue.Bao or Cue.Deliver) return true;
        return false;
    }

    private static bool IsByUse(in Claim claim, in NumbersSaid packs, in TokenList tokens, int first, int end, FactSheet facts)
    {
        int uses = 0;
        for (int i = first; i < end && uses < MostUses; i++)
        {
            if (!(tokens[i].IsNumber || tokens.CueAt(i).IsDigit()) || !QuantityReader.TryRead(tokens, i, out Quantity quantity) || quantity.Value is <= 0 or > 1_000) continue;
            decimal period = PeriodOf(tokens, i, quantity.End, first);
            if (period == 0) continue;
            uses++;
            if (IsPackBy(claim, packs, quantity.Value, period, tokens.CueAt(quantity.End) == Cue.Measure ? tokens.KeyOf(quantity.End) : default, facts)) return true;
        }
        return false;
    }

    /// <summary>The days that the amount is for: 1 of "mỗi ngày 2 viên" and "2 viên/ngày", 7 of "3 gói một tuần"; 0 where it is for none.</summary>
    private static decimal PeriodOf(in TokenList tokens, int at, int behind, int first)
    {
        for (int i = at - 1; i >= Math.Max(first, at - 4); i--)
        {
            if (tokens.CueAt(i) is Cue.Week) return 7;
            if (tokens.CueAt(i) is Cue.Day || tokens.KeyOf(i) is "tối" or "sáng" or "bữa" && tokens.CueAt(i - 1) == Cue.Each) return 1;
            if (tokens[i].Symbol is ',' or ';' || tokens[i].IsNumber) break;
        }
        for (int i = behind; i < behind + 4; i++)
        {
            if (tokens[i].Symbol is ',' or ';' or '.' || tokens[i].IsNumber) break;
            if (tokens.KeyOf(i) is "daily") return 1;
            bool isPer = tokens.CueAt(i) is Cue.Each or Cue.One || tokens.KeyOf(i) is "a" or "moi" or "every" || tokens.IsSymbol(i, '/');
            if (isPer && tokens.CueAt(i + 1) is Cue.Day or Cue.Morning or Cue.Evening or Cue.Night) return 1;
            if (isPer && tokens.CueAt(i + 1) == Cue.Week) return 7;
        }
        return 0;
    }

    private static bool IsPackBy(in Claim claim, in NumbersSaid packs, decimal amount, decimal period, ReadOnlySpan<char> unit, FactSheet facts)
    {
        (char kind, decimal factor) = unit.IsEmpty ? ('\0', 1) : MeasureUnits.Of(unit);
        foreach (StatedFact stated in facts.Stated)
        {
            if (facts.Texts[stated.Text].Product < 0 || stated.Claim.Value < 2) continue;
            bool isCounted = unit.IsEmpty && stated.Claim.Kind is ClaimKind.Count or ClaimKind.NounCount;
            bool isMeasured = !unit.IsEmpty && stated is { Claim.Kind: ClaimKind.Measure, Unit: { } own } && MeasureUnits.Of(own).Kind == kind && kind != '\0';
            if (!isCounted && !isMeasured) continue;
            decimal pack = isMeasured ? stated.Claim.Value * MeasureUnits.Of(stated.Unit).Factor / factor : stated.Claim.Value;
            if (IsSoLong(claim, packs, pack * period / amount)) return true;
        }
        foreach (FactNumber number in facts.Numbers)
            if (unit.IsEmpty && number is { Role: FactRole.Other, Product: >= 0, Value: >= 2 } && IsSoLong(claim, packs, number.Value * period / amount)) return true;
        return false;
    }

    /// <summary>One pack, or as many as the sentence says.</summary>
    private static bool IsSoLong(in Claim claim, in NumbersSaid packs, decimal days)
    {
        if (IsSoLong(claim, days)) return true;
        for (int i = 0; i < packs.Count; i++)
            if (IsSoLong(claim, days * packs[i])) return true;
        return false;
    }

    private static bool IsSoLong(in Claim claim, decimal days)
    {
        decimal said = claim.Value / MinutesPerDay;
        return claim.Closeness switch
        {
            Closeness.Over => days > said && days < said * 1.5m,
            Closeness.Under => days < said && days >= said * 0.8m,
            Closeness.About => Math.Abs(days - said) <= said * 0.1m,
            _ => decimal.Truncate(days) == said,
        };
    }
}
