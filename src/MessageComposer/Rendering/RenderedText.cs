using MessageComposer.Guardrails;
using MessageComposer.Messages;

namespace MessageComposer.Rendering;

/// <summary>Fields filled for one recipient, with the places of merged values, or the reason they could not be.</summary>
/// <param name="Fields">In the channel's order; empty optional fields are left out. Null with a reason.</param>
/// <param name="Missing">The field or path that was missing, for logs and tests.</param>
public sealed record RenderedText(IReadOnlyList<CheckedField>? Fields, Reason? Reason, string? Missing)
{
    public static RenderedText Of(IReadOnlyList<CheckedField> fields) => new(fields, null, null);

    public static RenderedText Unfillable(string missing) => new(null, Messages.Reason.MissingMergeField, missing);
}
