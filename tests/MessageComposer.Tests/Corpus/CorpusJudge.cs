using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;
using MessageComposer.Rendering;
using MessageComposer.Templating;
using MessageComposer.Tests.Composition;

namespace MessageComposer.Tests.Corpus;

/// <summary>What the shipped guardrails say of a labelled text: its fields as final text, with its facts.</summary>
internal sealed class CorpusJudge(ContentSnapshot content)
{
    private readonly MergePolicy _anyScenario = new(
        content.Scenarios.Values.SelectMany(scenario => scenario.Definition.MergeFields).ToFrozenSet(StringComparer.Ordinal), TemplateLanguage.FilterNames);

    /// <summary>The findings that decide; watched rules are left out.</summary>
    public IReadOnlyList<Finding> Enforced(CorpusLine line) =>
        [.. content.Guardrails.Check([.. line.Fields.Select(field => new CheckedField(field.Key, field.Value))], ContextOf(line)).Findings.Where(finding => finding.Mode == RuleMode.Enforce)];

    private GuardrailContext ContextOf(CorpusLine line)
    {
        Brief brief = Composing.Read(RequestOf(line), content);
        ConditionValues conditions = new(content, new SelectionModel(brief), TemplateLanguage.CultureOf(line.Locale));
        return new GuardrailContext
        {
            Locale = line.Locale,
            Channel = line.Channel,
            Segment = line.Segment,
            Purpose = line.Purpose == "care" ? Purpose.Care : Purpose.Advertising,
            Stage = TextStage.Final,
            Day = brief.Day,
            Facts = FactsOf(line),
            Goods = content.GoodsOf(brief.Product?.Category).RuleSets,
            Required = [.. line.Required.Where(id => !content.Conditions.ContainsKey(id) || conditions.Holds(id)).Select(id => new RequiredMention(id, WordingsOf(id, line.Locale)))],
            MergePolicy = _anyScenario,
            MergeOptions = TemplateLanguage.Options,
            ConditionHolds = conditions.Holds,
        };
    }

    /// <summary>The facts as a compose request, so that what intake derives is there for the conditions.</summary>
    private static JsonObject RequestOf(CorpusLine line)
    {
        JsonObject request = JsonNode.Parse(line.Facts.GetRawText())!.AsObject();
        request["scenario"] = line.Purpose == "care" ? "post-purchase" : "cart-abandonment";
        request["channel"] = line.Channel;
        request["locale"] = line.Locale;
        return request;
    }

    private static ModelObject FactsOf(CorpusLine line)
    {
        Dictionary<string, Value> facts = [];
        foreach (JsonProperty fact in line.Facts.EnumerateObject()) facts[fact.Name] = JsonModel.From(fact.Value);
        if (line.Facts.TryGetProperty("products", out JsonElement products)) facts["product"] = JsonModel.From(products[0]);
        return new ModelObject(facts);
    }

    private List<string> WordingsOf(string mention, string locale)
    {
        IEnumerable<ToneDefinition> voices = content.SegmentTones.Where(tone => tone.Key.Locale == locale).Select(tone => tone.Value);
        if (content.BrandTones.TryGetValue(locale, out ToneDefinition? brand)) voices = voices.Append(brand);
        List<string> wordings = [];
        foreach (ToneDefinition voice in voices)
        {
            if (voice.Say.TryGetValue(mention, out ToneSaying? saying)) wordings.AddRange(saying.Texts);
        }
        return wordings;
    }
}
