using MessageComposer.Tests.Content;

namespace MessageComposer.Server.Tests.Commands;

/// <summary>Every command takes settings on its command line, wherever they stand.</summary>
public sealed class SettingTests : IDisposable
{
    private readonly ContentTree _content = Requests.Content();

    [Theory]
    [InlineData("serve")]
    [InlineData("compose", "request.json")]
    [InlineData("check", "Chào bạn")]
    [InlineData("lint")]
    [InlineData("prompt", "cart-abandonment", "--segment", "gen-z")]
    [InlineData("generate", "--scenario", "cart-abandonment")]
    [InlineData("release", "cart-abandonment", "v1")]
    public async Task A_command_reads_the_content_that_the_command_line_names(params string[] command)
    {
        await File.WriteAllTextAsync(Path.Combine(_content.Root, "request.json"), Requests.Compose, ComposerApp.Cancellation);
        foreach (string[] arguments in (string[][])[["--Content:Root=nowhere", .. command], [command[0], "--Content:Root=nowhere", .. command[1..]], [.. command, "--set", "--Content:Root=nowhere"]])
        {
            ComposerProcess run = await ComposerProcess.RunAsync(_content.Root, arguments);
            Assert.Equal((1, "Content:Root is nowhere, which does not hold prompts/ and guardrails/.\n"), (run.ExitCode, run.Words.ReplaceLineEndings("\n")));
        }
    }

    [Theory]
    [InlineData("audit", "export")]
    [InlineData("audit", "verify")]
    [InlineData("users", "list")]
    [InlineData("users", "add", "lan", "--role", "brand")]
    [InlineData("users", "roles", "nobody", "brand")]
    [InlineData("keys", "list")]
    [InlineData("report", "cost")]
    public async Task A_command_opens_the_store_that_the_command_line_names(params string[] command)
    {
        Dictionary<string, string> weaker = new() { ["Storage:Path"] = "by-environment" };
        ComposerProcess run = await ComposerProcess.RunAsync(_content.Root, weaker, [.. command, "--Storage:Path=by-command-line"]);
        Assert.True(run.ExitCode is 0 or 2, run.Words);
        Assert.True(File.Exists(Path.Combine(_content.Root, "by-command-line", "composer.db")), run.Words);
        Assert.False(Directory.Exists(Path.Combine(_content.Root, "by-environment")));
        Assert.False(Directory.Exists(Path.Combine(_content.Root, "data")));
    }

    [Fact]
    public async Task Behind_two_dashes_a_text_is_a_text()
    {
        ComposerProcess run = await ComposerProcess.RunAsync(_content.Root, "check", "--channel", "push", "--", "--Content:Root=nowhere");
        Assert.StartsWith("pass: 0 finding(s).", run.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lint", "--no-such-option=1")]
    [InlineData("audit", "verify", "a.jsonl", "b.jsonl")]
    [InlineData("report", "--format=json")]
    public async Task What_is_neither_an_option_nor_a_setting_is_a_mistake(params string[] command)
    {
        ComposerProcess run = await ComposerProcess.RunAsync(_content.Root, command);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("composer --help", run.Words, StringComparison.Ordinal);
    }

    public void Dispose() => _content.Dispose();
}
