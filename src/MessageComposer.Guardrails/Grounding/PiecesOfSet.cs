using System.Globalization;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>"bộ 4 chiếc" of a product called "Bộ 4 bàn chải tre": the pieces of a set by the number in its name.</summary>
internal static class PiecesOfSet
{
    private const int Reach = 3;
    private const int MostPieces = 1_000;

    private static readonly string[] Sets = ["bộ", "set", "combo", "lốc", "pack", "hộp", "gói", "túi", "vỉ", "thùng", "of", "x", "cặp", "bo"];

    public static bool Are(in Claim claim, in TokenList tokens, FactSheet facts)
    {
        if (claim.Closeness != Closeness.Exact || claim.Decimals > 0 || claim.Upper is not null || claim.Value is < 2 or > MostPieces || !IsPiece(tokens.KeyOf(claim.End - 1)) || IsGift(tokens, claim.First)) return false;
        Span<char> digits = stackalloc char[8];
        if (!claim.Value.TryFormat(digits, out int length, "0", CultureInfo.InvariantCulture)) return false;
        foreach (FactText text in facts.Texts)
            if (text.Product >= 0 && text.Name is "name" or "pack" or "set" && (Counts(text.Value, digits[..length]) || Ends(text.Value, digits[..length]))) return true;
        return false;
    }

    /// <summary>"Bàn chải tre Lá Biếc bộ 4", "Ly sứ (set 6)": the number behind a word for a set, nothing counted behind it.</summary>
    private static bool Ends(ReadOnlySpan<char> name, ReadOnlySpan<char> digits)
    {
        for (int from = 0; name[from..].IndexOf(digits) is var found and >= 0; from += found + digits.Length)
        {
            int start = from + found;
            int end = start + digits.Length;
            if (start < 2 || name[start - 1] != ' ' || (end < name.Length && name[end] is not (')' or ',' or ';' or '|'))) continue;
            ReadOnlySpan<char> word = name[..(start - 1)];
            word = word[(word.LastIndexOfAny(' ', '(') + 1)..];
            foreach (string set in Sets)
                if (word.Equals(set, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    /// <summary>Words that count whatever the goods are.</summary>
    private static bool IsPiece(ReadOnlySpan<char> word) =>
        word is "chiếc" or "cái" or "cây" or "món" or "miếng" or "thanh" or "viên" or "gói" or "túi" or "hũ" or "đôi" or "hộp" or "chai" or "lon" or "pieces" or "items" or "pcs" or "chiec" or "cai" or "cay" or "mon" or "mieng" or "vien" or "goi" or "tui" or "hu" or "doi" or "hop" or "tấm" or "tam" or "quả" or "trái" or "cuộn" or "cuon" or "lọ" or "tuýp" or "lo" or "piece" or "item";

    /// <summary>"tặng thêm 4 hộp": not of the set.</summary>
    private static bool IsGift(in TokenList tokens, int at)
    {
        for (int i = at - 1; i >= Math.Max(0, at - Reach) && !tokens.IsBreak(i); i--)
            if (tokens.CueAt(i) is Cue.Give or Cue.Buy or Cue.Remaining || tokens.KeyOf(i) is "thêm" or "kèm" or "quà" or "them" or "kem" or "qua" or "plus" or "extra" or "free") return true;
        return false;
    }

    /// <summary>The number stands in the name before a thing, not before a unit of measure.</summary>
    private static bool Counts(ReadOnlySpan<char> name, ReadOnlySpan<char> digits)
    {
        for (int from = 0; name[from..].IndexOf(digits) is var found and >= 0; from += found + digits.Length)
        {
            int start = from + found;
            int end = start + digits.Length;
            if ((start > 0 && name[start - 1] != ' ') || end >= name.Length - 1 || name[end] != ' ' || !char.IsLetter(name[end + 1])) continue;
            ReadOnlySpan<char> thing = name[(end + 1)..];
            int blank = thing.IndexOf(' ');
            if (MeasureUnits.Of((blank < 0 ? thing : thing[..blank])).Kind == '\0' && (blank < 0 ? thing : thing[..blank]) is not ("tháng" or "tuổi" or "ngày" or "năm" or "giờ" or "trang" or "tầng" or "lớp" or "ngăn" or "màu")) return true;
        }
        return false;
    }
}
