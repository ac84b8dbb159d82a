using System.Diagnostics;
using System.Diagnostics.Metrics;
using MessageComposer.Generation;
using Microsoft.Extensions.AI;
using Polly.CircuitBreaker;

namespace MessageComposer.Server.Models;

/// <summary>What calls to models are measured by. Tags hold names of settings and content, never a text.</summary>
internal sealed class ModelMetrics
{
    public const string MeterName = "MessageComposer";

    private readonly Counter<long> _calls;
    private readonly Counter<long> _tokens;
    private readonly Counter<double> _cost;
    private readonly Histogram<double> _duration;
    private readonly Meter _meter;

    public ModelMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _calls = _meter.CreateCounter<long>("composer.model.calls", "{call}", "Attempts, by how they ended.");
        _tokens = _meter.CreateCounter<long>("composer.model.tokens", "{token}", "Tokens in and out; estimated where the provider reports none.");
        _cost = _meter.CreateCounter<double>("composer.model.cost", null, "Cost by the prices of the settings.");
        _duration = _meter.CreateHistogram<double>("composer.model.duration", "s", "How long an attempt took.");
    }

    public void Ended(UsageKey key, CallUsage usage, string outcome, TimeSpan took)
    {
        TagList tags = new() { { "provider", key.Provider }, { "model", key.Model }, { "scenario", key.Scenario }, { "purpose", key.Purpose.ToString().ToLowerInvariant() } };
        _tokens.Add(usage.InputTokens, [.. tags, new("direction", "input"), new("estimated", usage.Estimated)]);
        _tokens.Add(usage.OutputTokens, [.. tags, new("direction", "output"), new("estimated", usage.Estimated)]);
        if (usage.CostMicros is { } micros) _cost.Add(micros / 1_000_000d, tags);
        _calls.Add(1, [.. tags, new("outcome", outcome)]);
        _duration.Record(took.TotalSeconds, [.. tags, new("outcome", outcome)]);
    }

    /// <summary>0 closed, 1 half open, 2 open.</summary>
    public void Watch(IChatClient model)
    {
        if (model.GetService<FailoverChatClient>() is not { } providers) return;
        _meter.CreateObservableGauge(
            "composer.model.circuit",
            () => providers.Providers.Select(provider => new Measurement<int>(
                provider.Circuit switch { CircuitState.Closed => 0, CircuitState.HalfOpen => 1, _ => 2 },
                new KeyValuePair<string, object?>("provider", provider.Label), new KeyValuePair<string, object?>("model", provider.Model))),
            null, "0 closed, 1 half open, 2 open: the provider is left alone.");
    }
}
