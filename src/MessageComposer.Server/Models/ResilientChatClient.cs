using System.Diagnostics;
using MessageComposer.Generation;
using MessageComposer.Messages;
using Microsoft.Extensions.AI;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace MessageComposer.Server.Models;

/// <summary>
/// Keeps a remote model within bounds: a total deadline, some repetitions that honour the server's wishes, a time limit on each attempt,
/// a line where calls wait for their turn, and a circuit that leaves a broken provider alone. Thread-safe; one per provider.
/// </summary>
internal sealed class ResilientChatClient : DelegatingChatClient
{
    private static readonly TimeSpan s_sampling = TimeSpan.FromSeconds(30);
    private static readonly ResiliencePropertyKey<long> s_started = new("started");
    private static readonly ResiliencePropertyKey<TimeSpan> s_within = new("within");

    private readonly CircuitBreakerStateProvider _circuit = new();
    private readonly ModelOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<ChatResponse> _pipeline;
    private readonly SemaphoreSlim _turns;

    /// <param name="label">What logs and reports call the provider.</param>
    public ResilientChatClient(IChatClient inner, string label, ModelOptions options, TimeProvider time, ILogger<ResilientChatClient> logger) : base(inner)
    {
        Label = label;
        _options = options;
        _time = time;
        _logger = logger;
        _turns = new SemaphoreSlim(options.MaxConcurrency);
        _pipeline = Build();
    }

    public string Label { get; }

    public string? Model => _options.Name;

    public CircuitState Circuit => _circuit.CircuitState;

    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        CompleteAsync(messages, options, _options.Timeout, cancellationToken);

    /// <param name="within">The longest wait, where less than <see cref="ModelOptions.Timeout"/> is left.</param>
    public async Task<ChatResponse> CompleteAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, TimeSpan within, CancellationToken cancellationToken)
    {
        long started = _time.GetTimestamp();
        using CancellationTokenSource deadline = new(within, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        ResilienceContext context = ResilienceContextPool.Shared.Get(either.Token);
        context.Properties.Set(s_started, started);
        context.Properties.Set(s_within, within);
        try
        {
            ChatResponse response = await _pipeline.ExecuteAsync(
                static async (context, call) => await call.Client.AttemptAsync(call.Messages, call.Options, call.Client.LeftFor(context), context.CancellationToken),
                context, (Client: this, Messages: messages, Options: options));
            ModelLog.Completed(_logger, Label, response.ModelId, _time.GetElapsedTime(started).TotalMilliseconds, response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount);
            return response;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && RefusalFor(exception) is { } refusal)
        {
            ModelLog.Refused(_logger, Label, WireNames.Of(refusal.Reason), refusal.Message, _time.GetElapsedTime(started).TotalMilliseconds);
            throw refusal;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _turns.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Waiting for a turn counts against the deadline, not against the attempt. An attempt that the deadline cuts short is the provider's failure too.</summary>
    private async Task<ChatResponse> AttemptAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, Func<TimeSpan> left, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            TimeSpan limit = left();
            using CancellationTokenSource attempt = new(limit < _options.AttemptTimeout ? limit : _options.AttemptTimeout, _time);
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, attempt.Token);
            Announce(options);
            try
            {
                return await base.GetResponseAsync(messages, options, either.Token);
            }
            catch (OperationCanceledException) when (attempt.IsCancellationRequested)
            {
                throw new ModelRefusedException(Reason.ModelTimeout, "an attempt took longer than it may") { Transient = true, MayBeCharged = true };
            }
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>Each attempt is a sending of its own and is logged as one.</summary>
    private void Announce(ChatOptions? options)
    {
        object? purpose = null, facts = null;
        options?.AdditionalProperties?.TryGetValue(ChatKeys.Purpose, out purpose);
        options?.AdditionalProperties?.TryGetValue(ChatKeys.Facts, out facts);
        ModelLog.Asked(
            _logger, _options.Name, Label, _options.Region ?? "-", purpose is CallPurpose.Repair ? "repair" : "write",
            facts is IReadOnlyList<string> paths ? string.Join(", ", paths) : "-");
        if (options?.AdditionalProperties?.TryGetValue(ChatKeys.LeftOut, out object? left) == true && left is IReadOnlyList<string> { Count: > 0 } leftOut)
            ModelLog.LeftOut(_logger, leftOut.Count, string.Join(", ", leftOut));
    }

    private static ModelRefusedException? RefusalFor(Exception exception) => exception switch
    {
        ModelRefusedException refusal => refusal,
        BrokenCircuitException => new ModelRefusedException(Reason.CircuitOpen, "the provider failed too often and is left alone for a while"),
        OperationCanceledException or TimeoutRejectedException => new ModelRefusedException(Reason.ModelTimeout, "no completion within the time allowed"),
        _ => null,
    };

    private ResiliencePipeline<ChatResponse> Build()
    {
        ResiliencePipelineBuilder<ChatResponse> builder = new() { TimeProvider = _time };
        if (_options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<ChatResponse>
            {
                MaxRetryAttempts = _options.MaxRetries,
                Delay = _options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnother(arguments.Outcome.Exception, arguments.Context)),
                DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as ModelRefusedException)?.RetryAfter),
            });
        }
        return builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<ChatResponse>
        {
            StateProvider = _circuit,
            FailureRatio = 0.5,
            MinimumThroughput = _options.CircuitThreshold,
            SamplingDuration = s_sampling,
            BreakDuration = _options.CircuitPause,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is ModelRefusedException { Transient: true }),
            OnOpened = _ =>
            {
                ModelLog.CircuitOpened(_logger, Label, _options.CircuitPause.TotalSeconds);
                return default;
            },
        }).Build();
    }

    /// <summary>A pause that would outlast the deadline is not begun: the caller learns the true reason at once.</summary>
    private bool IsWorthAnother(Exception? exception, ResilienceContext context)
    {
        if (exception is not ModelRefusedException { Transient: true } refusal) return false;
        return (refusal.RetryAfter ?? TimeSpan.Zero) < LeftOf(context);
    }

    private Func<TimeSpan> LeftFor(ResilienceContext context) => () => LeftOf(context) is { Ticks: > 0 } left ? left : TimeSpan.FromTicks(1);

    private TimeSpan LeftOf(ResilienceContext context)
    {
        Debug.Assert(context.Properties.TryGetValue(s_started, out _), "every call notes its start");
        return context.Properties.GetValue(s_within, _options.Timeout) - _time.GetElapsedTime(context.Properties.GetValue(s_started, 0));
    }
}
