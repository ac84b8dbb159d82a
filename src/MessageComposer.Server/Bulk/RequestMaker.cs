using MessageComposer.Composition;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Server.Auth;
using MessageComposer.Server.Hosting;

namespace MessageComposer.Server.Bulk;

/// <summary>Makes messages for the lines of one request, each as if it had come alone: with the content of the moment, and once for each <c>request_id</c>.</summary>
internal sealed class RequestMaker(MessageDesk desk, RequestClaimKey claims, CurrentVocabulary vocabulary, TimeProvider time, Caller? caller) : IBulkMaker
{
    private const int Patience = 100;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    public DateTimeOffset ReceivedAt => time.GetUtcNow();

    public IBriefVocabulary Vocabulary => vocabulary.Get();

    public bool ConsentCheckedUpstream => caller is { ConsentCheckedUpstream: true };

    public async ValueTask<QueuedMessage> MakeAsync(Brief brief, BulkLine line, ReadOnlyMemory<byte> utf8, BulkDefaults? defaults, CancellationToken cancellationToken)
    {
        RequestClaim? claim = brief.RequestId is { } key ? claims.Of(caller?.Id ?? "", key, utf8.Span, defaults is null ? default : defaults.Digest) : null;
        QueuedMessage made = await desk.QueueAsync(brief, claim, null, cancellationToken);
        // The same line stands twice and two workers have one each: the second waits a moment for the first.
        for (int waits = 0; made.Refusal == ComposeRefusal.StillRunning && waits < Patience; waits++)
        {
            await Task.Delay(s_pause, time, cancellationToken);
            made = await desk.QueueAsync(brief, claim, null, cancellationToken);
        }
        return made;
    }
}
