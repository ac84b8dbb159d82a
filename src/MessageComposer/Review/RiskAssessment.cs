using System.Runtime.CompilerServices;
using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Messages;

namespace MessageComposer.Review;

/// <summary>A text as its risk is judged.</summary>
/// <param name="Category">The shop's category of the subject's goods; null where it has none.</param>
/// <param name="Paths">What its merge fields read.</param>
/// <param name="Cleared">Findings that facts let pass.</param>
public sealed record RiskInput(
    Cell Cell, IReadOnlyList<KeyValuePair<string, string>> Fields, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Cleared,
    IReadOnlyList<string> Conditions, IReadOnlyList<Ground> Grounds, IReadOnlyList<string> Paths, string? Category);

/// <summary>Computes the class of a text from <c>review.yaml</c>, with every reason of that class that holds.</summary>
public static class RiskAssessment
{
    private const string OfferField = "offer";
    private const int MostWords = 5;

    /// <summary>Compiled once for each policy and set of evidence, for as long as somebody holds them.</summary>
    private static readonly ConditionalWeakTable<RiskReasonDefinition, PhraseFinder> s_words = [];
    private static readonly ConditionalWeakTable<GuardrailPipeline, PhraseFinder> s_evidence = [];

    public static (RiskClass Risk, IReadOnlyList<RiskGround> Grounds) Assess(RiskInput input, ContentSnapshot content)
    {
        foreach (RiskClassDefinition candidate in content.Review.Classes)
        {
            RiskGround[] grounds = [.. candidate.When.Select(reason => Because(reason, input, content) is { } because ? new RiskGround(reason.Reason, reason.Explain, because) : null).OfType<RiskGround>()];
            if (grounds.Length > 0 || candidate.When.Count == 0) return (candidate.Id, grounds);
        }
        return (RiskClass.High, []);
    }

    /// <summary>Null: the reason does not hold.</summary>
    private static string? Because(RiskReasonDefinition reason, RiskInput input, ContentSnapshot content) => reason.Reason switch
    {
        RiskReason.GoodsSpecial => input.Category is { } category && content.GoodsOf(category).Class != GoodsClass.Normal ? category : null,
        RiskReason.EvidenceUsed => EvidenceIn(input, content),
        RiskReason.Finding => Joined(input.Findings.Concat(input.Cleared).Where(finding => reason.Categories.Contains(finding.Category, StringComparer.Ordinal)).Select(finding => finding.Match.Length > 0 ? finding.Match : finding.Rule)),
        RiskReason.Words => Joined(input.Fields.SelectMany(field => WordsOf(reason).In(field.Value)).Select(found => found.Phrase)),
        RiskReason.OfferPresent => OfferIn(input),
        RiskReason.AnyWarning => Joined(WarningKeys.Warnings(input.Findings).Select(finding => finding.Rule)),
        RiskReason.HasCondition => Joined(input.Conditions),
        RiskReason.Channel => reason.Channels.Contains(input.Cell.Channel, StringComparer.Ordinal) ? input.Cell.Channel : null,
    };

    private static string? EvidenceIn(RiskInput input, ContentSnapshot content)
    {
        PhraseFinder titles = s_evidence.GetValue(content.Guardrails, pipeline => PhraseFinder.Of(pipeline.Definitions.Evidence.Select(evidence => evidence.Title), disguised: false));
        return Joined(input.Fields.SelectMany(field => titles.In(field.Value)).Select(found => found.Phrase))
            ?? Joined(input.Grounds.Where(ground => ground.Path.Contains("certifications", StringComparison.Ordinal) || ground.Path.Contains("evidence", StringComparison.Ordinal)).Select(ground => ground.Value));
    }

    private static string? OfferIn(RiskInput input) =>
        input.Fields.Any(field => field.Key == OfferField && field.Value.Length > 0) ? OfferField
        : Joined(input.Paths.Where(path => path.StartsWith("promotion.", StringComparison.Ordinal) || path == "product.list_price"));

    private static PhraseFinder WordsOf(RiskReasonDefinition reason) => s_words.GetValue(reason, definition => PhraseFinder.Of(definition.Words, disguised: false));

    private static string? Joined(IEnumerable<string> parts) => string.Join(", ", parts.Distinct(StringComparer.Ordinal).Take(MostWords)) is { Length: > 0 } joined ? joined : null;
}
