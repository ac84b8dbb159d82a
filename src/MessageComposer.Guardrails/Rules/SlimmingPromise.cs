using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Rules;

/// <summary>
/// "Cam kết giảm 5 cm vòng eo" of a yoga mat: fewer kilos are no disease cured, so what is promised is a result. Of goods that are eaten or put on the
/// skin, and where nothing says what the goods are, it stays a medical claim beside.
/// </summary>
internal static class SlimmingPromise
{
    private static readonly string[] Slimming =
        ["giảm cân", "giam can", "xuống cân", "xuong can", "siết cân", "siet can", "tụt cân", "tut can", "giảm mỡ", "giam mo", "giảm béo", "giam beo"];

    private static readonly string[] Losing = ["giảm", "giam", "xuống", "xuong", "mất", "mat ", "bớt", "bot ", "siết", "siet", "tụt", "tut", "sụt", "sut"];

    private static readonly string[] Sizes = ["cm vòng", "cm vong", "cm eo", "cm bụng", "cm bung", "kg", "ký", " ky", "kí", "cân", " can", "kilo"];

    /// <summary>Goods that people wear, use or read.</summary>
    private static readonly HashSet<string> Used = new(
        "sport sports fitness gym outdoor travel fashion shoes bag bags accessory accessories shoes-accessories underwear home home-decor decor furniture bedding toy toys book books stationery stationery-books electronics watch garden tool tools".Split(' '), StringComparer.Ordinal);

    /// <param name="isPromised">Whether a rule of guarantees flags words of the same stretch.</param>
    public static bool Is(FoldedText field, TextSpan original, GuardrailContext context, bool isPromised) =>
        isPromised && IsSlimming(field.Original.AsSpan(original.Start, original.Length)) && AreUsed(context.Facts);

    private static bool IsSlimming(ReadOnlySpan<char> words)
    {
        foreach (string slimming in Slimming)
            if (words.StartsWith(slimming, StringComparison.OrdinalIgnoreCase)) return true;
        return StartsWithAny(words, Losing) && EndsWithAny(words, Sizes);
    }

    private static bool StartsWithAny(ReadOnlySpan<char> words, string[] starts)
    {
        foreach (string start in starts)
            if (words.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> words, string[] ends)
    {
        foreach (string end in ends)
            if (words.EndsWith(end, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool AreUsed(IModelObject facts)
    {
        bool any = false;
        foreach (string path in (ReadOnlySpan<string>)["product", "products", "suggestion"])
        {
            if (!facts.TryGetMember(path, out Value value)) continue;
            if (value.Kind == ValueKind.Object && !IsUsed(value.AsObject)) return false;
            any |= value.Kind == ValueKind.Object;
            if (value.Kind != ValueKind.List) continue;
            for (int i = 0; i < value.AsList.Count; i++)
            {
                if (value.AsList[i] is not { Kind: ValueKind.Object } item || !IsUsed(item.AsObject)) return false;
                any = true;
            }
        }
        return any;
    }

    private static bool IsUsed(IModelObject goods) => goods.TryGetMember("category", out Value category) && category.Kind == ValueKind.Text && Used.Contains(category.AsText);
}
