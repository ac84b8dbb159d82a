using System.Security.Cryptography;
using System.Text.Json;
using MessageComposer.Messages;
using MessageComposer.Messages.Reading;

namespace MessageComposer.Server.Bulk;

/// <summary>
/// What the first line of bulk work says for all others: <c>{"defaults": {…}}</c>. Read again where the content changes meanwhile. Thread-safe.
/// </summary>
internal sealed class BulkDefaults
{
    private static readonly Dictionary<string, IReadOnlyList<string>> s_notAlone = new() { ["defaults"] = ["must stand alone in its line"] };

    private readonly byte[] _utf8;
    private readonly bool _alone;
    private Entry? _entry;

    private BulkDefaults(byte[] utf8, bool alone)
    {
        _utf8 = utf8;
        _alone = alone;
        Digest = SHA256.HashData(utf8);
    }

    /// <summary>Stands for them where a line is hashed.</summary>
    public byte[] Digest { get; }

    /// <summary>Null where the line is a request like any other.</summary>
    public static BulkDefaults? Find(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("\uFEFF"u8)) line = line[3..];
        Utf8JsonReader reader = new(line, new JsonReaderOptions { MaxDepth = 16 });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("defaults"u8)) return null;
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            int end = (int)reader.BytesConsumed;
            bool alone = reader.Read() && reader.TokenType == JsonTokenType.EndObject && !reader.Read();
            return new BulkDefaults(line[start..end].ToArray(), alone);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null where they have mistakes.</summary>
    public BriefDefaults? For(IBriefVocabulary vocabulary, out IReadOnlyDictionary<string, IReadOnlyList<string>>? faults)
    {
        Entry? entry = Volatile.Read(ref _entry);
        if (entry is null || !ReferenceEquals(entry.Vocabulary, vocabulary))
        {
            entry = Read(vocabulary);
            Volatile.Write(ref _entry, entry);
        }
        faults = entry.Faults;
        return entry.Defaults;
    }

    /// <summary>Whatever stands beside the defaults would be lost without a word, so nothing may.</summary>
    private Entry Read(IBriefVocabulary vocabulary)
    {
        if (!_alone) return new Entry(vocabulary, null, s_notAlone);
        BriefDefaults? defaults = BriefReader.ReadDefaults(_utf8, vocabulary, out IReadOnlyDictionary<string, IReadOnlyList<string>>? faults);
        return new Entry(vocabulary, defaults, faults?.ToDictionary(fault => fault.Key == "$" ? "defaults" : "defaults." + fault.Key, fault => fault.Value));
    }

    private sealed record Entry(IBriefVocabulary Vocabulary, BriefDefaults? Defaults, IReadOnlyDictionary<string, IReadOnlyList<string>>? Faults);
}
