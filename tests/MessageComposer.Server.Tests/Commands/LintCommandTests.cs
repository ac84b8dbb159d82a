using System.Text.Json;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Storage;
using MessageComposer.Tests.Content;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Commands;

public sealed class LintCommandTests : IDisposable
{
    private readonly ContentTree _content = Requests.Content();

    private string Folder => _content.Root;

    [Fact]
    public async Task The_shipped_content_is_without_errors()
    {
        ComposerProcess run = await ComposerProcess.RunAsync(AppContext.BaseDirectory, "lint");
        Assert.True(run.ExitCode == 0, run.Output + run.Words);
        Assert.DoesNotContain(": error: ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not rendered", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clean_content_says_so_and_leaves_no_data()
    {
        _content.Edit(ContentTree.Rules, "Bộ sưu tập mới đã về", "Bộ sưu tập mới");
        string[] before = Entries();
        ComposerProcess run = await LintAsync("--impact");
        Assert.True(run.ExitCode == 0, run.Output + run.Words);
        Assert.Contains("--impact has nothing to judge", run.Words, StringComparison.Ordinal);
        Assert.Equal(before, Entries());
    }

    [Theory]
    [InlineData("flag: [Kem dưỡng tốt nhất Việt Nam,", "flag: [Kem dưỡng rất tốt,", "lets its own flag example pass: “Kem dưỡng rất tốt”")]
    [InlineData("pass: [Mua ít nhất 2 sản phẩm,", "pass: [Kem số một,", "flags its own pass example: “Kem số một”, at “số một”")]
    [InlineData("condition: on_sale", "condition: on_sael", "on_sael")]
    [InlineData("phrases: [tốt nhất, số một]", "patterns: [{ regex: '(nhất', triggers: [nhất] }]", "not a valid pattern")]
    [InlineData("phrases: [tốt nhất, số một]", "patterns: [{ regex: '(?<=tốt )nhất', triggers: [nhất] }]", "look-around")]
    [InlineData("phrases: [tốt nhất, số một]", "patterns: [{ regex: '\\bnhất( [a-z]{1,200}){1,200}', triggers: [nhất] }]", "too large")]
    [InlineData("phrases: [tốt nhất, số một]", "patterns: [{ regex: '(tốt|số) (nhất|một)', triggers: [] }]", "needs at least one trigger")]
    [InlineData("[Kem dưỡng tốt nhất Việt Nam, Thương hiệu số một về giấc ngủ]", "[Kem dưỡng tốt nhất Việt Nam]", "at least 2 lines")]
    public async Task A_mistake_is_named_with_its_line_and_ends_with_1(string old, string replacement, string words)
    {
        _content.Edit(ContentTree.Rules, old, replacement);
        int line = _content.TextOf(ContentTree.Rules).Split('\n').ToList().FindIndex(text => text.Contains(replacement, StringComparison.Ordinal)) + 1;
        ComposerProcess run = await LintAsync();
        Assert.Equal(1, run.ExitCode);
        string issue = Assert.Single(LinesOf(run), found => found.Contains(": error: ", StringComparison.Ordinal) && found.Contains(words, StringComparison.Ordinal));
        Assert.StartsWith($"{ContentTree.Rules}:{line}:", issue, StringComparison.Ordinal);
        Assert.Contains("error(s)", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_another_one_makes_needless_is_an_error_at_its_line()
    {
        const string Needless = """
              - id: needless
                category: superlative_claim
                reason: Không cần
                applies:
                  channels: [push]
                  segments: [gen-z]
                  goods: [cosmetics]
                  purpose: [advertising]
                match:
                  phrases: [kem tốt nhất]
                unless:
                  phrases: [ít nhất]
                  evidence: true
                  condition: on_sale
                  fact: product.attributes.award
                examples:
                  flag: [Kem tốt nhất năm, Đây là kem tốt nhất]
                  pass: [Kem tốt, Kem mới]

            """;
        _content.With(ContentTree.Rules, _content.TextOf(ContentTree.Rules).Replace("effective_from: 2013-01-01", "effective_from: 0001-01-01", StringComparison.Ordinal) + Needless);
        int line = _content.TextOf(ContentTree.Rules).Split('\n').ToList().FindIndex(text => text.Contains("id: needless", StringComparison.Ordinal)) + 1;
        ComposerProcess run = await LintAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(LinesOf(run), issue => issue.StartsWith($"{ContentTree.Rules}:{line}:", StringComparison.Ordinal) && issue.Contains("rule needless adds nothing: rule superlative-without-proof", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_released_prompt_that_changed_is_an_error()
    {
        _content.With(ContentTree.Prompt, _content.TextOf(ContentTree.Prompt).Replace("Nhắc khách", "Giục khách", StringComparison.Ordinal));
        ComposerProcess run = await LintAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a released prompt changed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fallback_that_breaks_a_rule_on_the_sample_facts_is_an_error_in_its_file()
    {
        Write("samples/facts/minimal.json", """{ "products": [ { "name": "Áo linen", "price": 189000, "url": "https://shop.example/ao" } ], "store": { "name": "Mây Beauty" } }""");
        _content.Edit(ContentTree.Fallback, "{{ capture body }}", "{{ capture body }}Giá chỉ 99.000đ. ");
        ComposerProcess run = await LintAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(LinesOf(run), issue => issue.StartsWith(ContentTree.Fallback + ":", StringComparison.Ordinal) && issue.Contains("“99.000đ”", StringComparison.Ordinal) && issue.Contains("facts minimal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_phrasebook_entry_is_judged_and_its_names_are_looked_up()
    {
        Write("samples/phrasebook/vi-VN.yaml", """
            entries:
              - scenario: cart-abandonment
                channel: push
                segment: nobody
                fields:
                  title: Giỏ hàng còn đây
                  body: Xem lại nhé
              - scenario: cart-abandonment
                channel: push
                fields:
                  title: Giỏ hàng còn đây
                  body: Chỉ 99.000đ thôi
            """);
        ComposerProcess run = await LintAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(LinesOf(run), issue => issue.StartsWith("samples/phrasebook/vi-VN.yaml:2:", StringComparison.Ordinal) && issue.Contains("“nobody”", StringComparison.Ordinal));
        Assert.Contains(LinesOf(run), issue => issue.StartsWith("samples/phrasebook/vi-VN.yaml:8:", StringComparison.Ordinal) && issue.Contains("“99.000đ”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Findings_are_printed_as_annotations_of_a_pull_request()
    {
        _content.Edit(ContentTree.Rules, "[Kem dưỡng tốt nhất Việt Nam,", "['Giảm 50%: kem tốt',");
        ComposerProcess run = await LintAsync("--format", "github");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(LinesOf(run), line => line.StartsWith($"::error file={ContentTree.Rules},line=", StringComparison.Ordinal) && line.Contains("Giảm 50%25: kem tốt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Findings_are_printed_as_JSON()
    {
        _content.Edit(ContentTree.Rules, "[Kem dưỡng tốt nhất Việt Nam,", "[Kem dưỡng rất tốt,");
        ComposerProcess run = await LintAsync("--format", "json");
        JsonElement report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["errors", "warnings", "issues", "omitted", "impact"], report.EnumerateObject().Select(member => member.Name));
        JsonElement issue = Assert.Single(report.GetProperty("issues").EnumerateArray(), found => found.GetProperty("severity").GetString() == "error");
        Assert.Equal(ContentTree.Rules, issue.GetProperty("file").GetString());
        Assert.Equal(1, report.GetProperty("errors").GetInt32());
    }

    [Fact]
    public async Task Impact_names_stored_copy_a_stricter_rule_would_block_and_changes_nothing()
    {
        using ContentTree before = Requests.Content();
        Variant variant = await StoreAsync("Món này hợp với bạn lắm");
        _content.Edit(ContentTree.Rules, "phrases: [tốt nhất, số một]", "phrases: [tốt nhất, số một, hợp với bạn]")
            .Edit(ContentTree.Rules, "goods: [cosmetics]\n      ", "")
            .Edit(ContentTree.Rules, "condition: on_sale\n      ", "");

        ComposerProcess alone = await LintAsync("--impact");
        ComposerProcess compared = await LintAsync("--impact", "--against", before.Root);

        foreach (ComposerProcess run in (ComposerProcess[])[alone, compared])
        {
            Assert.True(run.ExitCode == 0, run.Output + run.Words);
            Assert.Contains($"impact: rule superlative-without-proof would block {variant.Id}", run.Output, StringComparison.Ordinal);
            Assert.Contains("“hợp với bạn”", run.Output, StringComparison.Ordinal);
            Assert.Contains("1 stored variant(s) judged: 1 newly blocked, 0 freed.", run.Words, StringComparison.Ordinal);
        }
        Assert.Equal(VariantState.Approved, (await FindAsync(variant.Id))!.State);
    }

    [Fact]
    public async Task Impact_names_blocked_copy_a_looser_rule_would_free()
    {
        Variant variant = await StoreAsync("Món này hợp với bạn lắm", new Finding
        {
            Rule = "gone", Category = Categories.Tone, Severity = Severity.Block, Owner = "brand", Field = "body", Start = 8, Length = 3, Match = "hợp", Message = "", Reason = "",
        });
        ComposerProcess run = await LintAsync("--impact");
        Assert.Contains($"rule gone would free {variant.Id}", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lint", "/nowhere")]
    [InlineData("lint", "--format", "xml")]
    [InlineData("lint", "--against", "/nowhere")]
    [InlineData("lint", "--impact", "--against", "/nowhere")]
    public async Task What_is_asked_wrongly_ends_with_2_and_words_about_it(params string[] arguments)
    {
        ComposerProcess run = await ComposerProcess.RunAsync(Folder, arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.Words);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _content.Dispose();
    }

    private Task<ComposerProcess> LintAsync(params string[] options) => ComposerProcess.RunAsync(Folder, ["lint", .. options]);

    private async Task<Variant> StoreAsync(string body, params Finding[] findings)
    {
        Variant variant = new()
        {
            Id = Guid.CreateVersion7(StoppedClock.Now),
            Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", "none", "push", "vi-VN", "none"),
            State = findings.Length > 0 ? VariantState.Blocked : VariantState.Approved,
            Fields = [new("title", "Giỏ hàng còn đây"), new("body", body)],
            Findings = findings,
            ContentHash = "",
            CreatedAt = StoppedClock.Now,
        };
        await using ServiceProvider services = Storage();
        await services.GetRequiredService<IDatabase>().PrepareAsync(TestContext.Current.CancellationToken);
        await services.GetRequiredService<IVariantStore>().AddAsync([variant], TestContext.Current.CancellationToken);
        return variant;
    }

    private async Task<Variant?> FindAsync(Guid id)
    {
        await using ServiceProvider services = Storage();
        return await services.GetRequiredService<IVariantStore>().FindAsync(id, TestContext.Current.CancellationToken);
    }

    private ServiceProvider Storage() => new ServiceCollection().AddStorage(new StorageOptions { Path = Path.Combine(Folder, "data") }).BuildServiceProvider();

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, path))!);
        File.WriteAllText(Path.Combine(Folder, path), text);
    }

    private string[] Entries() => [.. Directory.EnumerateFileSystemEntries(Folder).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal)];

    private static string[] LinesOf(ComposerProcess run) => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
