using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Rules;

/// <summary>The blocking finding that stands for a rule that could not be evaluated.</summary>
internal static class FailedRule
{
    public const string Id = "rule-failed";

    private static readonly Wording Message = new("Không kiểm tra được bằng luật “{0}”.", "The rule “{0}” could not be evaluated.");

    private static readonly Wording Reason = new(
        "Luật nào chưa kiểm tra xong thì chưa thể coi nội dung là an toàn.", "A text is not safe until every rule has judged it.");

    public static Finding Finding(string rule, string category, IReadOnlyList<FoldedText> fields, GuardrailContext context) =>
        Finding(rule, category, fields.Count == 0 ? "" : fields[0].FieldId, context);

    public static Finding Finding(string rule, string category, IReadOnlyList<CheckedField> fields, GuardrailContext context) =>
        Finding(rule, category, fields.Count == 0 ? "" : fields[0].Id, context);

    private static Finding Finding(string rule, string category, string field, GuardrailContext context) => new()
    {
        Rule = Id,
        Category = category,
        Severity = Severity.Block,
        Owner = "composer",
        Field = field,
        Start = 0,
        Length = 0,
        Match = "",
        Message = Message.With(rule).In(context.Locale),
        Reason = Reason.In(context.Locale),
    };
}
