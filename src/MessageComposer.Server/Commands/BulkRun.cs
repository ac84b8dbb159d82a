using MessageComposer.Composition;
using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Guardrails.Pii;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Review;
using MessageComposer.Server.Bulk;
using MessageComposer.Server.Hosting;
using MessageComposer.Server.Models;
using MessageComposer.Storage;
using Microsoft.Extensions.AI;

namespace MessageComposer.Server.Commands;

/// <summary>
/// A run over a file. What its answers depend on (content, approved copy, time, ids) is settled when it begins and kept beside the output until it ends, so that
/// however often it is broken off, the output is the one an undisturbed run would have written. Only what is withdrawn meanwhile is not sent any more.
/// </summary>
internal sealed class BulkRun : IAsyncDisposable
{
    private readonly BulkOrder _order;
    private readonly WebApplication _app;
    private readonly RunFiles _files;
    private readonly IVariantStore _variants;
    private readonly ISnapshotStore _snapshots;

    /// <param name="changed">What is put together otherwise than the program does it.</param>
    public BulkRun(BulkOrder order, Action<IServiceCollection>? changed = null)
    {
        _order = order;
        _files = new RunFiles(order.Output);
        WebApplicationBuilder builder = ComposerHost.CreateQuietBuilder(order.Settings);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddContent(builder.Configuration);
        builder.Services.AddModel(PiiScrubber.Mask);
        builder.Services.AddJobRunner();
        builder.Services.AddSingleton<IJobWatch, GenerateCommand.WarmUpWatch>();
        builder.Services.AddSingleton<WarmUp>();
        changed?.Invoke(builder.Services);
        _app = builder.Build();
        _variants = _app.Services.GetRequiredService<IVariantStore>();
        _snapshots = _app.Services.GetRequiredService<ISnapshotStore>();
    }

    private IStops Stops => _app.Services.GetRequiredService<IStops>();

    private TimeProvider Time => _app.Services.GetRequiredService<TimeProvider>();

    /// <exception cref="InvalidDataException">The input or the state of an earlier run cannot be used: the message says why.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_order.Input)) throw new InvalidDataException($"{_order.Input}: there is no such file.");
        RunInput input = new(_order.Input, CsvMap.Read(_order.Map));
        RunProgress? progress = _files.ReadProgress();
        RefuseUnknownOutput(progress);
        // A large file takes a second to read: meanwhile a new run gets ready what it needs whatever the file holds.
        Task<string> reading = input.FingerprintAsync(cancellationToken);
        if (progress is not { Done: true }) await _app.Services.GetRequiredService<IDatabase>().PrepareAsync(cancellationToken);
        ContentSnapshot? loaded = progress is null ? await LoadAsync(cancellationToken) : null;
        string fingerprint = $"{await reading}{(_order.ConsentCheckedUpstream ? "+consent" : "")}";
        string name = _order.Run ?? fingerprint[..16];
        RefuseAnother(progress, name, fingerprint);
        if (progress is { Done: true })
        {
            await Console.Error.WriteLineAsync($"Run {name} is complete already.");
            await BulkSummary.PrintAsync(progress);
            return ExitCodes.Ok;
        }
        RunHead? head = progress is null ? null : _files.ReadHead();
        ContentSnapshot content = loaded ?? (head is null ? await LoadAsync(cancellationToken) : await FindAsync(head.Content, cancellationToken));
        if (head is null && _order.Warm && await WarmAsync(input, content, cancellationToken) is { } failed) return failed;
        head ??= await BeginAsync(name, fingerprint, content, cancellationToken);
        return await ComposeAsync(input, head, content, progress ?? new RunProgress { Run = name, Input = fingerprint }, cancellationToken);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void RefuseUnknownOutput(RunProgress? progress)
    {
        if (progress is null && File.Exists(_order.Output)) throw new InvalidDataException($"{_order.Output} is there already, and nothing beside it says which run wrote it. Move it away or name another file.");
    }

    private void RefuseAnother(RunProgress? progress, string name, string fingerprint)
    {
        if (progress is null) return;
        if (progress.Run != name) throw new InvalidDataException($"{_order.Output} belongs to run {progress.Run}, not {name}. Name another file.");
        if (progress.Input != fingerprint) throw new InvalidDataException($"{_order.Output} belongs to another input, or to the same one read otherwise. Name another file.");
    }

    /// <summary>The files as they are, kept in the database for whoever goes on with the run.</summary>
    private async Task<ContentSnapshot> LoadAsync(CancellationToken cancellationToken)
    {
        ContentStore store = _app.Services.GetRequiredService<ContentStore>();
        ContentLoad? accepted = null;
        store.Accepted += load => accepted = load;
        _app.Services.GetRequiredService<ContentFiles>().LoadOnceOrRefuse();
        await _snapshots.KeepAsync(new KeptSnapshot(store.Current.Hash, ContentArchive.Pack(accepted!.Sources), Time.GetUtcNow()), cancellationToken);
        return store.Current;
    }

    private async Task<ContentSnapshot> FindAsync(string hash, CancellationToken cancellationToken) =>
        await LastGoodContent.FindAsync(_snapshots, hash, cancellationToken) ?? throw new InvalidDataException($"The run began with content {hash[..12]}, which is no longer kept: it cannot go on as it began. Start anew with another output.");

    private async Task<RunHead> BeginAsync(string name, string fingerprint, ContentSnapshot content, CancellationToken cancellationToken)
    {
        DateTimeOffset at = _order.At ?? DateTimeOffset.FromUnixTimeMilliseconds(Time.GetUtcNow().ToUnixTimeMilliseconds());
        RunHead head = new() { Run = name, At = at, Input = fingerprint, Content = content.Hash, Variants = await PinnedVariants.AllApprovedAsync(_variants, cancellationToken) };
        _files.Write(head);
        // Says from now on that the output is this run's, be it empty.
        _files.Write(new RunProgress { Run = name, Input = fingerprint });
        return head;
    }

    private async Task<int> ComposeAsync(RunInput input, RunHead head, ContentSnapshot content, RunProgress progress, CancellationToken cancellationToken)
    {
        PinnedVariants pinned = new(head.Variants, _variants, progress.Withdrawn);
        WishList wishes = new();
        IMessageRecords records = _app.Services.GetRequiredService<IMessageRecords>();
        MessageDesk desk = new(ComposerOf(content, pinned, wishes, new RunClock(head.At)), records, new MessageReplay(() => content, pinned, Stops));
        RunMaker maker = new(desk, new RunIds(head.Run, head.At), new ContentVocabulary(content), head.At, _order.ConsentCheckedUpstream);
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using RunOutput output = new(_order.Output, _files, progress, pinned, Time);
        // Stops made before the run began are known before its first message.
        await _app.Services.GetRequiredService<IChangeFeed>().PollAsync(cancellationToken);
        Task watching = WatchWithdrawalsAsync(ended.Token);
        try
        {
            await PumpAsync(input, maker, progress.Read, output.WriteAsync, "Composing", cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await output.BreakOffAsync();
            throw;
        }
        finally
        {
            await ended.CancelAsync();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await output.CompleteAsync();
        await BulkSummary.PrintAsync(output.Progress);
        if (wishes.Wishes.Count > 0) await Console.Error.WriteLineAsync($"{wishes.Wishes.Count} cell(s) had no approved copy; --warm has it written before a run begins.");
        return ExitCodes.Ok;
    }

    /// <summary>Null: go on. Copy that people have to approve first is waited for by nobody.</summary>
    private async Task<int?> WarmAsync(RunInput input, ContentSnapshot content, CancellationToken cancellationToken)
    {
        if (_app.Services.GetRequiredService<IChatClient>().GetService<NoModel>() is not null)
        {
            await Console.Error.WriteLineAsync($"{WireNames.Of(Reason.ModelNotConfigured)}: no model is configured.");
            return ExitCodes.Fault;
        }
        WishList wishes = new();
        DateTimeOffset at = _order.At ?? Time.GetUtcNow();
        TrialMaker maker = new(ComposerOf(content, _variants, wishes, new RunClock(at)), new ContentVocabulary(content), at, _order.ConsentCheckedUpstream);
        await PumpAsync(input, maker, default, (_, _) => ValueTask.CompletedTask, "Looking for missing copy", cancellationToken);
        List<GenerationJob> jobs = [];
        WarmUp warmUp = _app.Services.GetRequiredService<WarmUp>();
        foreach (IGrouping<string, CopyWish> scenario in wishes.Wishes.GroupBy(wish => wish.Cell.Scenario, StringComparer.Ordinal))
            jobs.AddRange(await warmUp.MissingAsync([.. scenario.Select(wish => CopyDemand.JobFor(wish, GenerationJob.LocalCaller, content, Time.GetUtcNow()))], cancellationToken));
        if (jobs.Count == 0) return null;
        WarmUpTally tally = await new WarmUpRun(_app.Services, print: false).WriteAsync(jobs, cancellationToken);
        await Console.Error.WriteLineAsync(WarmUpText.Summarise(tally, jobs.Count));
        cancellationToken.ThrowIfCancellationRequested();
        return null;
    }

    private async Task PumpAsync(RunInput input, IBulkMaker maker, InputPosition from, Func<BulkBatch, CancellationToken, ValueTask> write, string what, CancellationToken cancellationToken)
    {
        BulkDefaults? defaults = from.Lines > 0 ? await DefaultsOfAsync(input, cancellationToken) : null;
        await using RunInput.Opened opened = input.Open(cancellationToken);
        LineReader lines = new(opened.Lines, eager: false);
        await lines.SkipAsync(from, cancellationToken);
        BulkAnswering answering = new(maker, _app.Services.GetRequiredService<ILogger<BulkAnswering>>());
        BulkPipeline pipeline = new(answering.AnswerAsync, gate: null, Environment.ProcessorCount, defaults, startsLater: from.Lines > 0);
        await BulkBar.ShowAsync(what, opened, from.Lines, bar => pipeline.RunAsync(
            lines,
            async (batch, token) =>
            {
                await write(batch, token);
                bar.Reached(batch.End.Lines);
            },
            tally: true,
            cancellationToken));
    }

    private static async Task<BulkDefaults?> DefaultsOfAsync(RunInput input, CancellationToken cancellationToken)
    {
        await using RunInput.Opened opened = input.Open(cancellationToken);
        BulkBatch first = new();
        return await new LineReader(opened.Lines, eager: false).FillAsync(first, cancellationToken) && first.Lines[0].Fault == LineFault.None ? BulkDefaults.Find(first.TextOf(first.Lines[0]).Span) : null;
    }

    private Composer ComposerOf(ContentSnapshot content, IVariantStore variants, WishList wishes, TimeProvider clock) =>
        new(() => content, variants, wishes, wishes, new PseudonymKey(InstallationKey.ReadOrMake(_app.Services.GetRequiredService<StorageOptions>(), _app.Services.GetService<ISharedSecrets>())), clock, Stops);

    /// <summary>What people stop or withdraw elsewhere is withdrawn here within two seconds.</summary>
    private async Task WatchWithdrawalsAsync(CancellationToken cancellationToken)
    {
        IChangeFeed changes = _app.Services.GetRequiredService<IChangeFeed>();
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(1), Time);
        do
        {
            try
            {
                await changes.PollAsync(cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                await Console.Error.WriteLineAsync($"Could not look for withdrawn copy ({failure.GetType().Name}); the next look comes in a second.");
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }
}
