using MessageComposer.Messages;
using MessageComposer.Messages.Records;

namespace MessageComposer.Rendering;

/// <summary>A hash of everything that rules can read of a message's facts but conditions: where it is equal, the same words get the same report.</summary>
internal static class FactsIdentity
{
    [ThreadStatic] private static FactsDigest? t_digest;

    public static UInt128 Of(BriefModel model)
    {
        Brief brief = model.Brief;
        FactsDigest digest = t_digest ??= new FactsDigest();
        digest.Add("facts");
        digest.Add(MessageFacts.HashOf(brief));
        digest.Add(brief.Store.Url);
        foreach (Product product in brief.Products) digest.Add(MessageFacts.AsWritten(product, brief)?.Url);
        digest.Add((bool?)brief.Promotion?.Usable);
        digest.Add((long?)brief.Context.Occurrence);
        digest.Add(brief.Context.CartUrl);
        digest.Add(brief.Context.Device);
        digest.Add(brief.Context.Weather);
        digest.Add(brief.Customer.FirstName);
        digest.Add(brief.Customer.Title);
        digest.Add(model.Audience.Angle);
        return digest.Take();
    }
}
