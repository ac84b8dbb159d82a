using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Messages;
using Microsoft.Extensions.AI;

namespace MessageComposer.Tests.Generation;

/// <summary>Requests, writers and answers for tests.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 20, 5, 0, TimeSpan.FromHours(7));

    public static Cell Push { get; } = new("cart-abandonment", "nhac-nhe", "gen-z", Cell.NoMotive, "push", GivenContent.Locale, Cell.NoSubject);

    public static CopyRequest Request(Cell? cell = null, int count = 1, params string[] conditions) =>
        new() { Cell = cell ?? Push, PromptVersion = "v1", Count = count, StoreName = "Mây Beauty", Conditions = conditions };

    public static CopyWriter Writer(IChatClient model, ContentSnapshot? content = null, TimeProvider? time = null, CopyWriterOptions? options = null) =>
        new(model, () => content ?? GivenContent.Snapshot, new PromptBuilder(), time ?? new FixedTime(Now), options ?? new CopyWriterOptions());

    /// <summary>A whole answer for a push message.</summary>
    public static string Answer(string body = "{{ product.short_name }} vẫn còn trong giỏ, {{ address.you }} xem lại nhé.", string title = "Giỏ hàng vẫn còn đây nè") =>
        $$"""{"variants":[{{Variant(title, body)}}]}""";

    public static string Variant(string title, string body) =>
        System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["title"] = title, ["body"] = body });
}

/// <summary>A clock that stands still; its timers never fire.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}

/// <summary>A model that plays a script, one step a call, and remembers what it was sent.</summary>
internal sealed class ScriptedModel(params Func<CancellationToken, Task<ChatResponse>>[] steps) : IChatClient
{
    public List<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Calls { get; } = [];

    public static ScriptedModel Answering(params string[] texts) => new([.. texts.Select(text => (Func<CancellationToken, Task<ChatResponse>>)(_ => Task.FromResult(Reply(text))))]);

    public static ChatResponse Reply(string text) => new(new ChatMessage(ChatRole.Assistant, text)) { ModelId = "test-model", FinishReason = ChatFinishReason.Stop };

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Calls.Add(([.. messages], options));
        return Calls.Count <= steps.Length ? steps[Calls.Count - 1](cancellationToken) : throw new InvalidOperationException("The model was called more often than planned.");
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
