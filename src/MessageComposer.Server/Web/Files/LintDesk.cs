using MessageComposer.Composition.Lint;
using MessageComposer.Content;
using MessageComposer.Server.Hosting;

namespace MessageComposer.Server.Web.Files;

/// <summary>How the last lint somebody asked for stands.</summary>
/// <param name="Report">Null while it runs, and where it failed.</param>
public sealed record LintRun(bool IsRunning, LintReport? Report, DateTimeOffset StartedAt, string ContentHash);

/// <summary>Runs lint for the pages: one at a time, in the background, since it takes far longer than a page may. Thread-safe.</summary>
internal sealed partial class LintDesk(ContentStore content, ContentOptions options, TimeProvider time, ILogger<LintDesk> logger)
{
    private readonly Lock _gate = new();
    private LintRun? _last;

    /// <summary>Null where nobody asked since the start.</summary>
    public LintRun? Last
    {
        get
        {
            lock (_gate) return _last;
        }
    }

    /// <summary>Starts a run unless one is on its way.</summary>
    public void Start()
    {
        LintRun run;
        lock (_gate)
        {
            if (_last is { IsRunning: true }) return;
            _last = run = new LintRun(true, null, time.GetUtcNow(), content.Current.Hash);
        }
        _ = Task.Run(() => Run(run));
    }

    private void Run(LintRun run)
    {
        LintReport? report = null;
        try
        {
            string root = ContentFiles.FindRoot(options);
            report = ContentLint.Run(root, ContentLoader.Load(root, content.Current), run.StartedAt);
        }
#pragma warning disable CA1031 // Nobody awaits a run: whatever went wrong, the page says so and the log says what.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LintFailed(failure);
        }
        lock (_gate) _last = run with { IsRunning = false, Report = report };
    }

    [LoggerMessage(LogLevel.Error, "Lint failed.")]
    private partial void LintFailed(Exception failure);
}
