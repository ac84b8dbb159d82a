using MessageComposer.Content;
using MessageComposer.Review;

namespace MessageComposer.Generation;

/// <summary>Re-checks stored variants in pages, those that serve first. Safe beside reviewers and other processes: whoever changed a variant meanwhile wins.</summary>
public sealed class RecheckSweep(IRecheckStore store)
{
    private const int PageSize = 500;

    /// <summary>Every variant that was not yet checked under this content and day.</summary>
    /// <param name="changed">Told each decision that changed a variant, once it is stored.</param>
    /// <param name="isCurrent">Asked before each page; the sweep ends early where newer content has taken this one's place.</param>
    /// <returns>How many were checked.</returns>
    public Task<int> AllAsync(ContentSnapshot content, DateOnly day, Action<RecheckDecision> changed, Func<bool> isCurrent, CancellationToken cancellationToken)
    {
        string mark = VariantRecheck.MarkOf(content, day);
        return SweepAsync(
            async state => isCurrent() ? await store.ListCheckedElsewhereAsync(state, mark, PageSize, cancellationToken).ConfigureAwait(false) : [],
            mark, content, day, changed, cancellationToken);
    }

    /// <summary>Only what came or changed since it was last checked.</summary>
    public Task<int> NewAsync(ContentSnapshot content, DateOnly day, Action<RecheckDecision> changed, CancellationToken cancellationToken) =>
        SweepAsync(state => store.ListUncheckedAsync(state, PageSize, cancellationToken), VariantRecheck.MarkOf(content, day), content, day, changed, cancellationToken);

    private async Task<int> SweepAsync(
        Func<VariantState, Task<IReadOnlyList<Variant>>> next, string mark, ContentSnapshot content, DateOnly day, Action<RecheckDecision> changed, CancellationToken cancellationToken)
    {
        int all = 0;
        foreach (VariantState state in VariantRecheck.States)
        {
            IReadOnlyList<Variant> page;
            do
            {
                page = await next(state).ConfigureAwait(false);
                if (page.Count == 0) break;
                RecheckDecision[] decisions = [.. page.Select(variant => VariantRecheck.Judge(variant, content, day))];
                IReadOnlyList<RecheckDecision> recorded = await store.RecordAsync(mark, decisions, cancellationToken).ConfigureAwait(false);
                foreach (RecheckDecision decision in recorded)
                    if (decision.Verdict != RecheckVerdict.Keep) changed(decision);
                all += recorded.Count;
                // A page of which nothing could be stored is in others' hands: the next look finds it, unchecked.
                if (recorded.Count == 0) break;
            }
            while (page.Count == PageSize);
        }
        return all;
    }
}
