using System.Threading.Channels;
using MessageComposer.Content;
using MessageComposer.Guardrails;

namespace MessageComposer.Server.Hosting;

/// <summary>Makes in the background what new rules would otherwise make when a text first needs it, once the program answers.</summary>
internal sealed class GuardrailWarming(ContentStore content, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    /// <summary>The first requests have the processors to themselves: what they need of the rules they make.</summary>
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(2);

    private readonly Channel<GuardrailPipeline> _changed =
        Channel.CreateBounded<GuardrailPipeline>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        content.Changed += Note;
        try
        {
            TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using CancellationTokenRegistration whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task.WaitAsync(stoppingToken);
            await Task.Delay(s_settling, time, stoppingToken);
            Note(content.Current);
            await foreach (GuardrailPipeline guardrails in _changed.Reader.ReadAllAsync(stoppingToken)) guardrails.Warm(stoppingToken);
        }
        finally
        {
            content.Changed -= Note;
        }
    }

    private void Note(ContentSnapshot snapshot) => _changed.Writer.TryWrite(snapshot.Guardrails);
}
