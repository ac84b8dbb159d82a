using System.Text.RegularExpressions;
using MessageComposer.Tests.Content;

namespace MessageComposer.Server.Tests;

/// <summary>Content whose scenarios write while the request waits.</summary>
internal static class LiveContent
{
    private const string Banned = """
        owner: legal
        rules:
          - id: shock-price
            category: banned_word
            severity: block
            mode: enforce
            law: Luật Quảng cáo 16/2012/QH13, Điều 8
            effective_from: 2013-01-01
            status: confirmed
            reason: Lời câu khách
            match:
              phrases: [giá sốc]
            suggest: [giá tốt]
            examples:
              flag: [Giá sốc hôm nay, Săn ngay giá sốc]
              pass: [Giá đang bán, Giá tốt mỗi ngày]

        """;

    /// <summary>The shipped content with every scenario live, without review and without control group.</summary>
    public static ContentTree Shipped(int deadlineMs = 20_000) => Shipped(scenario => Live(scenario, deadlineMs));

    /// <summary>The shipped content as it is, but without control group: copy waits for people.</summary>
    public static ContentTree Reviewed() => Shipped(Treated);

    private static ContentTree Shipped(Func<string, string> change)
    {
        ContentTree tree = new();
        foreach (string path in tree.Paths.ToArray()) tree.Without(path);
        string root = RepositoryRoot();
        foreach (string folder in (string[])["prompts", "guardrails"])
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
            {
                string path = Path.GetRelativePath(root, file).Replace('\\', '/');
                tree.With(path, path.EndsWith("/scenario.yaml", StringComparison.Ordinal) ? System.Text.Encoding.UTF8.GetBytes(change(File.ReadAllText(file))) : File.ReadAllBytes(file));
            }
        }
        return tree;
    }

    /// <summary>The small tree of tests with one scenario that waits for fresh copy, without review and without control group.</summary>
    public static ContentTree Small(int deadlineMs = 15_000)
    {
        ContentTree content = Requests.Content();
        string scenario = content.TextOf(ContentTree.Scenario);
        Assert.Contains("review: [brand, legal]", scenario, StringComparison.Ordinal);
        return content.With("guardrails/vi-VN/banned.yaml", Banned).With(ContentTree.Scenario, Regex.Replace(
            scenario.Replace("review: [brand, legal]", "review: []", StringComparison.Ordinal).Replace("live: false", "live: true", StringComparison.Ordinal).Replace("control: 10", "control: 0", StringComparison.Ordinal),
            "deadline_ms: [0-9]+", $"deadline_ms: {deadlineMs}"));
    }

    /// <summary>Settings that make this server the model.</summary>
    public static Dictionary<string, string> ModelAt(Uri endpoint, params (string Name, string Value)[] more)
    {
        Dictionary<string, string> settings = new()
        {
            ["Model:Provider"] = "Compatible",
            ["Model:Endpoint"] = endpoint.ToString(),
            ["Model:Name"] = "test-model",
            ["Model:Region"] = "test-region",
            ["Model:MaxRetries"] = "0",
        };
        foreach ((string name, string value) in more) settings[name] = value;
        return settings;
    }

    private static string Treated(string scenario) => Regex.Replace(scenario, "^  control: [0-9]+", "  control: 0", RegexOptions.Multiline);

    private static string Live(string scenario, int deadlineMs)
    {
        string live = Regex.Replace(scenario, @"^review:.*\n(  - .*\n)+", "review: []\n", RegexOptions.Multiline);
        live = Regex.Replace(live, "^live: false", "live: true", RegexOptions.Multiline);
        live = Regex.Replace(live, "^deadline_ms: .*", $"deadline_ms: {deadlineMs}", RegexOptions.Multiline);
        live = Treated(live);
        Assert.Contains("review: []", live, StringComparison.Ordinal);
        Assert.Contains("live: true", live, StringComparison.Ordinal);
        return live;
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MessageComposer.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
