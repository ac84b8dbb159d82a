using System.Collections.Frozen;
using MessageComposer.Guardrails;
using MessageComposer.Messages;

namespace MessageComposer.Storage.Records;

/// <summary>Enums as they stand in the tables: the words of the wire, so that a new member never shifts the stored meaning of another.</summary>
internal static class RecordWords
{
    private static readonly FrozenDictionary<string, MessageSource> s_sources = Enum.GetValues<MessageSource>().ToFrozenDictionary(WireNames.Of);
    private static readonly FrozenDictionary<string, Reason> s_reasons = Enum.GetValues<Reason>().ToFrozenDictionary(WireNames.Of);
    private static readonly FrozenDictionary<string, Purpose> s_purposes = Enum.GetValues<Purpose>().ToFrozenDictionary(PurposeNames.Of);

    public static MessageSource Source(string word) => s_sources[word];

    public static Reason Reason(string word) => s_reasons[word];

    public static Purpose Purpose(string word) => s_purposes[word];
}
