using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Grounding;

/// <summary>Words for the parts of goods and what they are made of, in both languages: "giấy" and "paper" are the same part, "bìa" is another.</summary>
internal static class GoodsParts
{
    private static readonly string[] Rows =
    [
        "giấy paper papers cardboard", "ruột inner inside page pages", "bìa cover covers", "hộp box boxes carton", "bì packaging package wrapping", "vải fabric cloth textile", "nút cúc button buttons",
        "dây cord cable strap straps", "quai handle handles strap straps", "cán handle handles", "đế sole soles base", "lót lining", "nắp lid lids cap", "chai bottle bottles", "hũ lọ jar jars",
        "túi bag bags pouch", "khung frame frames", "thân body", "bóng bulb", "chao shade", "gỗ wood wooden timber", "nhựa plastic", "tre bamboo", "nhãn tem label labels tag", "gáy spine",
        "keo glue", "mực ink", "ống tube", "vỏ shell case", "lõi core", "sợi fibre fibres fiber fibers yarn", "bông cotton", "trà chè tea", "phê coffee beans", "gạo rice", "lá leaf leaves",
        "thuỷ glass", "da leather", "dầu oil", "bột pulp flour", "đường sugar", "khoá zip zipper", "thùng crate carton cartons cardboard", "màng film", "đất soil", "mật honey", "sữa milk", "muối salt", "sáp wax", "hạt seed seeds nut nuts",
    ];

    private static readonly Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> Marked = Read(static word => word);
    private static readonly Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> Unmarked = Read(static word => FoldedText.Of(word).Toneless.ToString());

    /// <summary>The parts a word may name, one bit each; 0 where it names none.</summary>
    /// <param name="toneless">The word stands in a text without marks.</param>
    public static ulong NamedBy(ReadOnlySpan<char> word, bool toneless = false) => (toneless ? Unmarked : Marked).TryGetValue(word, out ulong parts) ? parts : 0;

    private static Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> Read(Func<string, string> written)
    {
        Dictionary<string, ulong> parts = new(StringComparer.Ordinal);
        for (int row = 0; row < Rows.Length; row++)
            foreach (string word in Rows[row].Split(' '))
                parts[written(word)] = parts.GetValueOrDefault(written(word)) | (1UL << row);
        return parts.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
