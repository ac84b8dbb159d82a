using MessageComposer.Generation;
using MessageComposer.Messages;
using Microsoft.Extensions.AI;

namespace MessageComposer.Server.Models;

/// <summary>Counts each attempt of one provider against the budget, whichever way it ends. Thread-safe.</summary>
internal sealed class MeteredChatClient(IChatClient inner, string provider, string model, UsageMeter usage) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatMessage[] sent = [.. messages];
        UsageMeter.Attempt attempt = await usage.BeginAsync(provider, model, sent, options, cancellationToken);
        ChatResponse response;
        try
        {
            response = await base.GetResponseAsync(sent, options, cancellationToken);
        }
        catch (ModelRefusedException refusal)
        {
            await usage.FailedAsync(attempt, WireNames.Of(refusal.Reason), refusal.MayBeCharged);
            throw;
        }
        catch (Exception)
        {
            await usage.FailedAsync(attempt, "cancelled", mayBeCharged: true);
            throw;
        }
        await usage.CompletedAsync(attempt, response);
        return response;
    }
}
