namespace MessageComposer.Guardrails.Tone;

/// <summary>One list of tone files per thread.</summary>
internal static class ToneBuffer
{
    [ThreadStatic] private static List<ToneBook>? _spare;

    public static List<ToneBook> Rent()
    {
        List<ToneBook> books = _spare ?? [];
        _spare = null;
        books.Clear();
        return books;
    }

    public static void Return(List<ToneBook> books) => _spare = books;
}
