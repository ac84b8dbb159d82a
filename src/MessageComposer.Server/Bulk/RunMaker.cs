using MessageComposer.Composition;
using MessageComposer.Messages;

namespace MessageComposer.Server.Bulk;

/// <summary>A clock that stands at the time of a run; what is measured with it goes on.</summary>
internal sealed class RunClock(DateTimeOffset at) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => at;
}

/// <summary>Makes the messages of a run over a file, under ids of the run.</summary>
internal sealed class RunMaker(MessageDesk desk, RunIds ids, IBriefVocabulary vocabulary, DateTimeOffset at, bool consentCheckedUpstream) : IBulkMaker
{
    public DateTimeOffset ReceivedAt => at;

    public IBriefVocabulary Vocabulary => vocabulary;

    public bool ConsentCheckedUpstream => consentCheckedUpstream;

    public ValueTask<QueuedMessage> MakeAsync(Brief brief, BulkLine line, ReadOnlyMemory<byte> utf8, BulkDefaults? defaults, CancellationToken cancellationToken) =>
        desk.QueueAsync(brief, null, ids.Of(line.Number), cancellationToken);
}

/// <summary>Composes without keeping anything, to see which copy is missing.</summary>
internal sealed class TrialMaker(IComposer composer, IBriefVocabulary vocabulary, DateTimeOffset at, bool consentCheckedUpstream) : IBulkMaker
{
    public DateTimeOffset ReceivedAt => at;

    public IBriefVocabulary Vocabulary => vocabulary;

    public bool ConsentCheckedUpstream => consentCheckedUpstream;

    public async ValueTask<QueuedMessage> MakeAsync(Brief brief, BulkLine line, ReadOnlyMemory<byte> utf8, BulkDefaults? defaults, CancellationToken cancellationToken) =>
        new(await composer.ComposeAsync(brief, cancellationToken), null, null);
}
