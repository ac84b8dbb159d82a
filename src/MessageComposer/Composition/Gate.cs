using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Composition;

/// <summary>Says whether anything may be said to this customer about this product at all.</summary>
internal static class Gate
{
    /// <summary>Null: the way is free.</summary>
    public static Reason? Refusal(Brief brief, Purpose purpose, ContentSnapshot content, StopSet stops)
    {
        if (stops.Pauses(brief)) return Reason.Paused;
        if (purpose == Purpose.Advertising && !brief.Customer.Consent.Allows(brief.Channel, brief.ConsentCheckedUpstream)) return Reason.NoConsent;
        if (brief.Product is not { } product) return null;
        if (content.GoodsOf(product.Category).Class == GoodsClass.Ban) return Reason.GoodsNotAdvertisable;
        if (purpose != Purpose.Care && product.Stock == 0) return Reason.ProductUnavailable;
        return null;
    }
}
