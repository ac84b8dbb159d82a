using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Composition.Lint;

/// <summary>Holds every rule to its examples and every tone file to its good and bad lines.</summary>
internal static class ExampleLint
{
    /// <param name="wanted">Which rules' faults are told; null: all.</param>
    public static IEnumerable<LintIssue> Run(ContentSnapshot content, SourceText sources, DateOnly day, Func<string, bool>? wanted = null)
    {
        foreach (ExampleFault fault in content.Guardrails.CheckExamples(day))
        {
            if (wanted is not null && !wanted(fault.Rule)) continue;
            SourcePlace place = sources.PlaceOf(fault.Place, fault.Key, fault.Line);
            yield return new LintIssue(place.File, place.Line, place.Column, LintSeverity.Error, Message(fault));
        }
    }

    private static string Message(ExampleFault fault) => fault.Key switch
    {
        "examples.flag" => $"rule {fault.Rule} lets its own flag example pass: “{fault.Line}”",
        "examples.pass" => $"rule {fault.Rule} flags its own pass example: “{fault.Line}”, at {Places(fault)}",
        "good" => $"the good line “{fault.Line}” breaks {Places(fault)}",
        _ => $"nothing objects to the bad line “{fault.Line}”",
    };

    private static string Places(ExampleFault fault) =>
        string.Join(", ", fault.Found.Select(finding => $"“{finding.Match}” ({finding.Rule}: {finding.Message})").Distinct());
}
