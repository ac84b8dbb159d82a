using System.Text.Json.Nodes;
using MessageComposer.Content;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Rendering;
using MessageComposer.Rendering.Payloads;
using MessageComposer.Review;

namespace MessageComposer.Composition;

/// <summary>How true the words shown of an earlier message are to what was said.</summary>
public enum RecallBasis
{
    /// <summary>Written again from the content, copy and facts of then.</summary>
    AsSent,

    /// <summary>The content of then is no longer kept: it is shown under today's.</summary>
    TodaysContent,

    /// <summary>The variant has changed since.</summary>
    ChangedCopy,

    /// <summary>Nothing was sent.</summary>
    NothingSent,

    /// <summary>The facts or the copy are no longer kept: what was said cannot be shown.</summary>
    NotKept,
}

/// <param name="Fields">As <see cref="Message.Fields"/>, the customer's name and link in brackets; null where nothing can be shown.</param>
public sealed record RecalledMessage(MessageRecord Record, RecallBasis Basis, IReadOnlyList<KeyValuePair<string, string>>? Fields, JsonObject? Payload);

/// <summary>Shows what an earlier message said, without its text or its customer ever having been stored: facts and copy are put together again. Thread-safe.</summary>
/// <param name="content">Gives the snapshot in force.</param>
public sealed class MessageRecall(Func<ContentSnapshot> content, ISnapshotStore snapshots, IVariantStore variants, IMessageRecords records) : IDisposable
{
    /// <summary>Loading content takes a second of a processor: one at a time, and the last is kept.</summary>
    private readonly SemaphoreSlim _loading = new(1);
    private ContentSnapshot? _loaded;

    /// <summary>Null where no such message is kept.</summary>
    public async Task<RecalledMessage?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(id, cancellationToken) is not { } record) return null;
        if (record.Making.Source == MessageSource.Suppressed) return new RecalledMessage(record, RecallBasis.NothingSent, null, null);
        RecalledMessage lost = new(record, RecallBasis.NotKept, null, null);
        if (await RecordedFacts.ReadAsync(record, records, cancellationToken) is not { } brief) return lost;
        Variant? variant = record.VariantId is { } variantId ? await variants.FindAsync(variantId, cancellationToken) : null;
        if (variant is null && record.VariantId is not null) return lost;
        ContentSnapshot? kept = await KeptAsync(record.Making.Versions.Content, cancellationToken);
        ContentSnapshot snapshot = kept ?? content();
        if (Write(record, brief, variant, snapshot) is not ({ } fields, { } payload)) return lost;
        bool changed = variant is not null && variant.Revision != record.VariantRevision;
        return new RecalledMessage(record, changed ? RecallBasis.ChangedCopy : kept is null ? RecallBasis.TodaysContent : RecallBasis.AsSent, fields, payload);
    }

    public void Dispose() => _loading.Dispose();

    private static (IReadOnlyList<KeyValuePair<string, string>>? Fields, JsonObject? Payload) Write(MessageRecord record, Brief brief, Variant? variant, ContentSnapshot snapshot)
    {
        Cell cell = record.Cell;
        if (!snapshot.Scenarios.TryGetValue(cell.Scenario, out ScenarioContent? scenario) || !snapshot.Channels.ContainsKey(cell.Channel)) return default;
        Audience audience = new(cell.Segment, cell.Motive, cell.Angle, record.Making.Purpose);
        MessageJudge judge = new(snapshot, scenario, audience, cell.Channel);
        BriefModel model = judge.ModelOf(brief);
        JsonObject? payload = null;
        RenderedText? written = null;
        if (variant is not null)
        {
            if (CompiledCopy.TryCompile(variant.Fields, scenario.MergePolicy, out CompiledCopy? copy, out _)) written = copy.Render(model, judge.Channel);
        }
        else if (cell.Channel == RegisteredTemplates.Channel)
        {
            if (RegisteredTemplates.Choose(snapshot, cell) is { } template)
            {
                written = RegisteredTemplates.Fill(template, model);
                payload = written.Fields is { } filled ? RegisteredTemplates.Payload(template, filled) : null;
            }
        }
        else if (scenario.Fallbacks.TryGetValue((cell.Locale, cell.Channel), out FallbackContent? fallback)) written = FallbackRenderer.Render(fallback, model, judge.Channel);
        if (written?.Fields is not { } fields) return default;
        payload ??= PayloadBuilder.Build(new PayloadRequest(brief, audience, judge.Channel, judge.Sending, snapshot, fields)).Json;
        List<KeyValuePair<string, string>> shown = [.. fields.Select(field => KeyValuePair.Create(field.Id, field.Text))];
        if (judge.Channel.CtaUrl && MessageLinks.CtaUrl(brief) is { } url) shown.Add(new("cta_url", url));
        return (shown, payload);
    }

    /// <summary>Null where that content is not kept, or no longer loads.</summary>
    private async Task<ContentSnapshot?> KeptAsync(string hash, CancellationToken cancellationToken)
    {
        ContentSnapshot current = content();
        if (current.Hash == hash) return current;
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (_loaded?.Hash == hash) return _loaded;
            if (await snapshots.FindAsync(hash, cancellationToken) is not { } kept || LastGoodContent.Load(kept) is not { } snapshot) return null;
            return _loaded = snapshot;
        }
        finally
        {
            _loading.Release();
        }
    }
}
