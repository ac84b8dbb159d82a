using MessageComposer.Content.Definitions;
using MessageComposer.Content.Yaml;
using MessageComposer.Guardrails;

namespace MessageComposer.Content.Reading;

/// <summary>Reads <c>guardrails/review.yaml</c>.</summary>
internal static class ReviewFileReader
{
    public static readonly MapShape File = new("review", "")
    {
        Required = ["owner", "classes", "layers", "sampling"],
        Optional = ["editor_counts_as", "small_edits"],
    };

    public static readonly MapShape Class = new("review", "risk_class") { Required = ["id", "when"] };

    public static readonly MapShape Reason = new("review", "reason") { Required = ["reason", "explain"], Optional = ["categories", "words", "channels"] };

    public static readonly MapShape Layers = new("review", "layers") { Required = ["high", "medium", "low"] };

    public static readonly MapShape Step = new("review", "step") { Required = ["layer", "read"] };

    public static readonly MapShape Sampling = new("review", "sampling") { Required = ["confidence", "max_defect_rate"] };

    public static readonly MapShape DefectRates = new("review", "defect_rates") { Required = ["high", "medium", "low"] };

    public static ReviewPolicyDefinition? Read(YamlNode root, FileReading file)
    {
        if (YamlMap.Open(root, File, file) is not { } map) return null;
        ReviewPolicyDefinition policy = new()
        {
            Owner = map.OneOf("owner", ["legal"], "legal"),
            Classes = map.List("classes", Class, ReadClass),
            Layers = ReadLayers(map),
            Sampling = ReadSampling(map),
            EditorCountsAs = map.Choice<EditorCounts>("editor_counts_as"),
            SmallEdits = map.Choices<SmallEdit>("small_edits"),
            Source = map.Place,
        };
        CheckClasses(map, policy.Classes);
        return policy;
    }

    private static void CheckClasses(YamlMap map, IReadOnlyList<RiskClassDefinition> classes)
    {
        if (!map.Has("classes")) return;
        foreach (RiskClass risk in Enum.GetValues<RiskClass>())
        {
            if (classes.Count(definition => definition.Id == risk) != 1) map.Fault("classes", $"class {Identifiers.WordFor(risk)} must stand here once");
        }
        for (int i = 0; i < classes.Count; i++)
        {
            bool last = i == classes.Count - 1;
            if (last && classes[i].When.Count > 0) map.Fault("classes", "the last class takes all that are left: write when: []");
            if (!last && classes[i].When.Count == 0) map.Fault("classes", $"class {Identifiers.WordFor(classes[i].Id)} has no reasons, so those below it would never be reached");
        }
    }

    private static RiskClassDefinition ReadClass(YamlMap map) => new(map.Choice("id", RiskClass.High), map.List("when", Reason, ReadReason));

    private static RiskReasonDefinition ReadReason(YamlMap map)
    {
        RiskReasonDefinition reason = new(
            map.Choice<RiskReason>("reason"), map.Text("explain"), map.Words("categories", Categories.All), map.Texts("words"), map.Names("channels", NameKind.Channel));
        CheckList(map, "categories", reason.Reason == RiskReason.Finding);
        CheckList(map, "words", reason.Reason == RiskReason.Words);
        CheckList(map, "channels", reason.Reason == RiskReason.Channel);
        return reason;
    }

    private static void CheckList(YamlMap map, string key, bool needed)
    {
        if (map.Has("reason") && map.Has(key) != needed) map.Fault(key, needed ? "is missing: this reason needs it" : "does not belong to this reason");
    }

    private static Dictionary<RiskClass, IReadOnlyList<ReviewStepDefinition>> ReadLayers(YamlMap policy)
    {
        Dictionary<RiskClass, IReadOnlyList<ReviewStepDefinition>> layers = [];
        if (policy.Map("layers", Layers) is not { } map) return layers;
        foreach (RiskClass risk in Enum.GetValues<RiskClass>())
        {
            string key = Identifiers.WordFor(risk);
            IReadOnlyList<ReviewStepDefinition> steps = map.List(key, Step, step => new ReviewStepDefinition(step.Choice<ReviewLayer>("layer"), step.Choice("read", ReviewExtent.Each)));
            if (map.Has(key) && steps.Count == 0) map.Fault(key, "needs at least one layer");
            if (steps.DistinctBy(step => step.Layer).Count() < steps.Count) map.Fault(key, "a layer stands here twice");
            layers[risk] = steps;
        }
        return layers;
    }

    private static ReviewSamplingDefinition ReadSampling(YamlMap policy)
    {
        Dictionary<RiskClass, double> rates = [];
        if (policy.Map("sampling", Sampling) is not { } map) return new ReviewSamplingDefinition(0.95, rates);
        double confidence = map.Number("confidence", 0.5, 0.999);
        if (map.Map("max_defect_rate", DefectRates) is { } table)
        {
            foreach (RiskClass risk in Enum.GetValues<RiskClass>()) rates[risk] = table.Number(Identifiers.WordFor(risk), 0, 0.5);
        }
        return new ReviewSamplingDefinition(confidence, rates);
    }
}
