using MessageComposer.Composition.Lint;
using MessageComposer.Content;
using MessageComposer.Guardrails;

namespace MessageComposer.Tests.Composition;

public sealed class RuleDraftTests
{
    private const string File = "guardrails/vi-VN/banned-words.yaml";

    private static readonly DateOnly s_day = new(2026, 11, 21);
    private static readonly RuleDraft s_draft = new()
    {
        File = File,
        Id = "chot-don-lien-tay",
        Category = Categories.BannedWord,
        Reason = "Thúc ép: không hợp giọng nhà # \"mình\"",
        Phrases = ["chốt đơn liền tay"],
        Flag = ["Chốt đơn liền tay kẻo lỡ nha", "Mình chốt đơn liền tay nhé"],
        Pass = ["Chị xem lại giỏ hàng nhé", "Đơn của chị đã chốt: cảm ơn chị"],
    };

    [Fact]
    public void A_drafted_rule_serves_in_its_file_and_catches_its_phrase()
    {
        RuleProposal proposal = Propose(s_draft);

        Assert.Empty(proposal.Issues);
        Assert.Contains(proposal.Edited!.Guardrails.Definitions.Rules, rule => rule.Id == s_draft.Id && rule.Reason == s_draft.Reason && rule.Owner == "brand");
    }

    [Fact]
    public void An_example_it_does_not_hold_to_is_told()
    {
        LintIssue issue = Assert.Single(Propose(s_draft with { Pass = ["Mình chốt đơn liền tay nhé bạn", "Chị xem lại giỏ hàng nhé"] }).Issues);

        Assert.Contains("pass example", issue.Message, StringComparison.Ordinal);
        Assert.Equal(File, issue.File);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("a: b")]
    [InlineData("'; DROP")]
    [InlineData("- id: khac")]
    [InlineData("{{ product.price }}")]
    [InlineData("dòng một\ndòng hai")]
    [InlineData("# không phải chú thích")]
    [InlineData("*neo &neo !nhãn %lệnh")]
    [InlineData("tiếng chuông \u0007")]
    public void Whatever_stands_in_an_example_stays_text(string example)
    {
        RuleProposal proposal = Propose(s_draft with { Pass = [example, "Chị xem lại giỏ hàng nhé"] });

        Assert.Empty(proposal.Issues);
        Assert.Contains(string.Join(' ', example.Split('\n')), proposal.Edited!.Guardrails.Definitions.Rules.Single(rule => rule.Id == s_draft.Id).Examples.Pass);
    }

    [Fact]
    public void The_patch_adds_the_rule_to_the_end_of_the_file_and_nothing_else()
    {
        string patch = Propose(s_draft).Patch;
        string[] lines = patch.Split('\n');

        Assert.StartsWith($"--- a/{File}\n+++ b/{File}\n@@ -", patch, StringComparison.Ordinal);
        Assert.DoesNotContain(lines[2..], line => line.StartsWith('-'));
        Assert.Equal(3, lines[3..].Count(line => line.StartsWith(' ')));
        Assert.Contains("+  - id: chot-don-lien-tay", lines);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told() =>
        Assert.Contains("no such rule file", Assert.Single(Propose(s_draft with { File = "guardrails/vi-VN/other.yaml" }).Issues).Message, StringComparison.Ordinal);

    private static RuleProposal Propose(RuleDraft draft) => RuleDrafting.Propose(draft, s_sources.Value, ShippedContent.Snapshot, s_day);

    private static readonly Lazy<IReadOnlyList<SourceFile>> s_sources = new(() => ContentLoader.Load(ShippedContent.Root, ShippedContent.Snapshot).Sources);
}
