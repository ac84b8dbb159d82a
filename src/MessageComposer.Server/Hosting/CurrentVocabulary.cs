using MessageComposer.Content;

namespace MessageComposer.Server.Hosting;

/// <summary>The words a request may use, made once per snapshot. Thread-safe.</summary>
internal sealed class CurrentVocabulary(ContentStore store)
{
    private Entry? _entry;

    public ContentVocabulary Get()
    {
        ContentSnapshot snapshot = store.Current;
        Entry? entry = Volatile.Read(ref _entry);
        if (entry?.Snapshot == (object)snapshot) return entry.Vocabulary;
        ContentVocabulary vocabulary = new(snapshot);
        Volatile.Write(ref _entry, new Entry(snapshot, vocabulary));
        return vocabulary;
    }

    private sealed record Entry(ContentSnapshot Snapshot, ContentVocabulary Vocabulary);
}
