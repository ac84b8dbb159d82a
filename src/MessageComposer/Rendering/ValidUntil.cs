using System.Globalization;
using MessageComposer.Content;
using MessageComposer.Messages;
using MessageComposer.Templating;

namespace MessageComposer.Rendering;

/// <summary>How long a message stays true: the earliest end of a promotion or condition its text leans on.</summary>
public static class ValidUntil
{
    /// <param name="paths">The paths its template or merge fields may read.</param>
    /// <param name="conditions">The conditions its words lean on, beside those among the paths.</param>
    public static DateTimeOffset? Of(BriefModel model, ContentSnapshot content, IReadOnlyList<string> paths, IReadOnlyList<string> conditions)
    {
        DateOnly? earliest = null;
        foreach (string path in paths)
        {
            if (path.StartsWith("promotion.", StringComparison.Ordinal) && model.Brief.Promotion is { Usable: true, EndsAt: { } end }) Keep(ref earliest, end);
            else if (path.StartsWith("conditions.", StringComparison.Ordinal)) KeepEnd(ref earliest, path["conditions.".Length..], model, content);
        }
        foreach (string condition in conditions) KeepEnd(ref earliest, condition, model, content);
        return earliest is { } day ? EndOf(day, model.Brief.Promotion) : null;
    }

    /// <summary>A promotion may end before its last day does.</summary>
    private static DateTimeOffset EndOf(DateOnly day, Promotion? promotion) =>
        promotion is { EndsTime: { } time } && promotion.EndsAt == day ? new DateTimeOffset(day, time, VietnamTime.Offset) : VietnamTime.EndOf(day);

    private static void KeepEnd(ref DateOnly? earliest, string condition, BriefModel model, ContentSnapshot content)
    {
        if (!content.Conditions.TryGetValue(condition, out ConditionContent? compiled) || compiled.Ends is null || !model.Conditions.Holds(condition)) return;
        if (compiled.Ends.TryEvaluate(model, "", out Value value, out _) && value.Kind == ValueKind.Text
            && DateOnly.TryParseExact(value.AsText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly end)) Keep(ref earliest, end);
    }

    private static void Keep(ref DateOnly? earliest, DateOnly day)
    {
        if (earliest is null || day < earliest) earliest = day;
    }
}
