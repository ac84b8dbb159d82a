using System.Text.Json;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Server.Api;
using Spectre.Console;

namespace MessageComposer.Server.Commands;

/// <summary>
/// Has copy written for cells while people watch: a bar on a terminal, else a line for each cell, on standard error; the variants on standard output. Each cell is a job
/// of the queue, taken by this process, so that a service beside it does not write the same.
/// </summary>
/// <param name="print">Whether the variants go to standard output.</param>
internal sealed class WarmUpRun(IServiceProvider services, bool print = true)
{
    private readonly IJobStore _jobs = services.GetRequiredService<IJobStore>();
    private readonly IVariantStore _variants = services.GetRequiredService<IVariantStore>();
    private readonly JobRunner _runner = services.GetRequiredService<JobRunner>();
    private readonly GenerationOptions _options = services.GetRequiredService<GenerationOptions>();
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();
    private readonly Lock _telling = new();
    private readonly WarmUpTally _tally = new();

    /// <summary>Ends early, with what was done, where it is cancelled.</summary>
    public async Task<WarmUpTally> WriteAsync(IReadOnlyList<GenerationJob> jobs, CancellationToken cancellationToken)
    {
        await using StreamWriter output = new(print ? Console.OpenStandardOutput() : Stream.Null) { AutoFlush = true, NewLine = "\n" };
        try
        {
            if (Console.IsErrorRedirected)
            {
                int told = 0;
                await WriteAllAsync(jobs, output, line => Console.Error.WriteLine($"{++told}/{jobs.Count} {line}"), cancellationToken);
            }
            else
            {
                IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
                await terminal.Progress().StartAsync(async progress =>
                {
                    ProgressTask bar = progress.AddTask($"{jobs.Count} cell(s)", maxValue: jobs.Count);
                    await WriteAllAsync(jobs, output, _ => bar.Increment(1), cancellationToken);
                });
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _tally.BrokenOff = true;
        }
        return _tally;
    }

    private Task WriteAllAsync(IReadOnlyList<GenerationJob> jobs, StreamWriter output, Action<string> tell, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(jobs, new ParallelOptions { MaxDegreeOfParallelism = _options.Workers, CancellationToken = cancellationToken }, async (job, cancellation) =>
        {
            DateTimeOffset now = _time.GetUtcNow();
            GenerationJob? taken = await _jobs.TakeAsync(job, JobLease.From(now, _options.Lease), now, cancellation);
            GenerationJob? ran = taken is null ? null : await _runner.RunAsync(taken, cancellation);
            Variant?[] stored = ran is null ? [] : await Task.WhenAll(ran.VariantIds.Select(id => _variants.FindAsync(id, CancellationToken.None)));
            lock (_telling)
            {
                foreach (Variant variant in stored.OfType<Variant>())
                {
                    _tally.Count(variant);
                    output.WriteLine(JsonSerializer.Serialize(VariantResponse.From(variant), WireJson.Compact.VariantResponse));
                }
                _tally.Count(ran);
                tell(WarmUpText.Line(job.Cell, ran));
            }
        });
}

/// <summary>What became of the cells and texts of a run. Counted under the run's lock.</summary>
internal sealed class WarmUpTally
{
    public SortedDictionary<string, int> Texts { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, int> Failed { get; } = new(StringComparer.Ordinal);

    public int CellsDone { get; private set; }

    public int CellsElsewhere { get; private set; }

    /// <summary>Cells that the service, or the next run, tries again.</summary>
    public int CellsWaiting { get; private set; }

    public bool BrokenOff { get; set; }

    public void Count(Variant variant)
    {
        string state = JsonNamingPolicy.SnakeCaseLower.ConvertName(variant.State.ToString());
        Texts[state] = Texts.GetValueOrDefault(state) + 1;
    }

    /// <param name="job">Null: somebody else is at it.</param>
    public void Count(GenerationJob? job)
    {
        if (job is not { State: not JobState.Running }) CellsElsewhere++;
        else if (job.State == JobState.Done) CellsDone++;
        if (job?.State == JobState.Queued) CellsWaiting++;
        if (job is { State: JobState.Failed or JobState.Queued, Reason: { } reason }) Failed[WireNames.Of(reason)] = Failed.GetValueOrDefault(WireNames.Of(reason)) + 1;
    }
}
