using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Rules;

/// <summary>Collects what the rules of one check find. Not thread-safe; lives as long as the check.</summary>
internal sealed class FindingSink(GuardrailContext context)
{
    /// <summary>No editor reads more; a hostile text could otherwise fill the memory.</summary>
    private const int MostFindings = 256;

    private List<Finding>? _findings;
    private bool _blocked;
    private List<string>? _conditions;
    private List<Ground>? _grounds;

    public int Count => _findings?.Count ?? 0;

    public IReadOnlyList<Finding> Findings => _findings ?? (IReadOnlyList<Finding>)[];

    /// <summary>Conditions that copy takes on, in order of appearance, each once.</summary>
    public IReadOnlyList<string> Conditions => _conditions ?? (IReadOnlyList<string>)[];

    /// <summary>Claim facts that copy states as literals, each once.</summary>
    public IReadOnlyList<Ground> Grounds => _grounds ?? (IReadOnlyList<Ground>)[];

    /// <summary>Reports a stretch of a field. <paramref name="span"/> is in original offsets; empty: something is missing there.</summary>
    public void Add(IGuardrailRule rule, FoldedText field, TextSpan span, Severity severity, Wording message, Wording reason, string? suggestion = null, string? law = null, string? category = null)
    {
        if (IsFull(severity)) return;
        Add(new Finding
        {
            Rule = rule.Id,
            Category = category ?? rule.Category,
            Severity = severity,
            Owner = "composer",
            Field = field.FieldId,
            Start = span.Start,
            Length = span.Length,
            Match = field.Original.Substring(span.Start, span.Length),
            Message = message.In(context.Locale),
            Reason = reason.In(context.Locale),
            Law = law,
            Suggestion = suggestion,
            InValue = field.PathsOfValueAround(span),
        });
    }

    /// <summary>Reports something that is missing or wrong in a field as a whole, or in a field the text does not have.</summary>
    public void AddAtField(IGuardrailRule rule, string field, Severity severity, Wording message, Wording reason, string? law = null) =>
        Add(new Finding
        {
            Rule = rule.Id,
            Category = rule.Category,
            Severity = severity,
            Owner = "composer",
            Field = field,
            Start = 0,
            Length = 0,
            Match = "",
            Message = message.In(context.Locale),
            Reason = reason.In(context.Locale),
            Law = law,
        });

    /// <summary>Takes no more than a few hundred findings, but always the first one that blocks.</summary>
    public void Add(Finding finding)
    {
        if (IsFull(finding.Severity, finding.Mode)) return;
        _blocked |= finding is { Severity: Severity.Block, Mode: RuleMode.Enforce };
        (_findings ??= []).Add(finding);
    }

    /// <summary>Whether a finding like this would change nothing any more.</summary>
    public bool IsFull(Severity severity, RuleMode mode = RuleMode.Enforce) =>
        Count >= MostFindings && (_blocked || severity == Severity.Warn || mode == RuleMode.Shadow);

    public void AddCondition(string name)
    {
        _conditions ??= [];
        if (!_conditions.Contains(name)) _conditions.Add(name);
    }

    public void AddGround(string path, string value)
    {
        Ground ground = new(path, value);
        _grounds ??= [];
        if (!_grounds.Contains(ground)) _grounds.Add(ground);
    }
}
