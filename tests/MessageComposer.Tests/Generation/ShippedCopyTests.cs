using System.Globalization;
using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Generation;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Review;

namespace MessageComposer.Tests.Generation;

/// <summary>The shipped prompts and the shipped phrasebook, on the shipped guardrails.</summary>
public sealed class ShippedCopyTests
{
    private static readonly string s_root = RootOf(new DirectoryInfo(AppContext.BaseDirectory));

    private static readonly Lazy<ContentSnapshot> s_content = new(() =>
    {
        ContentLoad load = ContentLoader.Load([.. SourceFiles()]);
        return load.Snapshot ?? throw new InvalidOperationException(string.Join('\n', load.Faults));
    });

    [Fact]
    public void Every_prompt_renders_for_every_cell()
    {
        PromptBuilder prompts = new();
        int cells = 0;
        foreach (ScenarioContent scenario in s_content.Value.Scenarios.Values)
        {
            foreach (Cell cell in CellsOf(scenario))
            {
                CopyRequest request = RequestFor(scenario, cell, [.. s_content.Value.Conditions.Keys]);
                Assert.True(prompts.TryBuild(s_content.Value, request, out Prompt? prompt, out string? fault), $"{cell}: {fault}");
                Assert.All(CopyFields.For(s_content.Value.Channels[cell.Channel], Purpose.Care), field => Assert.Contains(field.Id, prompt.User, StringComparison.Ordinal));
                cells++;
            }
        }
        Assert.InRange(cells, 100, int.MaxValue);
    }

    [Fact]
    public void Every_merge_field_of_the_scenarios_has_a_meaning_for_the_model() =>
        Assert.Equal([], s_content.Value.Scenarios.Values.SelectMany(scenario => scenario.Definition.MergeFields).Where(path => !MergeFieldTable.All.ContainsKey(path)).Distinct());

    [Fact]
    public void Every_condition_a_merge_field_needs_is_defined() =>
        Assert.Equal([], MergeFieldTable.All.Values.Select(field => field.Needs).OfType<string>().Distinct().Where(condition => !s_content.Value.Conditions.ContainsKey(condition)));

    [Fact]
    public async Task Every_entry_of_the_phrasebook_passes_the_guardrails_it_ships_with()
    {
        PhrasebookContent book = PhrasebookReader.ReadFolder(Path.Combine(s_root, "samples", "phrasebook"));
        Assert.Empty(book.Faults);
        Assert.NotEmpty(book.Entries);

        List<string> blocked = [];
        foreach (PhrasebookEntry entry in book.Entries)
        {
            ScenarioContent scenario = s_content.Value.Scenarios[entry.Scenario];
            Cell cell = new(
                entry.Scenario, entry.Angle ?? scenario.Angles[^1].Definition.Id, entry.Segment ?? Cell.GeneralSegment, entry.Motive ?? Cell.NoMotive,
                entry.Channel, entry.Locale, entry.Subject ?? Cell.NoSubject);
            CopyResult result = await Given.Writer(new Phrasebook([entry]), s_content.Value)
                .WriteAsync(RequestFor(scenario, cell, entry.Conditions), TestContext.Current.CancellationToken);
            if (result.Reason is not null) blocked.Add(Explain(cell, result));
        }
        Assert.Equal([], blocked);
    }

    [Fact]
    public async Task What_passes_when_it_is_written_passes_the_re_check()
    {
        const string json = """
            {"id":"SRM-150","role":"viewed","name":"Sữa rửa mặt dịu nhẹ Mây 150ml","brand":"Mây","category":"skincare","price":189000,"currency":"VND",
             "review_highlights":["không khô căng sau khi rửa"],"faqs":[{"q":"Da nhạy cảm dùng được không?","a":"Dùng được ạ, sản phẩm không chứa hương liệu."}],
             "attributes":{"skin_type":"nhạy cảm"},"certifications":[]}
            """;
        PhrasebookContent book = PhrasebookReader.ReadFolder(Path.Combine(s_root, "samples", "phrasebook"));
        List<string> changed = [];
        int kept = 0;
        foreach (PhrasebookEntry entry in book.Entries)
        {
            ScenarioContent scenario = s_content.Value.Scenarios[entry.Scenario];
            Cell cell = new(
                entry.Scenario, entry.Angle ?? scenario.Angles[^1].Definition.Id, entry.Segment ?? Cell.GeneralSegment, entry.Motive ?? Cell.NoMotive,
                entry.Channel, entry.Locale, entry.Subject ?? Cell.NoSubject);
            CopyRequest request = RequestFor(scenario, cell, entry.Conditions) with { Product = JobProduct.Read(json, out _), ProductJson = json };
            CopyResult result = await Given.Writer(new Phrasebook([entry]), s_content.Value).WriteAsync(request, TestContext.Current.CancellationToken);
            foreach (Variant variant in result.Variants.Where(variant => variant.State != VariantState.Blocked))
            {
                RecheckDecision decision = VariantRecheck.Judge(variant, s_content.Value, VietnamTime.DayOf(Given.Now));
                if (decision.Verdict == RecheckVerdict.Keep) kept++;
                else changed.Add($"{cell}: {decision.Verdict} {string.Join("; ", BlockingOf(decision.Variant))}");
            }
        }
        Assert.Equal([], changed);
        Assert.InRange(kept, 1, int.MaxValue);
    }

    /// <summary>Everything writing depends on: how texts are approved is no part of it.</summary>
    private static IEnumerable<SourceFile> SourceFiles() =>
        from folder in (string[])["prompts", "guardrails"]
        from file in Directory.EnumerateFiles(Path.Combine(s_root, folder), "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(s_root, file).Replace('\\', '/')
        where path != "guardrails/review.yaml"
        select new SourceFile(path, File.ReadAllBytes(file));

    private static IEnumerable<Cell> CellsOf(ScenarioContent scenario) =>
        from locale in scenario.Definition.Locales
        from channel in scenario.Definition.Channels.Where(channel => channel != "zalo-template")
        from angle in scenario.Angles
        from segment in s_content.Value.Segments
        from motive in s_content.Value.Motives
        select new Cell(scenario.Definition.Id, angle.Definition.Id, segment.Definition.Id, motive.Definition.Id, channel, locale, Cell.NoSubject);

    private static CopyRequest RequestFor(ScenarioContent scenario, Cell cell, IReadOnlyList<string> conditions) => new()
    {
        Cell = cell,
        PromptVersion = scenario.Prompts.Keys.Order(StringComparer.Ordinal).First(),
        Conditions = conditions,
        StoreName = "Mây Beauty",
        Product = scenario.Definition.Grain == Grain.Product ? ProofSet.For(cell, Given.Now)[0].Brief.Product : null,
    };

    private static string Explain(Cell cell, CopyResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{cell.Locale} {cell.Scenario}/{cell.Channel}/{cell.Segment}: {result.Detail} {string.Join("; ", result.Variants.SelectMany(BlockingOf))}");

    private static IEnumerable<string> BlockingOf(Variant variant) =>
        variant.Findings.Where(finding => finding.Severity == Severity.Block).Select(finding => $"{finding.Field} «{finding.Match}» {finding.Message}");

    private static string RootOf(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException() : File.Exists(Path.Combine(folder.FullName, "MessageComposer.sln")) ? folder.FullName : RootOf(folder.Parent);
}
