using System.Runtime.CompilerServices;
using MessageComposer.Generation;
using MessageComposer.Messages;
using Microsoft.Extensions.AI;

namespace MessageComposer.Server.Models;

/// <summary>
/// Asks providers in their order until one answers. All share one deadline: each may take an even part of what is left of it, or of the patience of whoever waits, and the
/// last all that is left. The next is not asked where a model did answer (a text that cannot be used, a prompt its filter stopped) and where the budget is spent.
/// The reason is the first provider's that was not merely left alone: it is the one to mend. Thread-safe.
/// </summary>
/// <param name="providers">At least one.</param>
internal sealed class FailoverChatClient(IReadOnlyList<ResilientChatClient> providers, TimeSpan timeout, TimeProvider time, ILogger<FailoverChatClient> logger) : IChatClient
{
    public IReadOnlyList<ResilientChatClient> Providers => providers;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        long started = time.GetTimestamp();
        ChatMessage[] sent = [.. messages];
        ModelRefusedException? cause = null;
        for (int i = 0; i < providers.Count; i++)
        {
            TimeSpan share = ShareOf(i, time.GetElapsedTime(started), PatienceOf(options));
            if (share <= TimeSpan.Zero) break;
            try
            {
                return await providers[i].CompleteAsync(sent, options, share, cancellationToken);
            }
            catch (ModelRefusedException refusal)
            {
                if (cause is null || cause.Reason == Reason.CircuitOpen) cause = refusal;
                if (refusal.Reason is Reason.UnusableOutput or Reason.BudgetExhausted) throw;
                if (i + 1 < providers.Count) ModelLog.NextAsked(logger, providers[i].Label, WireNames.Of(refusal.Reason), providers[i + 1].Label);
            }
        }
        throw cause ?? new ModelRefusedException(Reason.ModelTimeout, "no time was left to ask");
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates()) yield return update;
    }

    /// <summary>Itself; else what the first provider has.</summary>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : providers[0].GetService(serviceType, serviceKey);

    public void Dispose()
    {
        foreach (ResilientChatClient provider in providers) provider.Dispose();
    }

    private TimeSpan ShareOf(int index, TimeSpan spent, TimeSpan patience)
    {
        int others = providers.Count - index;
        return others == 1 ? timeout - spent : ((patience < timeout ? patience : timeout) - spent) / others;
    }

    private static TimeSpan PatienceOf(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(ChatKeys.Request, out object? request) == true && request is CopyRequest { Patience: { } patience } ? patience : TimeSpan.MaxValue;
}
