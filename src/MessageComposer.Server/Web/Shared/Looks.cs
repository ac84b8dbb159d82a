using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Review;

namespace MessageComposer.Server.Web.Shared;

/// <summary>Which tone (<c>ok</c>, <c>info</c>, <c>warn</c>, <c>block</c>, or none) and which sign stand for what.</summary>
internal static class Looks
{
    public static (string? Tone, string Icon) Of(VariantState state) => state switch
    {
        VariantState.PendingBrand or VariantState.PendingLegal => ("info", "clock"),
        VariantState.Approved => ("ok", "check"),
        VariantState.Returned => ("warn", "return"),
        VariantState.Rejected => (null, "cross"),
        VariantState.Blocked => ("block", "block"),
        VariantState.Suspended => ("warn", "pause"),
        VariantState.Retired => (null, "archive"),
    };

    public static string? ToneOf(RiskClass risk) => risk switch { RiskClass.Low => null, RiskClass.Medium => "info", RiskClass.High => "warn" };

    public static (string Tone, string Icon) Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass => ("pass", "check"),
        Verdict.Warn => ("warn", "alert"),
        Verdict.Block => ("block", "block"),
    };

    public static string ToneOf(Finding finding) => finding switch
    {
        { Mode: RuleMode.Shadow } => "shadow",
        { Severity: Severity.Block } => "block",
        _ => "warn",
    };
}
