using MessageComposer.Composition;
using MessageComposer.Composition.Lint;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Server.Hosting;

namespace MessageComposer.Server.Web.Playground;

/// <summary>What the guardrails say of the form's text, or why they could not be asked.</summary>
/// <param name="FactsMistake">Line and byte where the facts are no JSON.</param>
/// <param name="Faults">By JSON path.</param>
public sealed record PlaygroundOutcome(GuardrailReport? Report, string? FactsMistake, IReadOnlyDictionary<string, IReadOnlyList<string>> Faults)
{
    public static PlaygroundOutcome Nothing { get; } = new(null, null, new Dictionary<string, IReadOnlyList<string>>());
}

/// <summary>A rule made from a sentence, with what it would do to stored copy.</summary>
/// <param name="Impact">Null where the rule cannot serve as it is.</param>
public sealed record RuleTrial(RuleProposal Proposal, ImpactReport? Impact);

/// <summary>Judges what is typed into the playground, and tries out rules made from it. Writes nothing.</summary>
internal sealed class PlaygroundDesk(ContentStore content, IVariantStore variants, ContentOptions options, TimeProvider time)
{
    public ContentSnapshot Content => content.Current;

    public PlaygroundOutcome Check(PlaygroundForm form)
    {
        if (!form.HasText) return PlaygroundOutcome.Nothing;
        if (form.ToCheckRequest(out string? mistake) is not { } request) return PlaygroundOutcome.Nothing with { FactsMistake = mistake };
        ContentSnapshot snapshot = content.Current;
        TextCheckIntake intake = TextCheckReader.Read(request, snapshot);
        if (intake.Request is not { } wanted) return PlaygroundOutcome.Nothing with { Faults = intake.Faults! };
        GuardrailReport all = TextCheck.Judge(wanted, snapshot, time.GetUtcNow());
        // A field left empty is not tried: that the channel has it is no fault of the text.
        HashSet<string> tried = [.. wanted.Fields.Select(field => field.Id)];
        return PlaygroundOutcome.Nothing with { Report = GuardrailReport.Of([.. all.Findings.Where(finding => tried.Contains(finding.Field))]) };
    }

    /// <summary>The form with the suggestion of finding <paramref name="number"/> (from 1) in its text's place; the form as it is where there is none.</summary>
    public PlaygroundForm Apply(PlaygroundForm form, int number)
    {
        if (Check(form).Report is not { } report || number < 1 || number > report.Findings.Count) return form;
        Finding finding = report.Findings[number - 1];
        if (finding.Suggestion is not { } suggestion) return form;
        string text = form.Fields.First(field => field.Key == finding.Field).Value;
        return form.With(finding.Field, string.Concat(text.AsSpan(0, finding.Start), suggestion, text.AsSpan(finding.Start + finding.Length)));
    }

    public async Task<RuleTrial> TryAsync(RuleForm form, CancellationToken cancellationToken)
    {
        DateOnly day = VietnamTime.DayOf(time.GetUtcNow());
        ContentSnapshot current = content.Current;
        RuleProposal proposal = await Task.Run(
            () => RuleDrafting.Propose(form.ToDraft(), ContentLoader.Load(ContentFiles.FindRoot(options), current).Sources, current, day), cancellationToken);
        ImpactReport? impact = proposal is { Edited: { } edited } ? await new Impact(edited, current, day).OnAsync(variants, cancellationToken) : null;
        return new RuleTrial(proposal, impact);
    }
}
