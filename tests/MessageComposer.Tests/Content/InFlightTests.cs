using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Templating;
using MessageComposer.Tests.Composition;

namespace MessageComposer.Tests.Content;

public sealed class InFlightTests
{
    [Fact]
    public void A_check_under_way_while_content_is_swapped_ends_by_the_rules_it_began_with()
    {
        using ContentTree tree = new ContentTree().Append(ContentTree.Rules, Rule("first-words", "câu đầu", "unless: { condition: on_sale }"));
        ContentStore store = new(new ManualTime());
        Assert.True(store.Offer(tree.Load()));
        ContentSnapshot begun = store.Current;
        ContentLoad stricter = tree.Append(ContentTree.Rules, Rule("later-words", "câu sau", "severity: block")).Load();
        int asked = 0;
        GuardrailContext context = Context() with
        {
            // Asked in the midst of the check, after the first word and before the last.
            ConditionHolds = _ => asked++ == 0 && store.Offer(stricter),
        };

        GuardrailReport report = begun.Guardrails.Check([new CheckedField("title", "Một câu đầu"), new CheckedField("body", "Một câu sau")], context);

        Assert.NotSame(begun, store.Current);
        Assert.Equal(1, asked);
        Assert.Empty(report.Findings);
        Assert.Contains(store.Current.Guardrails.Check([new CheckedField("body", "Một câu sau")], Context()).Findings, finding => finding.Rule == "later-words");
    }

    [Fact]
    public async Task An_edit_of_a_shipped_rule_file_serves_within_two_seconds()
    {
        string root = Directory.CreateTempSubdirectory("shipped-").FullName;
        try
        {
            foreach (string folder in (string[])["prompts", "guardrails"]) Copy(Path.Combine(ShippedContent.Root, folder), Path.Combine(root, folder));
            ManualTime time = new();
            ContentStore store = new(time);
            using ContentWatcher watcher = new(root, store, time, notify: false);
            watcher.Start();
            ContentSnapshot before = store.Current;
            TaskCompletionSource<ContentSnapshot> changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            store.Changed += changed.SetResult;
            string file = Directory.EnumerateFiles(Path.Combine(root, "guardrails", "vi-VN"), "*.yaml").Order(StringComparer.Ordinal).First();
            await File.AppendAllTextAsync(file, Rule("newest-words", "câu mới tinh", "severity: block").Replace("\n", Environment.NewLine, StringComparison.Ordinal), TestContext.Current.CancellationToken);

            time.Advance(TimeSpan.FromSeconds(2));

            ContentSnapshot after = await changed.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            Assert.NotEqual(before.Hash, after.Hash);
            Assert.Contains(after.Guardrails.Check([new CheckedField("body", "Một câu mới tinh")], Context()).Findings, finding => finding.Rule == "newest-words");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static GuardrailContext Context() => new()
    {
        Locale = "vi-VN", Channel = "push", Segment = "gen-z", Stage = TextStage.Final, Day = new DateOnly(2026, 11, 21), Facts = ModelObject.Empty,
    };

    private static string Rule(string id, string phrase, string more) => $"""
          - id: {id}
            category: banned_word
            reason: Nhàm tai
            {more}
            match:
              phrases: [{phrase}]
            examples:
              flag: [Một {phrase}, Hai {phrase}]
              pass: [Một câu khác, Một câu khác nữa]

        """;

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
