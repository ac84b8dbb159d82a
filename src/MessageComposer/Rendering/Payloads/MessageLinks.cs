using MessageComposer.Messages;

namespace MessageComposer.Rendering.Payloads;

/// <summary>Where a message leads. Never copy: always a fact.</summary>
public static class MessageLinks
{
    public static string? CtaUrl(Brief brief) => brief.Cart.Url ?? brief.Product?.Url ?? brief.Store.Url;
}
