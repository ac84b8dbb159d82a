using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Browser;

/// <summary>A service whose model boasts, with the people it takes to let a text out: Thu writes, Lan reads for brand and legal, Mai for legal, Huy for brand.</summary>
public sealed class ReviewSite : ComposerSite
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await AddPersonAsync("thu", "Thu", Roles.Copywriter);
        await AddPersonAsync("lan.both", "Lan Anh", Roles.Brand | Roles.Legal);
        await AddPersonAsync("mai", "Mai", Roles.Legal);
        await AddPersonAsync("huy", "Huy", Roles.Brand);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IChatClient>(new BoastfulModel()));
    }
}

/// <summary>Always says the same, and always what no rule lets pass.</summary>
internal sealed class BoastfulModel : IChatClient
{
    private const string Answer = """{"variants":[{"title":"Kem tốt nhất Việt Nam","body":"{{ product.short_name }} vẫn còn trong giỏ đó, bạn xem lại nha.","cta_label":"Xem lại giỏ hàng"}]}""";

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Answer)) { ModelId = "boastful", FinishReason = ChatFinishReason.Stop });

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
