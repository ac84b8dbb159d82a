using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Generation;

/// <summary>The fields a model writes for a channel.</summary>
internal static class CopyFields
{
    /// <summary>A link is filled from the facts, never written.</summary>
    private const string Link = "cta_url";

    /// <summary>With an offer a message is advertising, so only advertising copy has the field.</summary>
    private const string Offer = "offer";

    public static IReadOnlyList<FieldDefinition> For(ChannelDefinition channel, Purpose purpose) =>
        [.. channel.Fields.Where(field => field.Id != Link && (field.Id != Offer || purpose == Purpose.Advertising))];
}
