using System.Security.Cryptography;
using System.Text;
using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Generation;

/// <summary>Judges stored copy by content and a day it was not judged by before. Pure.</summary>
public static class VariantRecheck
{
    private const string CellGoneRule = "cell-gone";

    private static readonly string s_program = typeof(GuardrailPipeline).Module.ModuleVersionId.ToString("N");

    /// <summary>The states a re-check concerns, the one that serves first.</summary>
    public static IReadOnlyList<VariantState> States { get; } = [VariantState.Approved, VariantState.Suspended, VariantState.PendingBrand, VariantState.PendingLegal];

    /// <summary>
    /// A word for all that a verdict hangs on beside the variant: rules, scenarios, conditions, the program's own rules, and the day, since rules begin and end,
    /// proofs grow a year old and words go stale on a day. While it stays the same, so do the verdicts.
    /// </summary>
    public static string MarkOf(ContentSnapshot content, DateOnly day)
    {
        StringBuilder parts = new StringBuilder(content.GuardrailsHash).Append(' ').Append(s_program);
        foreach (ContentFile file in content.Files)
            if (file.Path.EndsWith("/scenario.yaml", StringComparison.Ordinal) || file.Path is "prompts/conditions.yaml" or "guardrails/review.yaml") parts.Append(' ').Append(file.Path).Append(' ').Append(file.Sha256);
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts.ToString())).AsSpan(0, 16));
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{hash} {day:yyyy-MM-dd}");
    }

    /// <param name="variant">In one of <see cref="States"/>.</param>
    public static RecheckDecision Judge(Variant variant, ContentSnapshot content, DateOnly day)
    {
        if (!Lives(variant.Cell, content) || AssignmentOf(variant, content, day) is not { } assignment) return WithoutCell(variant, content);
        JudgedCopy judged = CopyJudge.Judge(assignment, variant.Fields, []);
        (RiskClass risk, IReadOnlyList<RiskGround> riskGrounds) = CopyRisk.Of(assignment, judged);
        Variant now = variant with
        {
            ContentHash = content.Hash,
            Findings = judged.Report.Findings,
            // What it leans on only grows: serving fewer briefs than it might is no harm.
            Conditions = [.. variant.Conditions.Union(judged.Conditions, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Grounds = [.. variant.Grounds.Union(judged.Grounds)],
            Risk = risk,
            Review = variant.Risk == risk ? variant.Review : variant.Review with { RiskGrounds = riskGrounds },
        };
        VariantState state = ReviewMachine.AfterRecheck(variant.State, judged.IsBlocked);
        if (state == variant.State) return Tells(now, variant) ? new RecheckDecision(RecheckVerdict.Refresh, now) { Reclassed = risk != variant.Risk } : Kept(variant, content);
        return new RecheckDecision(VerdictOf(state), now with { State = state }) { Reclassed = risk != variant.Risk };
    }

    private static RecheckVerdict VerdictOf(VariantState state) => state switch
    {
        VariantState.Approved => RecheckVerdict.Resume,
        VariantState.Suspended => RecheckVerdict.Suspend,
        _ => RecheckVerdict.Block,
    };

    /// <summary>No brief can ask for the cell any more.</summary>
    private static bool Lives(Cell cell, ContentSnapshot content) =>
        content.Scenarios.TryGetValue(cell.Scenario, out ScenarioContent? scenario)
        && scenario.Definition.Channels.Contains(cell.Channel, StringComparer.Ordinal)
        && scenario.Definition.Locales.Contains(cell.Locale, StringComparer.Ordinal)
        && content.Segments.Any(segment => segment.Definition.Id == cell.Segment);

    /// <summary>The enforced findings that would take the copy out of service; null where its cell is gone.</summary>
    public static IReadOnlyList<Finding>? BlockingOf(Variant variant, ContentSnapshot content, DateOnly day) =>
        !Lives(variant.Cell, content) || AssignmentOf(variant, content, day) is not { } assignment
            ? null
            : [.. CopyJudge.Judge(assignment, variant.Fields, []).Report.Findings.Where(finding => finding is { Severity: Severity.Block, Mode: RuleMode.Enforce })];

    /// <summary>What the variant would be asked for and judged by now; null where its cell is gone.</summary>
    internal static CopyAssignment? AssignmentOf(Variant variant, ContentSnapshot content, DateOnly day)
    {
        CopyRequest request = new()
        {
            Cell = variant.Cell,
            PromptVersion = variant.PromptVersion ?? "",
            Product = variant.ProductJson is { } json ? JobProduct.Read(json, out _) : null,
            StoreName = variant.StoreName,
        };
        return CopyAssignment.From(content, request, day, out _);
    }

    /// <summary>Copy that waits for review goes on waiting: it serves nobody, and the cell may come back.</summary>
    private static RecheckDecision WithoutCell(Variant variant, ContentSnapshot content)
    {
        if (variant.State is VariantState.PendingBrand or VariantState.PendingLegal) return Kept(variant, content);
        Variant gone = variant with { ContentHash = content.Hash, State = VariantState.Suspended, Findings = [CellGone(variant.Cell)] };
        if (variant.State == VariantState.Approved) return new RecheckDecision(RecheckVerdict.Suspend, gone);
        return Tells(gone, variant) ? new RecheckDecision(RecheckVerdict.Refresh, gone) : Kept(variant, content);
    }

    private static RecheckDecision Kept(Variant variant, ContentSnapshot content) => new(RecheckVerdict.Keep, variant with { ContentHash = content.Hash });

    private static bool Tells(Variant now, Variant before) =>
        !now.Findings.Select(Gist).SequenceEqual(before.Findings.Select(Gist))
        || now.Conditions.Count != before.Conditions.Count
        || now.Risk != before.Risk
        || now.Grounds.Count != before.Grounds.Count;

    /// <summary>What makes a finding the same as before: not its wording, which follows the rule file.</summary>
    private static (string, Severity, RuleMode, string, int, int) Gist(Finding finding) =>
        (finding.Rule, finding.Severity, finding.Mode, finding.Field, finding.Start, finding.Length);

    private static Finding CellGone(Cell cell)
    {
        bool vietnamese = cell.Locale.StartsWith("vi", StringComparison.Ordinal);
        return new Finding
        {
            Rule = CellGoneRule,
            Category = Categories.SendingRule,
            Severity = Severity.Block,
            Owner = "composer",
            Field = "",
            Start = 0,
            Length = 0,
            Match = "",
            Message = vietnamese
                ? $"Kịch bản “{cell.Scenario}” hiện không còn dùng bài cho góc “{cell.Angle}”, kênh “{cell.Channel}”, nhóm “{cell.Segment}”."
                : $"Scenario “{cell.Scenario}” no longer uses copy for angle “{cell.Angle}”, channel “{cell.Channel}”, segment “{cell.Segment}”.",
            Reason = vietnamese ? "Bài chỉ được gửi khi kịch bản, góc, kênh, ngôn ngữ và nhóm khách của nó còn trong nội dung." : "Copy serves only while its scenario, angle, channel, locale and segment are part of the content.",
        };
    }
}
