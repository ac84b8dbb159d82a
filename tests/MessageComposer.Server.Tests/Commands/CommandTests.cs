using System.Text.Json;
using MessageComposer.Server.Tests.Models;
using MessageComposer.Tests.Content;

namespace MessageComposer.Server.Tests.Commands;

public sealed class CommandTests : IDisposable
{
    private readonly ContentTree _content = Requests.Content();

    private string Folder => _content.Root;

    [Fact]
    public async Task A_composed_file_is_printed_as_JSON_and_leaves_no_data()
    {
        string[] before = Entries();
        await File.WriteAllTextAsync(Path.Combine(Folder, "request.json"), Requests.Compose, TestContext.Current.CancellationToken);

        ComposerProcess run = await ComposerProcess.RunAsync(Folder, "compose", "request.json");

        Assert.True(run.ExitCode == 0, run.Words);
        JsonElement message = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("fallback", message.GetProperty("source").GetString());
        Assert.Contains("Giỏ hàng của bạn vẫn còn đây", run.Output, StringComparison.Ordinal);
        Assert.Equal([.. before, "request.json"], Entries());
    }

    [Fact]
    public async Task A_composed_file_is_printed_as_text_for_people()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "request.json"), Requests.Compose, TestContext.Current.CancellationToken);
        ComposerProcess run = await ComposerProcess.RunAsync(Path.Combine(Folder, "prompts"), "compose", "../request.json", "--format", "text");
        Assert.True(run.ExitCode == 0, run.Words);
        Assert.Contains("title:\nGiỏ hàng của bạn vẫn còn đây\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_mistakes_ends_with_2_and_every_mistake_with_its_path()
    {
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "request.json"), """{ "scenario": "cart-abandonment", "channel": "fax", "locale": "vi-VN", "products": [ { "name": "Kem", "price": -1 } ] }""", TestContext.Current.CancellationToken);
        ComposerProcess run = await ComposerProcess.RunAsync(Folder, "compose", "request.json");
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("channel: ", run.Words, StringComparison.Ordinal);
        Assert.Contains("products[0].price: ", run.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compose", "nowhere.json")]
    [InlineData("compose")]
    [InlineData("compsoe", "request.json")]
    [InlineData("compose", "request.json", "--format", "xml")]
    [InlineData("generate", "--scenario", "no-such-scenario")]
    public async Task What_is_asked_wrongly_ends_with_2_and_words_about_it(params string[] arguments)
    {
        ComposerProcess run = await ComposerProcess.RunAsync(Folder, arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.Words);
    }

    [Fact]
    public async Task Faulty_content_ends_with_1_and_every_fault_with_its_place()
    {
        _content.With(ContentTree.Segments, "segments: 7\n").Without(ContentTree.Goods);
        await File.WriteAllTextAsync(Path.Combine(Folder, "request.json"), Requests.Compose, TestContext.Current.CancellationToken);
        ComposerProcess run = await ComposerProcess.RunAsync(Folder, "compose", "request.json");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(ContentTree.Segments + ":1:", run.Words, StringComparison.Ordinal);
        Assert.Contains(ContentTree.Goods, run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serving_to_other_machines_is_refused_before_anything_is_made()
    {
        ComposerProcess run = await ComposerProcess.RunAsync(Folder, "serve", "--Urls=http://0.0.0.0:0");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Refused to listen on http://0.0.0.0:0", run.Words, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Folder, "data")));
    }

    [Fact]
    public async Task Generating_without_a_model_ends_with_1_and_the_reason_of_each_cell()
    {
        ComposerProcess run = await ComposerProcess.RunAsync(Folder, "generate", "--scenario", "cart-abandonment", "--segment", "gen-z", "--channel", "push", "--angle", "nhac-nhe");
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("model-not-configured", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warm_up_says_what_it_will_take_asks_first_and_does_only_what_is_missing()
    {
        string[] command = ["generate", "--scenario", "cart-abandonment", "--channel", "push", "--angle", "nhac-nhe", "--motive", "health", "--count", "1"];
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync((context, call) => ScriptedProvider.Says(FixedModel.Answer)(context));
        Dictionary<string, string> model = LiveContent.ModelAt(provider.Endpoint, ("Model:Budget:Prices:0:Model", "test-model"), ("Model:Budget:Prices:0:InputPerMillion", "2"), ("Model:Budget:Prices:0:OutputPerMillion", "8"));

        ComposerProcess asked = await ComposerProcess.RunAsync(Folder, model, command);
        ComposerProcess first = await ComposerProcess.RunAsync(Folder, model, [.. command, "--segment", "gen-z", "--yes"]);
        int calls = provider.Calls.Count;
        ComposerProcess second = await ComposerProcess.RunAsync(Folder, model, [.. command, "--segment", "gen-z", "--yes"]);

        Assert.Equal(2, asked.ExitCode);
        Assert.Contains("before people", asked.Words, StringComparison.Ordinal);
        Assert.Matches("push +[1-9]", asked.Words);
        Assert.Matches("at most [0-9.]+ USD", asked.Words);
        Assert.Contains("--yes", asked.Words, StringComparison.Ordinal);
        Assert.True(first.ExitCode == 0, first.Words);
        Assert.Equal(calls, first.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("2 pending_brand", first.Words, StringComparison.Ordinal); // without a subject, and for skincare
        Assert.Equal((0, ""), (second.ExitCode, second.Output));
        Assert.Contains("have copy", second.Words, StringComparison.Ordinal);
        Assert.Equal(calls, provider.Calls.Count);
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        ComposerProcess run = await ComposerProcess.RunAsync(Folder, "--help");
        Assert.Equal(0, run.ExitCode);
        foreach (string command in (string[])["serve", "compose", "generate"]) Assert.Contains(command, run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _content.Dispose();

    private string[] Entries() => [.. Directory.EnumerateFileSystemEntries(Folder).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal)];
}
