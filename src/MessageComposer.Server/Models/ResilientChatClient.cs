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

    private readonly ModelOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<ChatResponse> _pipeline;
    private readonly SemaphoreSlim _turns;

    public ResilientChatClient(IChatClient inner, ModelOptions options, TimeProvider time, ILogger<ResilientChatClient> logger) : base(inner)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _turns = new SemaphoreSlim(options.MaxConcurrency);
        _pipeline = Build();
    }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        long started = _time.GetTimestamp();
        using CancellationTokenSource deadline = new(_options.Timeout, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        ResilienceContext context = ResilienceContextPool.Shared.Get(either.Token);
        context.Properties.Set(s_started, started);
        try
        {
            ChatResponse response = await _pipeline.ExecuteAsync(
                static async (context, call) => await call.Client.AttemptAsync(call.Messages, call.Options, context.CancellationToken),
                context, (Client: this, Messages: messages, Options: options));
            ModelLog.Completed(_logger, response.ModelId, _time.GetElapsedTime(started).TotalMilliseconds, response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount);
            return response;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && RefusalFor(exception) is { } refusal)
        {
            ModelLog.Refused(_logger, WireNames.Of(refusal.Reason), refusal.Message, _time.GetElapsedTime(started).TotalMilliseconds);
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

    /// <summary>Waiting for a turn counts against the deadline, not against the attempt.</summary>
    private async Task<ChatResponse> AttemptAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            using CancellationTokenSource attempt = new(_options.AttemptTimeout, _time);
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, attempt.Token);
            Announce(options);
            try
            {
                return await base.GetResponseAsync(messages, options, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new ModelRefusedException(Reason.ModelTimeout, "an attempt took longer than Model:AttemptTimeout") { Transient = true };
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
            _logger, _options.Name, _options.Region ?? "-", purpose is CallPurpose.Repair ? "repair" : "write",
            facts is IReadOnlyList<string> paths ? string.Join(", ", paths) : "-");
    }

    private static ModelRefusedException? RefusalFor(Exception exception) => exception switch
    {
        ModelRefusedException refusal => refusal,
        BrokenCircuitException => new ModelRefusedException(Reason.CircuitOpen, "the provider failed too often and is left alone for a while"),
        OperationCanceledException or TimeoutRejectedException => new ModelRefusedException(Reason.ModelTimeout, "no completion within Model:Timeout"),
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
            FailureRatio = 0.5,
            MinimumThroughput = _options.CircuitThreshold,
            SamplingDuration = s_sampling,
            BreakDuration = _options.CircuitPause,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is ModelRefusedException { Transient: true }),
            OnOpened = _ =>
            {
                ModelLog.CircuitOpened(_logger, _options.CircuitPause.TotalSeconds);
                return default;
            },
        }).Build();
    }

    /// <summary>A pause that would outlast the deadline is not begun: the caller learns the true reason at once.</summary>
    private bool IsWorthAnother(Exception? exception, ResilienceContext context)
    {
        if (exception is not ModelRefusedException { Transient: true } refusal) return false;
        Debug.Assert(context.Properties.TryGetValue(s_started, out _), "every call notes its start");
        TimeSpan spent = _time.GetElapsedTime(context.Properties.GetValue(s_started, 0));
        return spent + (refusal.RetryAfter ?? TimeSpan.Zero) < _options.Timeout;
    }
}
