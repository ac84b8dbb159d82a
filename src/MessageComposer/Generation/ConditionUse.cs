using MessageComposer.Content;

namespace MessageComposer.Generation;

/// <summary>
/// Which conditions a copy leans on, beside those the guardrails found in its words. In doubt a condition is taken on: it narrows where the copy serves,
/// while one left out would let it say something untrue.
/// </summary>
internal static class ConditionUse
{
    public static IEnumerable<string> Of(CopyAssignment assignment, IReadOnlyList<KeyValuePair<string, string>> copy, IReadOnlyCollection<string> paths)
    {
        foreach (string path in paths)
            if (MergeFieldTable.All.TryGetValue(path, out MergeFieldMeaning? field) && field.Needs is { } needed && assignment.Content.Conditions.ContainsKey(needed))
                yield return needed;

        foreach (string id in assignment.Request.Conditions)
            if (assignment.Content.Conditions.TryGetValue(id, out ConditionContent? condition) &&
                (condition.When.Paths.Any(paths.Contains) || IsSaid(assignment, copy, id)))
                yield return id;
    }

    private static bool IsSaid(CopyAssignment assignment, IReadOnlyList<KeyValuePair<string, string>> copy, string condition) =>
        MentionsOf(assignment, condition).Any(mention =>
            CopyAssignment.SayingOf(assignment.Content, assignment.Request.Cell, mention) is { } saying &&
            saying.Texts.Any(wording => copy.Any(field => Says(field.Value, wording))));

    /// <summary>A tone file names its wordings by mention; the shipped ones share the condition's id.</summary>
    private static IEnumerable<string> MentionsOf(CopyAssignment assignment, string condition) =>
        assignment.Scenario.Definition.Mentions.Where(mention => mention.When == condition).Select(mention => mention.Id).Append(condition);

    private static bool Says(string text, string wording) =>
        Sayings.Literals(wording).ToList() is { Count: > 0 } parts && parts.TrueForAll(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
}
