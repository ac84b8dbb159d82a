using MessageComposer.Content;
using MessageComposer.Tests.Content;

namespace MessageComposer.Server.Tests.Commands;

/// <summary><c>composer release</c> and <c>composer prompt</c>, as people run them.</summary>
public sealed class PromptCommandTests : IDisposable
{
    private const string DraftPath = "prompts/cart-abandonment/v2.prompt.md";

    private readonly ContentTree _content = Requests.Content();

    public PromptCommandTests()
    {
        _content.With(DraftPath, _content.TextOf(ContentTree.Prompt).Replace("Nhắc khách", "Nhắc nhẹ khách", StringComparison.Ordinal));
        _content.Append(ContentTree.Scenario, "  # bản nháp\n  - id: v2\n    weight: 0\n");
    }

    private string ScenarioFile => Path.Combine(_content.Root, ContentTree.Scenario);

    [Fact]
    public async Task A_draft_is_released_by_one_line_and_once()
    {
        string before = _content.TextOf(ContentTree.Scenario), hash = ContentFingerprint.OfText(_content.TextOf(DraftPath));

        ComposerProcess run = await ComposerProcess.RunAsync(_content.Root, "release", "cart-abandonment", "v2");

        Assert.True(run.ExitCode == 0, run.Words);
        Assert.Equal(hash, run.Output.Trim());
        Assert.Equal($"{before}    sha256: {hash}\n", await ReadAsync());
        Assert.Equal(0, (await ComposerProcess.RunAsync(_content.Root, "release", "cart-abandonment", "v2")).ExitCode);
    }

    [Fact]
    public async Task A_released_version_that_changed_is_refused_unless_it_is_to_be_pinned_anew()
    {
        _content.With(ContentTree.Prompt, _content.TextOf(ContentTree.Prompt) + "Thêm một câu.\n");
        string before = _content.TextOf(ContentTree.Scenario);

        ComposerProcess refused = await ComposerProcess.RunAsync(_content.Root, "release", "cart-abandonment", "v1");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("new version", refused.Words, StringComparison.Ordinal);
        Assert.Equal(before, await ReadAsync());

        ComposerProcess pinned = await ComposerProcess.RunAsync(_content.Root, "release", "cart-abandonment", "v1", "--repin");
        Assert.True(pinned.ExitCode == 0, pinned.Words);
        Assert.Contains(ContentFingerprint.OfText(_content.TextOf(ContentTree.Prompt)), await ReadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("release", "no-such-scenario", "v1")]
    [InlineData("release", "cart-abandonment", "v9")]
    [InlineData("release", "../prompts/cart-abandonment", "v2")]
    [InlineData("prompt", "cart-abandonment", "--segment", "no-such-segment")]
    [InlineData("prompt", "cart-abandonment", "--segment", "gen-z", "--version", "v9")]
    public async Task What_does_not_exist_ends_with_2_and_changes_nothing(params string[] arguments)
    {
        ComposerProcess run = await ComposerProcess.RunAsync(_content.Root, arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.Words);
        Assert.Equal(_content.TextOf(ContentTree.Scenario), await ReadAsync());
    }

    [Fact]
    public async Task A_prompt_that_does_not_read_is_not_released()
    {
        _content.With(DraftPath, "no header\n");

        ComposerProcess run = await ComposerProcess.RunAsync(_content.Root, "release", "cart-abandonment", "v2");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(DraftPath, run.Words, StringComparison.Ordinal);
        Assert.Equal(_content.TextOf(ContentTree.Scenario), await ReadAsync());
    }

    [Fact]
    public async Task A_draft_prompt_is_printed_as_a_model_would_get_it()
    {
        ComposerProcess run = await ComposerProcess.RunAsync(_content.Root, "prompt", "cart-abandonment", "--segment", "gen-z", "--channel", "push", "--version", "v2");

        Assert.True(run.ExitCode == 0, run.Words);
        Assert.Contains("=== cart-abandonment/v2 · nhac-nhe · gen-z · none · push · vi-VN · none", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"=== about \d+ tokens in \(a high estimate\), at most 800 out, temperature 0\.7", run.Output);
        Assert.Matches(@"=== system \(about \d+ tokens\)\r?\nViết cho ", run.Output);
        Assert.Matches(@"=== user \(about \d+ tokens\)\r?\nNhắc nhẹ khách", run.Output);
        Assert.Contains("=== schema copy_push (about", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _content.Dispose();

    private Task<string> ReadAsync() => File.ReadAllTextAsync(ScenarioFile, TestContext.Current.CancellationToken);
}
