using MessageComposer.Messages;
using Microsoft.Extensions.AI;

namespace MessageComposer.Generation;

/// <summary>Stands where no model is configured: every call is refused with <see cref="Reason.ModelNotConfigured"/>.</summary>
public sealed class NoModel : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromException<ChatResponse>(Refusal());

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw Refusal();

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private static ModelRefusedException Refusal() => new(Reason.ModelNotConfigured, "no model is configured");
}
