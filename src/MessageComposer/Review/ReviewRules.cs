using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;

namespace MessageComposer.Review;

/// <summary>Who must approve texts of one scenario.</summary>
/// <param name="Layers">Those of the scenario; empty: its clean texts need nobody.</param>
public sealed record ReviewRules(ReviewPolicyDefinition Policy, IReadOnlyList<ReviewLayer> Layers)
{
    private static readonly ReviewLayer[] s_both = [ReviewLayer.Brand, ReviewLayer.Legal];

    /// <summary>A scenario that is no longer there asks for both layers.</summary>
    public static ReviewRules Of(ContentSnapshot content, string scenario) =>
        new(content.Review, content.Scenarios.TryGetValue(scenario, out ScenarioContent? known) ? known.Definition.Review : s_both);

    /// <summary>The layers a text passes, in order. Where the class asks only for layers the scenario does not have, those of the scenario read each text.</summary>
    /// <param name="hasWarnings">Where nobody need read, somebody weighs a warning all the same.</param>
    public IReadOnlyList<ReviewStepDefinition> StepsFor(RiskClass risk, bool hasWarnings)
    {
        if (Layers.Count == 0) return hasWarnings ? [new ReviewStepDefinition(ReviewLayer.Brand, ReviewExtent.Each)] : [];
        IReadOnlyList<ReviewStepDefinition> asked = Policy.Layers.GetValueOrDefault(risk) ?? ReviewPolicyDefinition.Default.Layers[RiskClass.High];
        ReviewStepDefinition[] both = [.. asked.Where(step => Layers.Contains(step.Layer)).OrderBy(step => step.Layer)];
        return both.Length > 0 ? both : [.. Layers.Order().Select(layer => new ReviewStepDefinition(layer, ReviewExtent.Each))];
    }

    public IReadOnlyList<ReviewStepDefinition> StepsFor(RiskClass risk, IReadOnlyList<Finding> findings) => StepsFor(risk, WarningKeys.Warnings(findings).Count > 0);
}
