using System.Collections.Frozen;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Rendering;
using MessageComposer.Templating;

namespace MessageComposer.Composition;

/// <summary>Judges given fields as final text with facts: what brand, legal and other systems prove a wording with. Pure.</summary>
public static class TextCheck
{
    private const string CallToAction = "cta";
    private const string CallToActionField = "cta_label";

    private static readonly string[] s_calling = ["customer.first_name", "customer.title"];

    /// <param name="now">The time the text is judged at, where the facts name none.</param>
    public static GuardrailReport Judge(TextCheckRequest request, ContentSnapshot content, DateTimeOffset now) =>
        content.Guardrails.Check(request.Fields, ContextOf(request, content, now));

    private static GuardrailContext ContextOf(TextCheckRequest request, ContentSnapshot content, DateTimeOffset now)
    {
        CheckedFacts facts = CheckedFacts.Of(request, now);
        ScenarioContent? scenario = request.Scenario is { } id ? content.Scenarios[id] : null;
        Audience audience = AudienceOf(request, facts.Brief, scenario, content);
        BriefModel model = new(facts.Brief, audience, AddressForms.Plain, content);
        return new GuardrailContext
        {
            Locale = request.Locale,
            Channel = request.Channel,
            Segment = request.Segment,
            Motive = request.Motive,
            Scenario = request.Scenario,
            Purpose = audience.Purpose,
            Stage = TextStage.Final,
            Day = facts.Brief.Day,
            Facts = facts.Model,
            Goods = content.GoodsOf(facts.Brief.Product?.Category).RuleSets,
            Required = RequiredOf(request, scenario, model, content),
            MergePolicy = scenario?.MergePolicy ?? AnyScenario(content),
            MergeOptions = TemplateLanguage.Options,
            ConditionHolds = model.Conditions.Holds,
        };
    }

    private static Audience AudienceOf(TextCheckRequest request, Brief brief, ScenarioContent? scenario, ContentSnapshot content)
    {
        Audience audience = scenario is null
            ? new Audience(Cell.GeneralSegment, Cell.NoMotive, "", Purpose.Advertising)
            : AudienceSelector.Select(brief, scenario, content).Audience;
        return audience with
        {
            Segment = request.Segment ?? audience.Segment,
            Motive = request.Motive ?? audience.Motive,
            Purpose = request.Purpose ?? audience.Purpose,
        };
    }

    private static List<RequiredMention> RequiredOf(TextCheckRequest request, ScenarioContent? scenario, BriefModel model, ContentSnapshot content)
    {
        List<RequiredMention> required = scenario is null ? [] : [.. Mentions.RequiredOf(scenario.Definition, model, content)];
        foreach (string id in request.Required)
        {
            if (id == CallToAction && request.Fields.Any(field => field.Id == CallToActionField && !string.IsNullOrWhiteSpace(field.Text))) continue;
            if (!required.Exists(known => known.Id == id) && !Mentions.FactsDeny(id, scenario?.Definition, model, content))
                required.Add(Mentions.Asked(id, request.Locale, content));
        }
        return required;
    }

    /// <summary>What some scenario allows, and how the customer is called: text that names no scenario may be a hand-written template.</summary>
    private static MergePolicy AnyScenario(ContentSnapshot content) => new(
        content.Scenarios.Values.SelectMany(scenario => scenario.MergePolicy.Paths).Concat(s_calling).ToFrozenSet(StringComparer.Ordinal), TemplateLanguage.FilterNames);
}
