using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Matching;

namespace MessageComposer.Guardrails.Tone;

/// <summary>All tone files, compiled; gives those that speak for a context: the house voice, the segment's, the motive's.</summary>
internal sealed class ToneSet(IReadOnlyList<ToneDefinition> definitions, PhraseBook.Builder phrases)
{
    private readonly ToneBook[] _books = [.. definitions.Select(definition => ToneBook.Compile(definition, phrases))];

    /// <summary>The forms of address of each file that states them.</summary>
    public IEnumerable<ToneAddress> Addresses => _books.Select(book => book.Definition.Address).OfType<ToneAddress>();

    public bool IsEmpty => _books.Length == 0;

    /// <summary>House voice first. The segment's limits count before the house's where both set one.</summary>
    /// <returns>The set of files as bits; 0 where there are none or too many to tell so.</returns>
    public ulong For(GuardrailContext context, List<ToneBook> books)
    {
        ulong which = 0;
        for (int i = 0; i < _books.Length; i++)
        {
            if (!SpeaksFor(_books[i].Definition, context)) continue;
            books.Add(_books[i]);
            which |= 1UL << i;
        }
        return _books.Length <= 64 ? which : 0;
    }

    /// <summary>The forms of address of the context's segment; null where no file states them.</summary>
    public ToneAddress? AddressOf(GuardrailContext context)
    {
        foreach (ToneBook book in _books)
            if (book.Definition.Address is not null && SpeaksFor(book.Definition, context)) return book.Definition.Address;
        return null;
    }

    private static bool SpeaksFor(ToneDefinition tone, GuardrailContext context) =>
        tone.Locale == context.Locale
        && (tone.Segment is null || tone.Segment == context.Segment)
        && (tone.Motive is null || tone.Motive == context.Motive);
}
