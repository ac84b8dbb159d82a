using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Rules;

/// <summary>Finds the merge fields of copy and reports those that may not stand there.</summary>
internal static class MergeFields
{
    public const string RuleId = "merge-field";

    private static readonly MergePolicy Nothing = new(new HashSet<string>(), new HashSet<string>());

    private static readonly Wording Message = new("Trường trộn không hợp lệ: {0}", "This merge field is not allowed: {0}");

    private static readonly Wording Reason = new(
        "Nội dung chỉ được dùng các trường trộn mà kịch bản cho phép.", "Copy may merge only the fields that its scenario allows.");

    /// <summary>The segments of a field; each error of its merge fields becomes a blocking finding.</summary>
    public static IReadOnlyList<MergeSegment> SegmentsOf(CheckedField field, GuardrailContext context, FindingSink findings)
    {
        if (!field.Text.Contains("{{", StringComparison.Ordinal)) return [];
        if (MergeText.TryParse(field.Text, field.Id, context.MergePolicy ?? Nothing, context.MergeOptions, out MergeText? copy, out IReadOnlyList<TemplateError> errors)) return copy.Segments;
        foreach (TemplateError error in errors) findings.Add(FindingOf(error, field, context));
        return MergeText.TryParse(field.Text, field.Id, null, context.MergeOptions, out MergeText? structure, out _) ? structure.Segments : BracedStretches(field.Text);
    }

    /// <summary>Where the copy is beyond parsing: each pair of braces, so that what is inside is not judged as words.</summary>
    internal static List<MergeSegment> BracedStretches(string text)
    {
        List<MergeSegment> stretches = [];
        for (int open = text.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = text.IndexOf("{{", open, StringComparison.Ordinal))
        {
            int close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0) break;
            stretches.Add(new MergeSegment(open, close + 2 - open, true, []));
            open = close + 2;
        }
        return stretches;
    }

    private static Finding FindingOf(TemplateError error, CheckedField field, GuardrailContext context)
    {
        (int start, int length) = SpanOf(error, field.Text);
        return new Finding
        {
            Rule = RuleId,
            Category = Categories.Injection,
            Severity = Severity.Block,
            Owner = "composer",
            Field = field.Id,
            Start = start,
            Length = length,
            Match = field.Text.Substring(start, length),
            Message = Message.With(error.Message).In(context.Locale),
            Reason = Reason.In(context.Locale),
        };
    }

    /// <summary>The merge field the error stands in; the place itself where it stands in none.</summary>
    private static (int Start, int Length) SpanOf(TemplateError error, string text)
    {
        int at = 0;
        for (int line = 1; line < error.Line && at < text.Length; line++)
        {
            int feed = text.IndexOf('\n', at);
            if (feed < 0) break;
            at = feed + 1;
        }
        at = Math.Clamp(at + Math.Max(0, error.Column - 1), 0, text.Length);
        int open = at >= text.Length ? text.LastIndexOf("{{", StringComparison.Ordinal) : text.LastIndexOf("{{", Math.Min(text.Length - 1, at + 1), StringComparison.Ordinal);
        if (open < 0) return (at, 0);
        int close = text.IndexOf("}}", open, StringComparison.Ordinal);
        int end = close < 0 ? text.Length : close + 2;
        return at <= end ? (open, end - open) : (at, 0);
    }
}
