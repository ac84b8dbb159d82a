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
        else if (cue.IsDigit() && tokens.CueAt(at + 1) == Cue.Part && tokens.CueAt(at + 2).SpokenDigit() > cue.SpokenDigit())
            (share, end) = (100m * cue.SpokenDigit() / tokens.CueAt(at + 2).SpokenDigit(), at + 3);
        else if (tokens[at].IsNumber && tokens.IsSymbol(at + 1, '/') && tokens[at + 2].IsNumber && tokens[at + 2].Digits is > 0 and <= 10 && tokens[at].Digits > 0 && tokens[at].Digits < tokens[at + 2].Digits)
        {
            (share, end) = (100m * tokens[at].Digits / tokens[at + 2].Digits, at + 3);
            said = false;
        }
        else return false;
        bool ofPrice = tokens.CueAt(end) == Cue.Price || (said && tokens.CueAt(at - 1) is Cue.Remaining or Cue.Down && tokens.CueAt(at - 2) == Cue.Price);
        bool off = Surroundings.LeadOf(tokens, at).Off || tokens.CueAt(end) == Cue.Off;
        if (!ofPrice && !(off && (said || tokens.CueAt(end) != Cue.Score))) return false;
        if (tokens.CueAt(end) is Cue.Price or Cue.Off) end++;
        claim = new Claim(off ? ClaimKind.Discount : ClaimKind.PriceShare, at, end) { Value = share };
        return true;
    }
}
