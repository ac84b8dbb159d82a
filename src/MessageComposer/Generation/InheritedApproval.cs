using MessageComposer.Guardrails;
using MessageComposer.Review;

namespace MessageComposer.Generation;

/// <summary>
/// Stores what was written. Copy that says word for word what is approved in its cell already, written by another prompt version, has been read by the people who
/// approve: it takes that approval over, with the narrower of both scopes, so that a new version does not ask them to read the same again.
/// </summary>
public static class InheritedApproval
{
    /// <param name="written">Not stored yet.</param>
    /// <returns>The variants as they were stored.</returns>
    public static async Task<IReadOnlyList<Variant>> AddAsync(IReadOnlyList<Variant> written, IVariantStore store, CancellationToken cancellationToken)
    {
        IReadOnlyList<Variant> judged = await JudgeAsync(written, store, cancellationToken).ConfigureAwait(false);
        if (judged.Count > 0) await store.AddAsync(judged, cancellationToken).ConfigureAwait(false);
        return judged;
    }

    /// <summary>The variants as they are to be stored; nothing is.</summary>
    public static async Task<IReadOnlyList<Variant>> JudgeAsync(IReadOnlyList<Variant> written, IVariantStore store, CancellationToken cancellationToken)
    {
        if (written.Count == 0) return written;
        List<Variant> judged = new(written.Count);
        foreach (Variant variant in written)
        {
            Variant? model = IsClean(variant) ? (await store.ApprovedAsync(variant.Cell, cancellationToken).ConfigureAwait(false)).FirstOrDefault(approved => SaysTheSame(approved, variant)) : null;
            judged.Add(model is null ? variant : variant with
            {
                State = VariantState.Approved,
                Risk = model.Risk,
                Review = model.Review with { InheritedFrom = model.Id, Draft = null, Editors = [], Note = null },
                Conditions = [.. variant.Conditions.Union(model.Conditions, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            });
        }
        return judged;
    }

    /// <summary>A warning is for a person to weigh, whatever was decided before the rule was there.</summary>
    private static bool IsClean(Variant variant) =>
        variant.State is VariantState.PendingBrand or VariantState.PendingLegal && GuardrailReport.Of(variant.Findings).Verdict == Verdict.Pass;

    /// <summary>Other grounds mean that the words are true of other facts than those that were approved.</summary>
    private static bool SaysTheSame(Variant approved, Variant variant) =>
        approved.PromptVersion != variant.PromptVersion
        && approved.StoreName == variant.StoreName
        && approved.Fields.SequenceEqual(variant.Fields)
        && approved.Grounds.Count == variant.Grounds.Count && approved.Grounds.All(variant.Grounds.Contains);
}
