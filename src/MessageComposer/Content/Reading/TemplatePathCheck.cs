using MessageComposer.Content.Yaml;

namespace MessageComposer.Content.Reading;

/// <summary>What templates may read: a name nobody fills would print nothing without a word, and personal data must not get in at all.</summary>
internal static class TemplatePathCheck
{
    /// <summary>Prompts are built from these and nothing else; of the customer, the cart and the request's context nothing reaches a model.</summary>
    private static readonly string[] _promptRoots =
    [
        "segment", "motive", "angle", "tone", "channel", "product", "category", "store", "conditions", "merge_fields", "rules", "locale", "scenario", "purpose", "fields", "mentions",
    ];

    public static void CheckFallback(IReadOnlyList<string> paths, string text, FileReading file)
    {
        foreach (string path in paths)
        {
            if (FactPaths.RefusalOfRead(path) is { } refusal) Fault(path, refusal, text, file, "");
        }
    }

    public static void CheckPrompt(IReadOnlyList<string> paths, string text, FileReading file, string section)
    {
        foreach (string path in paths)
        {
            string root = RootOf(path);
            if (!_promptRoots.Contains(root)) Fault(path, $"\"{FaultList.Short(path)}\" does not go into prompts{NearestName.Hint(root, _promptRoots)}", text, file, section);
        }
    }

    private static string RootOf(string path) => path.Split('.', 2)[0];

    /// <summary>At the first place where the path is written; loops and indexes may have changed its spelling.</summary>
    private static void Fault(string path, string message, string text, FileReading file, string key)
    {
        int at = text.IndexOf(path, StringComparison.Ordinal);
        if (at < 0) at = Math.Max(0, text.IndexOf(RootOf(path), StringComparison.Ordinal));
        int lineStart = text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        if (at == 0) lineStart = 0;
        file.Fault(text.AsSpan(0, at).Count('\n') + 1, at - lineStart + 1, key, message);
    }
}
