using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Rules;

/// <summary>
/// "tiệm không nói túi này cứu trái đất", "chẳng dám hứa bền cả đời", "we do not claim it is eco-friendly": a claim that the same clause says nobody makes.
/// Without a saying verb nothing is denied: "không đâu rẻ bằng", "không hoá chất" are claims themselves.
/// </summary>
internal static class DeniedClaim
{
    private const int Reach = 8;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Saying = Set("nói hứa gọi nhận khoe bảo dám noi hua goi khoe dam claim claiming say saying promise promising call pretend");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Denying = Set("không chẳng chả chưa khong chang chua not never t");

    /// <summary>What turns "không nói" into its contrary: không nói quá, không hứa suông, không nói cũng biết.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Boasting =
        Set("cũng ngoa quá điêu dối phét ngại suông miệng mồm hão lèo xạo chơi nhiều biết thì mà sai hươu đùa thừa cung qua dieu doi phet suong nhieu thi ma sai enough lightly");

    public static bool Is(FoldedText field, TextSpan original)
    {
        ReadOnlySpan<Word> words = field.Words;
        int start = field.KeyAt(original.Start);
        int first = 0;
        while (first < words.Length && words[first].Start < start) first++;
        for (int i = first - 1; i > 0 && first - i <= Reach; i--)
        {
            if (i + 1 < words.Length && words[i + 1].Before > Gap.Blank) return false;
            if (!Saying.Contains(field.TonedOf(words[i]))) continue;
            if (i + 1 < words.Length && Boasting.Contains(field.TonedOf(words[i + 1]))) return false;
            int before = i - 1;
            while (before > 0 && words[before + 1].Before <= Gap.Blank && Saying.Contains(field.TonedOf(words[before]))) before--;
            if (words[before + 1].Before <= Gap.Tight && Denying.Contains(field.TonedOf(words[before]))) return true;
        }
        return false;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
