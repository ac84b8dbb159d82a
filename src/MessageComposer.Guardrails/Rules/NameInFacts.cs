using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Rules;

/// <summary>
/// Decides whether words belong to the name of the store or a product of the facts: a book called “Người duy nhất trên đảo” claims nothing, a clockmaker
/// called “Tích Tắc” hurries nobody. They do where the text writes them with the capitals of the name, or with two further words of the name beside them.
/// </summary>
internal static class NameInFacts
{
    private const int FewestNeighbours = 2;
    private const int MostProducts = 20;

    public static bool Holds(FoldedText field, TextSpan original, IModelObject facts)
    {
        foreach (string path in (ReadOnlySpan<string>)["product", "products", "suggestion", "store"])
        {
            if (!facts.TryGetMember(path, out Value value)) continue;
            if (value.Kind == ValueKind.Object && IsNamed(value.AsObject, field, original)) return true;
            if (value.Kind != ValueKind.List) continue;
            for (int i = 0; i < Math.Min(MostProducts, value.AsList.Count); i++)
                if (value.AsList[i] is { Kind: ValueKind.Object } item && IsNamed(item.AsObject, field, original)) return true;
        }
        return false;
    }

    private static bool IsNamed(IModelObject named, FoldedText field, TextSpan original)
    {
        if (field.Original.AsSpan(original.Start, original.Length).StartsWith("the ", StringComparison.OrdinalIgnoreCase)) original = new TextSpan(original.Start + 4, original.Length - 4);
        if (!named.TryGetMember("name", out Value name) || name.Kind != ValueKind.Text) return false;
        string text = field.Original;
        string own = name.AsText;
        ReadOnlySpan<char> said = text.AsSpan(original.Start, original.Length);
        if (IsWrittenAsIn(own, said)) return true;
        string bare = SmsText.FoldToGsm(own);
        return IsWrittenAsIn(bare, said) || HasNeighbours(own, text, original) || HasNeighbours(bare, text, original) || EndsInName(own, text, original);
    }

    /// <summary>“Váy Nhất” in “Váy Nhất Chi Mai”, short for “Váy hoa Nhất Chi Mai”: “Nhất” is the name's, with two more words of it behind.</summary>
    private static bool EndsInName(string name, string text, TextSpan original)
    {
        int last = text.AsSpan(original.Start, original.Length).LastIndexOf(' ') + 1;
        return last > 0 && text.AsSpan(original.Start + last, original.Length - last) is "Nhất" or "Nhat" && HasNeighbours(name, text, new TextSpan(original.Start + last, original.Length - last));
    }

    /// <summary>“Yêu Nhất” of “Son dưỡng Yêu Nhất”: every word has its capital in both.</summary>
    private static bool IsWrittenAsIn(ReadOnlySpan<char> name, ReadOnlySpan<char> said)
    {
        if (name.IndexOf(said, StringComparison.Ordinal) < 0) return false;
        bool starts = true;
        bool anySmall = false;
        foreach (char unit in said)
        {
            if (starts && char.IsLower(unit)) return false;
            anySmall |= char.IsLower(unit);
            starts = unit == ' ';
        }
        return anySmall;
    }

    private static bool HasNeighbours(ReadOnlySpan<char> name, ReadOnlySpan<char> text, TextSpan original)
    {
        ReadOnlySpan<char> said = text.Slice(original.Start, original.Length);
        int at = name.IndexOf(said, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && SharedBefore(name[..at], text[..original.Start]) + SharedAfter(name[(at + said.Length)..], text[original.End..]) >= FewestNeighbours;
    }

    private static int SharedBefore(ReadOnlySpan<char> name, ReadOnlySpan<char> text)
    {
        int shared = 0;
        int length = 0;
        while (length < name.Length && length < text.Length && char.ToLowerInvariant(name[^(length + 1)]) == char.ToLowerInvariant(text[^(length + 1)]))
        {
            length++;
            bool isWhole = (length == name.Length || name[^(length + 1)] == ' ') && (length == text.Length || !char.IsLetterOrDigit(text[^(length + 1)]));
            if (isWhole && name[^length] != ' ') shared++;
        }
        return shared;
    }

    private static int SharedAfter(ReadOnlySpan<char> name, ReadOnlySpan<char> text)
    {
        int shared = 0;
        int length = 0;
        while (length < name.Length && length < text.Length && char.ToLowerInvariant(name[length]) == char.ToLowerInvariant(text[length]))
        {
            length++;
            bool isWhole = (length == name.Length || name[length] == ' ') && (length == text.Length || !char.IsLetterOrDigit(text[length]));
            if (isWhole && name[length - 1] != ' ') shared++;
        }
        return shared;
    }
}
