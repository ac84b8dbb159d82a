using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Rendering;
using MessageComposer.Rendering.Payloads;
using MessageComposer.Review;

namespace MessageComposer.Generation;

/// <summary>Stored copy as one recipient of the proof set would get it.</summary>
/// <param name="Fields">As rendered, without label and opt-out; null where they cannot be filled.</param>
/// <param name="Payload">What would leave; null with the fields.</param>
/// <param name="Missing">The field or path that could not be filled.</param>
/// <param name="Unmet">The copy's conditions this recipient does not meet: it would be sent other copy.</param>
public sealed record PreviewedCopy(
    ProofBrief Proof, IReadOnlyList<CheckedField>? Fields, MessagePayload? Payload, string? Missing, IReadOnlyList<string> Unmet, GuardrailReport Report)
{
    /// <summary>What this recipient's facts ask to be said and the copy does not say: another copy is sent.</summary>
    public IReadOnlyList<Finding> Lacks => [.. Blocking.Where(finding => finding.Category == Categories.MissingRequired)];

    /// <summary>What else blocks it: it would break for a real recipient like this one.</summary>
    public IReadOnlyList<Finding> Breaks => [.. Blocking.Where(finding => finding.Category != Categories.MissingRequired)];

    /// <summary>This recipient is one the copy is for.</summary>
    public bool Serves => Unmet.Count == 0 && Fields is not null && Lacks.Count == 0;

    public bool Passes => Breaks.Count == 0;

    private IEnumerable<Finding> Blocking => Report.Findings.Where(finding => finding is { Severity: Severity.Block, Mode: RuleMode.Enforce });
}

/// <summary>Shows stored copy as customers would see it. Pure.</summary>
public static class CopyPreview
{
    /// <param name="at">The moment it is shown for.</param>
    /// <returns>One for each brief of the proof set; empty where the copy's cell is gone or its merge fields cannot be read.</returns>
    public static IReadOnlyList<PreviewedCopy> Of(Variant variant, ContentSnapshot content, DateTimeOffset at) => Show(variant, content, at, int.MaxValue);

    /// <summary>The same for the usual recipient alone; null where there is none to show.</summary>
    public static PreviewedCopy? Usual(Variant variant, ContentSnapshot content, DateTimeOffset at) => Show(variant, content, at, 1) is [PreviewedCopy usual] ? usual : null;

    private static IReadOnlyList<PreviewedCopy> Show(Variant variant, ContentSnapshot content, DateTimeOffset at, int most)
    {
        Cell cell = variant.Cell;
        if (!content.Scenarios.TryGetValue(cell.Scenario, out ScenarioContent? scenario) || !content.Channels.ContainsKey(cell.Channel)) return [];
        if (scenario.Angles.FirstOrDefault(angle => angle.Definition.Id == cell.Angle) is not { } angle) return [];
        if (!CompiledCopy.TryCompile(variant.Fields, scenario.MergePolicy, out CompiledCopy? compiled, out _)) return [];
        MessageJudge judge = new(content, scenario, new Audience(cell.Segment, cell.Motive, cell.Angle, angle.Purpose), cell.Channel);
        Product? about = scenario.Definition.Grain == Grain.Product && variant.ProductJson is { } json ? JobProduct.Read(json, out _) : null;
        return [.. ProofSet.For(cell, at, about).Take(most).Select(proof => Show(proof, variant, compiled, judge))];
    }

    private static PreviewedCopy Show(ProofBrief proof, Variant variant, CompiledCopy compiled, MessageJudge judge)
    {
        BriefModel model = judge.ModelOf(proof.Brief);
        MessageTrial trial = variant.Cell.Scenario == ProductCards.Scenario
            ? judge.Judge(compiled.RenderFillable(model), model, TextStage.Rendered)
            : judge.TryCopy(compiled, model);
        string[] unmet = [.. variant.Conditions.Where(condition => !model.Conditions.Holds(condition))];
        return new PreviewedCopy(proof, trial.Fields, trial.Payload, trial.Missing, unmet, trial.Report);
    }
}
