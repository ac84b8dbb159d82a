using System.Text.Json;
using MessageComposer.Tests.Content;

namespace MessageComposer.Server.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly ContentTree _content = Requests.Content().Edit(ContentTree.Rules, "channels: [push]\n      segments: [gen-z]\n      goods: [cosmetics]\n      ", "");

    private string Folder => _content.Root;

    [Fact]
    public async Task A_blocked_text_ends_with_1_and_each_finding_on_a_line_with_its_offsets()
    {
        ComposerProcess run = await CheckAsync("Kem dưỡng tốt nhất");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("body:10-18: block: superlative_claim superlative-without-proof “tốt nhất”: ", Assert.Single(LinesOf(run)), StringComparison.Ordinal);
        Assert.Contains("block: 1 finding(s).", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clean_text_ends_with_0_and_prints_nothing()
    {
        ComposerProcess run = await CheckAsync("Kem dưỡng về rồi");
        Assert.True(run.ExitCode == 0, run.Output + run.Words);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Facts_and_text_come_from_files_and_the_report_is_the_JSON_of_the_API()
    {
        await WriteAsync("facts.json", """{ "price": 189000 }""");
        await WriteAsync("text.txt", "Giá 189k, trước 239k\n");
        ComposerProcess run = await ComposerProcess.RunAsync(Folder, "check", "--file", "text.txt", "--facts", "facts.json", "--channel", "push", "--format", "json");
        Assert.Equal(1, run.ExitCode);
        JsonElement report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("block", report.GetProperty("verdict").GetString());
        Assert.Equal("239k", Assert.Single(report.GetProperty("findings").EnumerateArray()).GetProperty("match").GetString());
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check", "a", "--file", "b")]
    [InlineData("check", "--file", "nowhere.txt")]
    [InlineData("check", "a", "--channel", "fax")]
    [InlineData("check", "a", "--channel", "push", "--segment", "nobody")]
    [InlineData("check", "a", "--facts", "nowhere.json")]
    [InlineData("check", "a", "--format", "xml")]
    public async Task What_is_asked_wrongly_ends_with_2_and_words_about_it(params string[] arguments)
    {
        ComposerProcess run = await ComposerProcess.RunAsync(Folder, arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.Words);
    }

    public void Dispose() => _content.Dispose();

    private Task<ComposerProcess> CheckAsync(string text) => ComposerProcess.RunAsync(Folder, "check", text, "--channel", "push");

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(Folder, name), text, TestContext.Current.CancellationToken);

    private static string[] LinesOf(ComposerProcess run) => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
