using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Messages;
using MessageComposer.Templating;

namespace MessageComposer.Generation;

/// <summary>A request beside the parts of one snapshot that it names: what the copy is asked for and judged by.</summary>
internal sealed record CopyAssignment(
    ContentSnapshot Content, CopyRequest Request, ScenarioContent Scenario, AngleContent Angle, ChannelDefinition Channel, DateOnly Day)
{
    public IReadOnlyList<FieldDefinition> Fields { get; } = CopyFields.For(Channel, Angle.Purpose);

    /// <summary>What the copy must say: mentions of the scenario whose condition is asked for and for which the voice has words.</summary>
    public IReadOnlyList<RequiredMention> Mentions { get; } =
    [
        .. Scenario.Definition.Mentions
            .Where(mention => mention.Channels.Count == 0 || mention.Channels.Contains(Channel.Id, StringComparer.Ordinal))
            .Where(mention => Request.Conditions.Contains(mention.When, StringComparer.Ordinal))
            .Select(mention => new RequiredMention(mention.Id, SayingOf(Content, Request.Cell, mention.Id)?.Texts ?? [])),
    ];

    public GuardrailContext Context => new()
    {
        Locale = Request.Cell.Locale,
        Channel = Request.Cell.Channel,
        Segment = Request.Cell.Segment,
        Motive = Request.Cell.Motive,
        Scenario = Request.Cell.Scenario,
        Purpose = Angle.Purpose,
        Stage = TextStage.Copy,
        Day = Day,
        Facts = Facts(),
        Goods = Category is { } category ? Content.GoodsOf(category).RuleSets : [],
        Required = Mentions,
        MergePolicy = Scenario.MergePolicy,
        MergeOptions = TemplateLanguage.Options,
        ConditionHolds = condition => Request.Conditions.Contains(condition, StringComparer.Ordinal),
    };

    /// <summary>The shop's category of what the copy is about; null where it is about nothing in particular.</summary>
    public string? Category => Scenario.Definition.Grain switch
    {
        Grain.Category when Request.Cell.Subject != Cell.NoSubject => Request.Cell.Subject,
        Grain.Product => Request.Product?.Category,
        _ => null,
    };

    private ModelObject Facts()
    {
        Dictionary<string, Value> facts = new(StringComparer.Ordinal) { ["store"] = Value.Of(new Store { Name = Request.StoreName }) };
        if (Scenario.Definition.Grain == Grain.Product && Request.Product is { } product)
        {
            facts["product"] = Value.Of(product);
            facts["products"] = Value.Of(new ModelList([Value.Of(product)]));
        }
        return new ModelObject(facts);
    }

    public static ToneSaying? SayingOf(ContentSnapshot content, Cell cell, string mention) =>
        content.SegmentTones.GetValueOrDefault((cell.Locale, cell.Segment))?.Say.GetValueOrDefault(mention)
        ?? content.BrandTones.GetValueOrDefault(cell.Locale)?.Say.GetValueOrDefault(mention);

    /// <summary>Null with a fault where the content has no such scenario, angle or channel.</summary>
    public static CopyAssignment? From(ContentSnapshot content, CopyRequest request, DateOnly day, out string? fault)
    {
        fault = null;
        Cell cell = request.Cell;
        if (!content.Scenarios.TryGetValue(cell.Scenario, out ScenarioContent? scenario)) fault = $"no scenario {cell.Scenario}";
        else if (scenario.Angles.FirstOrDefault(candidate => candidate.Definition.Id == cell.Angle) is not { } angle) fault = $"no angle {cell.Angle}";
        else if (!content.Channels.TryGetValue(cell.Channel, out ChannelDefinition? channel)) fault = $"no channel {cell.Channel}";
        else return new CopyAssignment(content, request, scenario, angle, channel, day);
        return null;
    }
}
