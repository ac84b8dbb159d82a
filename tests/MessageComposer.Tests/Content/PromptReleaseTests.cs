using MessageComposer.Content;

namespace MessageComposer.Tests.Content;

public sealed class PromptReleaseTests
{
    private const string Prompt = "# system\n\nViết.\n";
    private const string Other = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly string s_hash = ContentFingerprint.OfText(Prompt);

    [Theory]
    [InlineData("versions:\n  # bản nháp\n  - id: v1 # thử\n    weight: 0   # chưa dùng\n", "versions:\n  # bản nháp\n  - id: v1 # thử\n    weight: 0   # chưa dùng\n    sha256: HASH\n")]
    [InlineData("versions:\n  - id: v1\n    weight: 0", "versions:\n  - id: v1\n    weight: 0\n    sha256: HASH")]
    [InlineData("versions:\r\n  - id: v1\r\n    weight: 0\r\nlive: false\r\n", "versions:\r\n  - id: v1\r\n    weight: 0\r\n    sha256: HASH\r\nlive: false\r\n")]
    [InlineData("versions:\n  - id: v1\n    sha256: # sẽ ghi\n    weight: 0\n", "versions:\n  - id: v1\n    sha256: HASH # sẽ ghi\n    weight: 0\n")]
    [InlineData("versions:\n  - { id: v1, weight: 0 } # nháp\n", "versions:\n  - { id: v1, weight: 0, sha256: HASH } # nháp\n")]
    [InlineData("versions:\n  - id: v0\n    weight: 9\n    sha256: OTHER\n  - id: v1\n    weight: 0\n", "versions:\n  - id: v0\n    weight: 9\n    sha256: OTHER\n  - id: v1\n    weight: 0\n    sha256: HASH\n")]
    [InlineData("\uFEFFversions:\n  - id: v1\n    weight: 0\n", "\uFEFFversions:\n  - id: v1\n    weight: 0\n    sha256: HASH\n")]
    public void A_draft_is_pinned_by_one_line_and_the_rest_stays_as_it_was(string before, string after)
    {
        PromptReleaseResult result = Pin(before);

        Assert.Equal((PromptReleaseOutcome.Pinned, null), (result.Outcome, result.Pinned));
        Assert.Equal(Filled(after), result.Scenario);
    }

    [Fact]
    public void A_version_pinned_by_its_text_is_left_as_it_is()
    {
        PromptReleaseResult result = Pin("versions:\n  - id: v1\n    sha256: HASH\n    weight: 9\n");

        Assert.Equal((PromptReleaseOutcome.Unchanged, Filled("versions:\n  - id: v1\n    sha256: HASH\n    weight: 9\n")), (result.Outcome, result.Scenario));
    }

    [Theory]
    [InlineData("versions:\n  - id: v1\n    sha256: OTHER # của bản cũ\n    weight: 9\n", "versions:\n  - id: v1\n    sha256: HASH # của bản cũ\n    weight: 9\n")]
    [InlineData("versions:\n  - id: v1\n    sha256: \"OTHER\"\n    weight: 9\n", "versions:\n  - id: v1\n    sha256: HASH\n    weight: 9\n")]
    [InlineData("versions:\n  - { id: v1, sha256: OTHER, weight: 9 }\n", "versions:\n  - { id: v1, sha256: HASH, weight: 9 }\n")]
    public void A_version_pinned_by_another_text_is_pinned_anew_only_where_that_is_asked(string before, string after)
    {
        PromptReleaseResult refused = Pin(before);
        Assert.Equal((PromptReleaseOutcome.Changed, Other, Filled(before)), (refused.Outcome, refused.Pinned, refused.Scenario));

        PromptReleaseResult pinned = Pin(before, repin: true);
        Assert.Equal((PromptReleaseOutcome.Pinned, Other, Filled(after)), (pinned.Outcome, pinned.Pinned, pinned.Scenario));
    }

    [Theory]
    [InlineData("versions:\n  - id: v2\n    weight: 0\n")]
    [InlineData("live: false\n")]
    [InlineData("versions: [\n")]
    [InlineData("")]
    public void A_version_that_is_not_listed_is_unknown(string scenario) =>
        Assert.Equal((PromptReleaseOutcome.Unknown, scenario), (Pin(scenario).Outcome, Pin(scenario).Scenario));

    private static PromptReleaseResult Pin(string scenario, bool repin = false) => PromptRelease.Pin("prompts/x/scenario.yaml", Filled(scenario), "v1", Prompt, repin);

    private static string Filled(string text) => text.Replace("HASH", s_hash, StringComparison.Ordinal).Replace("OTHER", Other, StringComparison.Ordinal);
}
