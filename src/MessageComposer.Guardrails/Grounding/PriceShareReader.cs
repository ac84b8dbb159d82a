namespace MessageComposer.Guardrails.Grounding;

/// <summary>Reads fractions of a price: "nửa giá", "ba phần tư giá", "3/4 giá", "giảm một nửa", "half price".</summary>
internal static class PriceShareReader
{
    public static bool TryRead(in TokenList tokens, int at, out Claim claim)
    {
        claim = default;
        decimal share;
        int end;
        Cue cue = tokens.CueAt(at);
        bool said = true;
        if (cue == Cue.HalfOf && tokens.CueAt(at + 1) is Cue.Million or Cue.Thousand or Cue.Hundred or Cue.Billion or Cue.Tr or Cue.Cu) return false; // nửa triệu is an amount
        if (cue == Cue.HalfOf) (share, end) = (50, at + 1);
        else if (cue == Cue.One && tokens.CueAt(at + 1) == Cue.HalfOf) (share, end) = (50, at + 2);
        else if (cue == Cue.Half && tokens.CueAt(at + 1) is Cue.Price or Cue.Off) (share, end) = (50, at + 1);
        else if (cue == Cue.Half && tokens.KeyOf(at + 1) is "of" or "the" && OfPriceBehind(tokens, at + 1) is > 0 and var price) (share, end) = (50, price);
        else if (cue.IsDigit() && tokens.CueAt(at + 1) == Cue.Part && tokens.CueAt(at + 2).SpokenDigit() > cue.SpokenDigit())
            (share, end) = (100m * cue.SpokenDigit() / tokens.CueAt(at + 2).SpokenDigit(), at + 3);
        else if (tokens.IsToneless && cue == Cue.Three && tokens.CueAt(at + 1) == Cue.Part && tokens.KeyOf(at + 2) is "tu" && tokens.CueAt(at + 3) is Cue.Price) (share, end) = (75, at + 3); // ba phan tu gia
        else if (cue == Cue.Fraction)
        {
            (share, end) = (Math.Round(100m * (tokens.CueAt(at - 1).SpokenDigit() is > 0 and var parts ? parts : 1) / PartsOf(tokens.KeyOf(at))), at + 1);
        }
        else if (tokens[at].IsNumber && tokens.IsSymbol(at + 1, '/') && tokens[at + 2].IsNumber && tokens[at + 2].Digits is > 0 and <= 10 && tokens[at].Digits > 0 && tokens[at].Digits < tokens[at + 2].Digits)
        {
            (share, end) = (100m * tokens[at].Digits / tokens[at + 2].Digits, at + 3);
            said = false;
        }
        else return false;
        if (cue == Cue.Fraction && tokens.CueAt(end) != Cue.Off && !(tokens.KeyOf(end) is "of" && (tokens.CueAt(end + 1) == Cue.Price || tokens.CueAt(end + 2) == Cue.Price))) return false;
        if (cue == Cue.Fraction && tokens.CueAt(end) != Cue.Off) end = tokens.CueAt(end + 1) == Cue.Price ? end + 1 : end + 2;
        bool ofPrice = tokens.CueAt(end) == Cue.Price || (said && tokens.CueAt(at - 1) is Cue.Remaining or Cue.Down && tokens.CueAt(at - 2) == Cue.Price);
        bool off = Surroundings.LeadOf(tokens, at).Off || tokens.CueAt(end) == Cue.Off;
        if (!ofPrice && !(off && (said || tokens.CueAt(end) != Cue.Score))) return false;
        if (tokens.CueAt(end) is Cue.Price or Cue.Off) end++;
        if (cue == Cue.Fraction && (tokens.KeyOf(at - 1) is "a" or "one" || tokens.CueAt(at - 1).SpokenDigit() > 0)) at--;
        claim = new Claim(off ? ClaimKind.Discount : ClaimKind.PriceShare, at, end) { Value = share };
        return true;
    }

    /// <summary>The word of price in "of the old price"; 0 where none stands.</summary>
    private static int OfPriceBehind(in TokenList tokens, int at)
    {
        for (int i = at + 1; i <= at + 4 && tokens[i].IsWord; i++)
            if (tokens.CueAt(i) == Cue.Price) return i;
        return 0;
    }

    private static int PartsOf(ReadOnlySpan<char> word) => word[0] switch
    {
        'q' => 4,
        'f' => 5,
        's' => 6,
        't' when word[1] == 'e' => 10,
        _ => 3,
    };
}
