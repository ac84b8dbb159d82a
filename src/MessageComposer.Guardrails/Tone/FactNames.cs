using System.Buffers;
using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tone;

/// <summary>
/// Words that the facts write in capitals, and the words of store and brand names, which may be written in capitals with or without marks. A message asks
/// for few of them, so the first are looked for where they stand; a text that asks for many gets them gathered.
/// </summary>
internal sealed class FactNames(GuardrailContext context)
{
    private const int FewestToGather = 8;

    private static readonly SearchValues<char> AroundNames = SearchValues.Create(".,()[]-:!");
    private static readonly string[] Paths = ["store.name", "product.brand", "products.brand", "brand.name", "suggestion.brand"];

    private HashSet<string>? _written;
    private HashSet<string>? _named;
    private int _asked;

    public bool Contains(string word)
    {
        if (word.Length < 2) return Named.Contains(word);
        bool isWritten = ++_asked > FewestToGather ? (_written ??= Gather()).Contains(word) : IsWritten(word);
        return isWritten || Named.Contains(word);
    }

    private HashSet<string> Named => _named ??= NamesOfBrands();

    private bool IsWritten(string word)
    {
        foreach (char unit in word)
            if (char.IsLower(unit)) return false;
        FactSheet facts = FactSheet.Rent(context.Facts, context.Day);
        bool found = false;
        foreach (FactText fact in facts.Texts)
        {
            string text = fact.Value;
            for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0 && !found; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
                found = PieceAround(text, at).SequenceEqual(word);
            if (found) break;
        }
        FactSheet.Return(facts);
        return found;
    }

    /// <summary>What stands between two blanks, without the marks around it.</summary>
    private static ReadOnlySpan<char> PieceAround(string text, int at)
    {
        int start = at;
        int end = at;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1])) start--;
        while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
        while (start < end && AroundNames.Contains(text[start])) start++;
        while (end > start && AroundNames.Contains(text[end - 1])) end--;
        return text.AsSpan(start, end - start);
    }

    private HashSet<string> Gather()
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        FactSheet facts = FactSheet.Rent(context.Facts, context.Day);
        foreach (FactText fact in facts.Texts)
            foreach (string word in fact.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                if (word.Trim('.', ',', '(', ')', '[', ']', '-', ':', '!') is { Length: > 1 } bare && bare.All(static unit => !char.IsLower(unit))) names.Add(bare);
        FactSheet.Return(facts);
        return names;
    }

    private HashSet<string> NamesOfBrands()
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (string path in Paths)
            if (FactPaths.Read(context.Facts, path) is { Kind: ValueKind.Text } name) AddCapitals(name.AsText, names);
        return names;
    }

    private static void AddCapitals(string name, HashSet<string> names)
    {
        string joined = string.Concat(name.Where(static unit => !char.IsWhiteSpace(unit)));
        foreach (string word in name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Append(joined)) // LA SEN, LASEN
        {
            names.Add(word.ToUpperInvariant());
            names.Add(SmsText.FoldToGsm(word).ToUpperInvariant());
        }
    }
}
