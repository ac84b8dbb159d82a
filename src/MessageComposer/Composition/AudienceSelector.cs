using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Messages;
using MessageComposer.Rendering;
using MessageComposer.Templating;

namespace MessageComposer.Composition;

/// <summary>Finds segment, motive, angle and with them the purpose and the cell of a brief, by the content's own rules.</summary>
internal static class AudienceSelector
{
    public static (Audience Audience, Cell Cell) Select(Brief brief, ScenarioContent scenario, ContentSnapshot content)
    {
        SelectionModel model = new(brief);
        AngleContent angle = AngleOf(scenario, model);
        string segment = brief.Customer.Segment ?? First(content.Segments, model, Cell.GeneralSegment);
        string motive = brief.Customer.Motive ?? First(content.Motives, model, Cell.NoMotive);
        Audience audience = new(segment, motive, angle.Definition.Id, angle.Purpose);
        return (audience, new Cell(brief.Scenario, audience.Angle, segment, motive, brief.Channel, brief.Locale, SubjectOf(brief, scenario.Definition)));
    }

    private static AngleContent AngleOf(ScenarioContent scenario, SelectionModel model)
    {
        foreach (AngleContent angle in scenario.Angles)
        {
            if (Holds(angle.When, model)) return angle;
        }
        return scenario.Angles[^1];
    }

    private static string First(IReadOnlyList<AudienceContent> audiences, SelectionModel model, string otherwise)
    {
        foreach (AudienceContent audience in audiences)
        {
            if (Holds(audience.When, model)) return audience.Definition.Id;
        }
        return otherwise;
    }

    private static bool Holds(TemplateExpression? when, SelectionModel model) =>
        when is null || (when.TryEvaluate(model, "", out Value value, out _) && value.IsTruthy);

    private static string SubjectOf(Brief brief, ScenarioDefinition scenario) => scenario.Grain switch
    {
        Grain.None => Cell.NoSubject,
        Grain.Category => brief.Product?.Category is { } category && scenario.Cells.Subjects.Contains(category, StringComparer.Ordinal) ? category : Cell.NoSubject,
        Grain.Product => brief.Product?.Id ?? Cell.NoSubject,
    };
}
