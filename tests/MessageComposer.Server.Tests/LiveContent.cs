using System.Text.RegularExpressions;
using MessageComposer.Tests.Content;

namespace MessageComposer.Server.Tests;

/// <summary>The shipped content with every scenario writing while the request waits, without review and without control group.</summary>
internal static class LiveContent
{
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
