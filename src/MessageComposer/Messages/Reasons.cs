namespace MessageComposer.Messages;

/// <summary>Where a message's words come from.</summary>
public enum MessageSource
{
    Approved,
    Generated,
    Fallback,

    /// <summary>Nothing is sent; the reason says why.</summary>
    Suppressed,
}

/// <summary>Why a message is not the approved copy, or is none at all: the first cause met. On the wire in kebab-case.</summary>
public enum Reason
{
    NoApprovedVariant,
    FactsChanged,
    ConditionUnmet,
    MissingMergeField,
    ModelNotConfigured,
    ModelTimeout,
    ModelError,
    ModelRateLimited,
    CircuitOpen,
    BudgetExhausted,
    UnusableOutput,
    GuardrailBlocked,
    ControlArm,
    NoConsent,
    GoodsNotAdvertisable,
    ProductUnavailable,
    Paused,
}

/// <summary>The spelling of reasons and sources on the wire.</summary>
public static class WireNames
{
    public static string Of(MessageSource source) => source switch
    {
        MessageSource.Approved => "approved",
        MessageSource.Generated => "generated",
        MessageSource.Fallback => "fallback",
        MessageSource.Suppressed => "suppressed",
    };

    public static string Of(ProductRole role) => role switch
    {
        ProductRole.Cart => "cart",
        ProductRole.Viewed => "viewed",
        ProductRole.Purchased => "purchased",
        ProductRole.Suggestion => "suggestion",
    };

    public static string Of(Reason reason) => reason switch
    {
        Reason.NoApprovedVariant => "no-approved-variant",
        Reason.FactsChanged => "facts-changed",
        Reason.ConditionUnmet => "condition-unmet",
        Reason.MissingMergeField => "missing-merge-field",
        Reason.ModelNotConfigured => "model-not-configured",
        Reason.ModelTimeout => "model-timeout",
        Reason.ModelError => "model-error",
        Reason.ModelRateLimited => "model-rate-limited",
        Reason.CircuitOpen => "circuit-open",
        Reason.BudgetExhausted => "budget-exhausted",
        Reason.UnusableOutput => "unusable-output",
        Reason.GuardrailBlocked => "guardrail-blocked",
        Reason.ControlArm => "control-arm",
        Reason.NoConsent => "no-consent",
        Reason.GoodsNotAdvertisable => "goods-not-advertisable",
        Reason.ProductUnavailable => "product-unavailable",
        Reason.Paused => "paused",
    };
}

/// <summary>The spelling of purposes on the wire and in templates.</summary>
public static class PurposeNames
{
    public static string Of(Guardrails.Purpose purpose) => purpose switch
    {
        Guardrails.Purpose.Advertising => "advertising",
        Guardrails.Purpose.Care => "care",
        Guardrails.Purpose.Transaction => "transaction",
    };
}
