using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Rules;

/// <summary>
/// "chỗ thoáng nhất", "lúc yên nhất", "ngăn to nhất": one of the reader's places and hours, or a part of the goods, compared with its like. Nothing is
/// said of other goods, unless the word is one of praise (chỗ rẻ nhất) or the comparison goes on to the market.
/// </summary>
internal static class EverydaySuperlative
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Places = Set(
        "chỗ góc lúc ngày giờ tháng mùa việc điều tầng ngăn ô phần đoạn khắc niệm trang bữa buổi đêm trưa chiều tuần đứa cái cây nhánh hàng kệ nấc mức cỡ size dây cạnh mặt đầu đáy mép viên hạt hộc đường");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Praise = Set(
        "rẻ tốt ngon hời xịn chất bền tín đáng hot đỉnh hảo sắc chuẩn thơm mịn mượt êm sạch lành khủng chạy thấp hoàn sâu");

    /// <summary>Goods, too: "loại hạt duy nhất" is the only one sold, "một viên duy nhất" is one piece.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Goods = Set("hạt viên cây cái dây kệ hàng nhánh đường");

    public static bool Is(FoldedText field, TextSpan original)
    {
        int start = field.KeyAt(original.Start);
        int end = field.KeyAt(original.End - 1) + 1;
        ReadOnlySpan<Word> words = field.Words;
        int first = FirstFrom(words, start);
        if (first == 0 || first + 1 >= words.Length || words[first].Before != Gap.Blank || words[first + 1].End != end) return false;
        if (field.TonedOf(words[first]) is "duy" or "độc" && Goods.Contains(field.TonedOf(words[first - 1])) && !(first > 1 && field.TonedOf(words[first - 2]) is "một" or "1")) return false;
        return field.TonedOf(words[first + 1]) is "nhất" && !Praise.Contains(field.TonedOf(words[first])) && Places.Contains(field.TonedOf(words[first - 1]));
    }

    private static int FirstFrom(ReadOnlySpan<Word> words, int start)
    {
        int low = 0;
        int high = words.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (words[middle].Start < start) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
