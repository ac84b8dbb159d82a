using MessageComposer.Content;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Review;

namespace MessageComposer.Server.Web.Files;

/// <summary>A proof whose year ends soon, with the approved copy that names it.</summary>
public sealed record ExpiringEvidence(EvidenceDefinition Evidence, DateOnly LastDay, IReadOnlyList<Variant> HoldsUp)
{
    private const int DaysAhead = 30;
    private const int PageSize = 200;

    /// <summary>Soonest first; those past their year for at most the same time are told too.</summary>
    public static async Task<IReadOnlyList<ExpiringEvidence>> FindAsync(ContentSnapshot content, IVariantStore variants, DateOnly day, CancellationToken cancellationToken)
    {
        (EvidenceDefinition Evidence, DateOnly LastDay)[] soon =
        [
            .. content.Guardrails.Definitions.Evidence.Select(evidence => (evidence, LastDay: evidence.Issued.AddYears(1)))
                .Where(entry => Math.Abs(entry.LastDay.DayNumber - day.DayNumber) <= DaysAhead).OrderBy(entry => entry.LastDay),
        ];
        if (soon.Length == 0) return [];
        List<Variant>[] held = [.. soon.Select(_ => new List<Variant>())];
        Guid? after = null;
        IReadOnlyList<Variant> page;
        do
        {
            page = await variants.ListAsync(new VariantQuery { State = VariantState.Approved, After = after, Limit = PageSize }, cancellationToken);
            for (int i = 0; i < soon.Length; i++) held[i].AddRange(page.Where(variant => Names(variant, soon[i].Evidence.Title)));
            after = page.Count == 0 ? null : page[^1].Id;
        }
        while (page.Count == PageSize);
        return [.. soon.Select((entry, index) => new ExpiringEvidence(entry.Evidence, entry.LastDay, held[index]))];
    }

    /// <summary>The guardrails let such a claim pass only where the title stands in the text itself.</summary>
    private static bool Names(Variant variant, string title) => variant.Fields.Any(field => field.Value.Contains(title, StringComparison.OrdinalIgnoreCase));
}
