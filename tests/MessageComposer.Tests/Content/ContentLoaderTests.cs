using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Tests.Content;

public sealed class ContentLoaderTests
{
    [Fact]
    public void A_tree_without_mistakes_becomes_a_snapshot_that_says_what_the_files_say()
    {
        using ContentTree tree = new();
        ContentLoad load = tree.Load();
        Assert.Empty(load.Faults);
        Assert.Empty(load.Warnings);
        ContentSnapshot snapshot = load.Snapshot!;
        Assert.Equal(tree.Paths.Count, snapshot.Files.Count);

        ScenarioContent scenario = Assert.Single(snapshot.Scenarios).Value;
        Assert.Equal("cart-abandonment", scenario.Definition.Id);
        Assert.Equal(TimeSpan.FromSeconds(1.5), scenario.Definition.Deadline);
        Assert.Equal([ReviewLayer.Brand, ReviewLayer.Legal], scenario.Definition.Review);
        Assert.Equal([Purpose.Advertising, Purpose.Care], scenario.Angles.Select(angle => angle.Purpose));
        Assert.Equal(10, scenario.Definition.Experiment!.Control);
        Assert.Equal(new PromptHeader("Lan", new DateOnly(2026, 11, 1), "Bản đầu tiên", 0.7, 800), scenario.Prompts["v1"].Header);
        Assert.Equal(scenario.Definition.Versions[0].Sha256, scenario.Prompts["v1"].Sha256);
        Assert.Equal(2, scenario.Fallbacks.Count);
        Assert.Contains("product.lines.*", scenario.MergePolicy.Paths);

        Assert.Equal(["on_sale", "cod"], snapshot.Conditions.Keys.OrderDescending());
        Assert.Equal(["gen-z", "general"], snapshot.Segments.Select(segment => segment.Definition.Id));
        Assert.Equal(new FieldLimit(LimitUnit.Graphemes, 50, LimitKind.Soft), snapshot.Channels["push"].Fields[0].Limits[0]);
        Assert.Equal(new TimeOnly(22, 0), snapshot.Channels["email"].Sending[Purpose.Advertising].WindowTo);
        Assert.Equal(GoodsClass.Ban, snapshot.GoodsOf("tobacco").Class);
        Assert.Equal(GoodsClass.Special, snapshot.GoodsOf("rocket").Class);

        RuleDefinition rule = Assert.Single(snapshot.Guardrails.Definitions.Rules);
        Assert.Equal(["tốt nhất", "số một"], rule.Match.Phrases);
        Assert.Equal((ContentTree.Rules, 3, 5), (rule.Source.File, rule.Source.Line, rule.Source.Column));
        Assert.Equal(["shop"], snapshot.SegmentTones[("vi-VN", "general")].Address!.Shop);
        Assert.Equal("Rõ ràng, lịch sự, gần gũi.", snapshot.SegmentTones[("vi-VN", "general")].Voice);
        Assert.Equal("product.attributes.inspection", snapshot.BrandTones["vi-VN"].Say["inspect"].OnlyIf);
        Assert.Equal(2, Assert.Single(snapshot.ZaloTemplates).Values.Count);
        Assert.Equal(new ReviewStepDefinition(ReviewLayer.Legal, ReviewExtent.Sample), snapshot.Review.Layers[RiskClass.Medium][1]);
        Assert.Equal(["bảo hành"], snapshot.Review.Classes[0].When[1].Words);
        Assert.Equal(0.1, snapshot.Review.Sampling.MaxDefectRate[RiskClass.Low]);
        Assert.Equal("legal", snapshot.Files.Single(file => file.Path == ContentTree.Rules).Owner);
    }

    [Fact]
    public void The_same_tree_loads_from_a_folder_and_from_memory_with_the_same_hash()
    {
        using ContentTree tree = new();
        string inMemory = tree.Load().Snapshot!.Hash;
        _ = tree.Root;
        Assert.Equal(inMemory, tree.Load().Snapshot!.Hash);
    }

    [Fact]
    public void The_hash_does_not_depend_on_the_order_of_the_files()
    {
        using ContentTree tree = new();
        Assert.Equal(ContentLoader.Load(tree.Sources).Snapshot!.Hash, ContentLoader.Load([.. tree.Sources.Reverse()]).Snapshot!.Hash);
    }

    [Fact]
    public void The_hash_tells_a_moved_byte_from_a_moved_file_end()
    {
        string one = ContentFingerprint.Of([new SourceFile("a", "bc"u8.ToArray()), new SourceFile("d", "e"u8.ToArray())]);
        string other = ContentFingerprint.Of([new SourceFile("a", "b"u8.ToArray()), new SourceFile("cd", "e"u8.ToArray())]);
        Assert.NotEqual(one, other);
        Assert.Matches("^[0-9a-f]{64}$", one);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_change_neither_meaning_nor_a_prompts_pin()
    {
        using ContentTree tree = new();
        foreach (string path in tree.Paths.ToArray()) tree.With(path, "\uFEFF" + tree.TextOf(path).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Empty(tree.Load().Faults);
    }

    [Fact]
    public void Notes_hidden_files_editor_copies_and_schemas_are_passed_over()
    {
        using ContentTree tree = new();
        string before = tree.Load().Snapshot!.Hash;
        tree.With("prompts/README.md", "Đọc tôi").With("guardrails/.channels.yaml.swp", "\0").With("guardrails/channels.yaml~", ":").With("guardrails/schemas/rules.json", "{");
        ContentLoad load = tree.Load();
        Assert.Empty(load.Faults);
        Assert.Equal(tree.Paths.Count - 4, load.Snapshot!.Files.Count);
        _ = tree.Root;
        Assert.Equal(before, load.Snapshot.Hash);
        Assert.Equal(before, tree.Load().Snapshot!.Hash);
    }

    [Fact]
    public void Files_that_are_kept_load_to_the_same_snapshot_again()
    {
        using ContentTree tree = new();
        _ = tree.Root;
        ContentLoad load = tree.Load();
        Assert.Equal(load.Snapshot!.Hash, ContentLoader.Load(load.Sources).Snapshot!.Hash);
    }

    [Fact]
    public void Compiled_rules_are_taken_over_as_long_as_their_files_stay_the_same()
    {
        using ContentTree tree = new();
        ContentSnapshot first = tree.Load().Snapshot!;
        tree.Edit(ContentTree.Scenario, "deadline_ms: 1500", "deadline_ms: 900");
        ContentSnapshot second = ContentLoader.Load(tree.Sources, first).Snapshot!;
        Assert.NotEqual(first.Hash, second.Hash);
        Assert.Same(first.Guardrails, second.Guardrails);
        tree.Edit(ContentTree.Tone, "never: [mày, tao]", "never: [mày]");
        ContentSnapshot third = ContentLoader.Load(tree.Sources, second).Snapshot!;
        Assert.NotSame(second.Guardrails, third.Guardrails);
        Assert.NotEqual(second.GuardrailsHash, third.GuardrailsHash);
    }
}
