using System.ComponentModel.DataAnnotations;

namespace MessageComposer.Generation;

/// <summary>How jobs are queued, run and tried again. Bound from section <c>Generation</c>, checked at start-up.</summary>
public sealed class GenerationOptions
{
    public const string Section = "Generation";

    /// <summary>Jobs this process runs beside each other. 1 to 32; default 2.</summary>
    [Range(1, 32)] public int Workers { get; set; } = 2;

    /// <summary>How long a job belongs to whoever took it without a sign of life; after a crash it is taken again when this is over. 1 s to 10 min; default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")] public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a job is tried before it fails. 1 to 20; default 5.</summary>
    [Range(1, 20)] public int MaxAttempts { get; set; } = 5;

    /// <summary>The wait before the second try; each later one doubles it. 1 s to 1 h; default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")] public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait between two tries. 1 s to 1 day; default 30 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")] public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long requests for a cell buy no further job after its last one ended, well or badly. 0 to 30 days; default 6 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")] public TimeSpan CellRest { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Jobs of one scenario that may wait or run. 1 to 100000; default 1000.</summary>
    [Range(1, 100_000)] public int MaxOpenJobsPerScenario { get; set; } = 1_000;

    /// <summary>Jobs of one API key that may wait or run. 1 to 100000; default 500.</summary>
    [Range(1, 100_000)] public int MaxOpenJobsPerKey { get; set; } = 500;

    /// <summary>Products one API key may have written about in one day of Vietnam. 1 to 1000000; default 1000.</summary>
    [Range(1, 1_000_000)] public int MaxProductsPerKeyAndDay { get; set; } = 1_000;

    /// <summary>For a person or a system that asks for copy by name.</summary>
    public JobCaps CapsOfRequests() => new() { OpenPerScenario = MaxOpenJobsPerScenario, OpenPerCaller = MaxOpenJobsPerKey, ProductsPerCallerAndDay = MaxProductsPerKeyAndDay };

    /// <summary>For messages that found no copy.</summary>
    public JobCaps CapsOfDemand() => CapsOfRequests() with { Rest = CellRest };
}
