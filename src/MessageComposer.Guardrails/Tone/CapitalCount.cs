using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tone;

/// <summary>Capitals of a field, names left out.</summary>
/// <param name="First">The first word in capitals that is no name, in original offsets.</param>
/// <param name="Last">The last one.</param>
internal readonly record struct CapitalCount(int Letters, int Capitals, TextSpan? First, TextSpan? Last)
{
    /// <summary>From the first word in capitals to the last; null where capitals stand one by one (F R E E).</summary>
    public TextSpan? Span => First is { } first ? TextSpan.FromTo(first.Start, Last!.Value.End) : null;

    /// <summary>Written in capitals by everybody.</summary>
    private static readonly HashSet<string> Acronyms = new(
        ("COD SMS QC AD SPF PA UV UVA UVB LED OLED LCD USB TV PC VND VNĐ VN HN HCM TPHCM TP ISO BHA AHA PHA HD UHD FHD GB TB MB RAM SSD ROM CPU GPU ID FAQ HSD NSX GMO USDA SKU " +
        "OTP CCCD CMND PIN MST STK DIY XS XL XXL XXXL OK AI APP IOS NFC GPS CEO KG ML OZ UK US USA EU FDA GMP CGMP BPA PVC ABS EVA DHA CC BB ZNS ZBS QR KM NEW").Split(' '), StringComparer.Ordinal);

    /// <summary>A quick look that costs nothing to calm text.</summary>
    public static bool IsLoud(FoldedText field, int fewestLetters, int mostPercent, bool anyCapitalWord)
    {
        int letters = 0;
        int capitals = 0;
        int run = 0;
        bool word = false;
        foreach (char unit in field.Original)
        {
            bool upper = unit < 0x80 ? unit is >= 'A' and <= 'Z' : char.IsUpper(unit);
            if (upper)
            {
                capitals++;
                letters++;
                word |= ++run >= 2;
            }
            else
            {
                run = 0;
                if (unit < 0x80 ? unit is >= 'a' and <= 'z' : char.IsLetter(unit)) letters++;
            }
        }
        return (letters >= fewestLetters && capitals * 100 > letters * mostPercent) || (anyCapitalWord && word);
    }

    public static CapitalCount Of(FoldedText field, GuardrailContext context)
    {
        int letters = 0;
        int capitals = 0;
        TextSpan? first = null;
        TextSpan? last = null;
        HashSet<string>? names = null;
        foreach (Word word in field.Words)
        {
            if (word.Kind != WordKind.Letters) continue;
            TextSpan span = field.ToOriginal(word.Start, word.Length);
            ReadOnlySpan<char> original = field.Original.AsSpan(span.Start, span.Length);
            int upper = 0;
            int size = 0;
            foreach (char unit in original)
            {
                if (!char.IsLetter(unit)) continue;
                size++;
                if (char.IsUpper(unit)) upper++;
            }
            // Codes (MAY10) touch digits; a single capital starts a sentence or a name.
            if (upper >= 2 && (TouchesNumber(field, word) || IsName(original.ToString(), names ??= NamesIn(context.Facts)))) continue;
            letters += size;
            capitals += upper;
            if (upper < size || size < 2) continue;
            first ??= span;
            last = span;
        }
        return new CapitalCount(letters, capitals, first, last);
    }

    private static bool TouchesNumber(FoldedText field, Word word) =>
        (word.End < field.Length && field.Classes[word.End] == FoldClass.Digit) || (word.Start > 0 && field.Classes[word.Start - 1] == FoldClass.Digit);

    private static bool IsName(string word, HashSet<string> names) => Acronyms.Contains(word) || names.Contains(word);

    /// <summary>Words that the facts write in capitals, and the words of store and brand names, which may be written in capitals with or without marks.</summary>
    private static HashSet<string> NamesIn(IModelObject facts)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (string text in FactPaths.TextsUnder(Value.Of(facts)))
            foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                if (word.Trim('.', ',', '(', ')', '[', ']', '-', ':', '!') is { Length: > 1 } bare && bare.All(static unit => !char.IsLower(unit))) names.Add(bare);
        foreach (string path in (ReadOnlySpan<string>)["store.name", "product.brand", "products.brand", "brand.name", "suggestion.brand"])
            if (FactPaths.Read(facts, path) is { Kind: ValueKind.Text } name) AddCapitals(name.AsText, names);
        return names;
    }

    private static void AddCapitals(string name, HashSet<string> names)
    {
        foreach (string word in name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            names.Add(word.ToUpperInvariant());
            names.Add(SmsText.FoldToGsm(word).ToUpperInvariant());
        }
    }
}
