namespace MessageComposer.Guardrails;

/// <summary>What a message is for. Label, sending window, cap, consent and Zalo tag follow from it.</summary>
public enum Purpose
{
    Advertising,
    Care,
    Transaction,
}

public enum Severity
{
    Warn,
    Block,
}

/// <summary>Whether a rule decides, or is only watched.</summary>
public enum RuleMode
{
    Enforce,

    /// <summary>Reported, never decides.</summary>
    Shadow,
}

/// <summary>How sure we are of the law or fact behind a rule. An unconfirmed rule warns at most.</summary>
public enum RuleStatus
{
    Confirmed,
    Unconfirmed,
}

public enum Verdict
{
    Pass,
    Warn,
    Block,
}

/// <summary>The categories of findings, spelled as on the wire.</summary>
public static class Categories
{
    public const string BannedWord = "banned_word";
    public const string SuperlativeClaim = "superlative_claim";
    public const string MedicalClaim = "medical_claim";
    public const string GreenClaim = "green_claim";
    public const string GuaranteeClaim = "guarantee_claim";
    public const string FalseUrgency = "false_urgency";
    public const string Pii = "pii";
    public const string UngroundedFact = "ungrounded_fact";
    public const string Tone = "tone";
    public const string ChannelLimit = "channel_limit";
    public const string MissingRequired = "missing_required";
    public const string Injection = "injection";
    public const string SendingRule = "sending_rule";

    public static IReadOnlyList<string> All { get; } =
    [
        BannedWord, SuperlativeClaim, MedicalClaim, GreenClaim, GuaranteeClaim, FalseUrgency, Pii,
        UngroundedFact, Tone, ChannelLimit, MissingRequired, Injection, SendingRule,
    ];
}

/// <summary>One thing a rule found. Offsets are UTF-16 units in the original text of the field; <c>Match</c> is exactly that stretch.</summary>
public sealed record Finding
{
    public required string Rule { get; init; }

    /// <summary>One of <see cref="Categories"/>.</summary>
    public required string Category { get; init; }

    public required Severity Severity { get; init; }

    public RuleMode Mode { get; init; }

    /// <summary>Whose rule it is: <c>brand</c>, <c>legal</c> or <c>composer</c> (built in).</summary>
    public required string Owner { get; init; }

    public required string Field { get; init; }

    public required int Start { get; init; }

    /// <summary>0 where something is missing or a whole field is too long.</summary>
    public required int Length { get; init; }

    public required string Match { get; init; }

    /// <summary>What is wrong here, in the language of the locale.</summary>
    public required string Message { get; init; }

    /// <summary>Why it is a rule.</summary>
    public required string Reason { get; init; }

    public string? Law { get; init; }

    /// <summary>Text to put in the place of <see cref="Match"/>, itself checked.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Where the finding stands wholly inside a merged value: the paths the value came from. Empty: it is about the copy.</summary>
    public IReadOnlyList<string> InValue { get; init; } = [];
}

/// <summary>What the pipeline says of one set of fields. <see cref="Verdict"/> counts enforced findings only.</summary>
public sealed record GuardrailReport(Verdict Verdict, IReadOnlyList<Finding> Findings)
{
    public static GuardrailReport Clean { get; } = new(Verdict.Pass, []);

    /// <summary>The report whose verdict the findings give.</summary>
    public static GuardrailReport Of(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0) return Clean;
        Verdict verdict = Verdict.Pass;
        foreach (Finding finding in findings)
        {
            if (finding.Mode == RuleMode.Shadow) continue;
            if (finding.Severity == Severity.Block) return new GuardrailReport(Verdict.Block, findings);
            verdict = Verdict.Warn;
        }
        return new GuardrailReport(verdict, findings);
    }
}
