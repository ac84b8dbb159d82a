using System.Diagnostics.Metrics;
using System.Text.Json;
using MessageComposer.Generation;
using MessageComposer.Messages;

namespace MessageComposer.Server.Hosting;

/// <summary>Counts of jobs, as the meter <c>MessageComposer.Generation</c>.</summary>
internal sealed class GenerationMetrics
{
    public const string MeterName = "MessageComposer.Generation";

    private readonly Counter<long> _ran;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _dropped;

    public GenerationMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        _ran = meter.CreateCounter<long>("composer.jobs.ran", description: "Runs of generation jobs, by scenario, state and reason.");
        _lost = meter.CreateCounter<long>("composer.jobs.lost", description: "Runs whose lease was over before they ended.");
        _dropped = meter.CreateCounter<long>("composer.jobs.dropped", description: "Wishes for copy that a cap turned down.");
    }

    public void Ran(GenerationJob job) => _ran.Add(
        1,
        new KeyValuePair<string, object?>("scenario", job.Cell.Scenario),
        new KeyValuePair<string, object?>("state", JsonNamingPolicy.SnakeCaseLower.ConvertName(job.State.ToString())),
        new KeyValuePair<string, object?>("reason", job.Reason is { } reason ? WireNames.Of(reason) : null));

    public void Lost(GenerationJob job) => _lost.Add(1, new KeyValuePair<string, object?>("scenario", job.Cell.Scenario));

    public void Dropped(string scenario, JobCap cap) =>
        _dropped.Add(1, new KeyValuePair<string, object?>("scenario", scenario), new KeyValuePair<string, object?>("cap", JobCapNames.Of(cap)));
}
