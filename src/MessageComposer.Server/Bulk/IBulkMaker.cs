using MessageComposer.Composition;
using MessageComposer.Messages;

namespace MessageComposer.Server.Bulk;

/// <summary>Makes the message of one line. Thread-safe.</summary>
internal interface IBulkMaker
{
    /// <summary>When the lines count as received, where they say no time themselves.</summary>
    DateTimeOffset ReceivedAt { get; }

    IBriefVocabulary Vocabulary { get; }

    bool ConsentCheckedUpstream { get; }

    /// <param name="utf8">The line as it came in.</param>
    ValueTask<QueuedMessage> MakeAsync(Brief brief, BulkLine line, ReadOnlyMemory<byte> utf8, BulkDefaults? defaults, CancellationToken cancellationToken);
}
