using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>
/// Facts state what goods can do in their own terms: <c>"chống nước": "5ATM"</c> names it, <c>"water": "IPX7"</c> and "đạt IP68" grade it.
/// Each feature knows the member names and the words of values that amount to it.
/// </summary>
internal static class FeatureFacts
{
    private sealed record Terms(string Feature, string[] Members, string[] Values);

    private static readonly Terms[] Known =
    [
        new("chống nước", ["water", "waterproof", "ip", "ipx", "chống nước", "kháng nước", "chống thấm", "độ chống nước", "chịu nước"],
            ["ipx", "ip5", "ip6", "ip44", "ip54", "atm", "mm h2o", "chống thấm", "trượt nước", "không thấm", "chịu nước", "lặn", "đi mưa", "áo mưa", "gore-tex", "water"]),
        new("chống thấm", ["water", "waterproof", "chống nước", "chống thấm", "kháng nước"], ["ipx", "chống nước", "kháng nước", "không thấm", "trượt nước", "waterproof", "water-resistant"]),
        new("chống ồn", ["noise", "anc", "chống ồn", "khử ồn"], ["anc", "enc", "khử tiếng ồn", "chống tiếng ồn", "noise"]),
        new("chống xước", ["scratch", "chống xước", "chống trầy"], ["sapphire", "gorilla", "9h", "trầy", "xước", "scratch"]),
        new("sạc không dây", ["wireless", "wireless_charging", "sạc không dây"], ["qi", "magsafe", "không dây", "wireless"]),
        new("chống cháy", ["fire", "chống cháy"], ["v0", "chậm cháy", "không bắt lửa", "flame"]),
        new("giặt máy được", ["care", "giặt", "wash", "washing", "bảo quản"], ["giặt máy", "máy giặt", "machine wash"]),
        new("cảm ứng", ["touch", "cảm ứng"], ["touch", "chạm"]),
    ];

    public static bool Carry(string feature, in FactText text, FactSheet facts)
    {
        foreach (Terms terms in Known)
        {
            if (terms.Feature != feature) continue;
            if (text.Value.Length == 0) return IsMember(terms, text.Name.Replace("machine_wash", "wash", StringComparison.Ordinal)); // "water_resistant": true
            return (feature is not "giặt máy được" && IsMember(terms, text.Name) && !IsDenied(text.Value)) || HoldsValue(terms, facts.Fold(text.Value));
        }
        return false;
    }

    private static bool IsMember(Terms terms, string name)
    {
        foreach (string member in terms.Members)
            if (name.Equals(member, StringComparison.OrdinalIgnoreCase) || (member.Length > 3 && name.StartsWith(member, StringComparison.OrdinalIgnoreCase))) return true;
        return false;
    }

    /// <summary>Grades are told by how a word starts (IPX7), words by the whole of them.</summary>
    private static bool HoldsValue(Terms terms, FoldedText value)
    {
        foreach (string term in terms.Values)
        {
            int at = value.Toned.IndexOf(term, StringComparison.Ordinal);
            if (at >= 0 && (at == 0 || !char.IsLetter(value.Toned[at - 1])) && !IsNegated(value.Toned[..at])) return true;
        }
        return false;
    }

    private static bool IsNegated(ReadOnlySpan<char> before) => before.EndsWith("không ") || before.EndsWith("chưa ") || before.EndsWith("not ");

    private static bool IsDenied(string value) => value.StartsWith("không", StringComparison.OrdinalIgnoreCase) || value.Equals("no", StringComparison.OrdinalIgnoreCase);
}
