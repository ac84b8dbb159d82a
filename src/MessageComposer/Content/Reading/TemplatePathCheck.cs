using MessageComposer.Content.Yaml;

namespace MessageComposer.Content.Reading;

/// <summary>What templates may read: a name nobody fills would print nothing without a word, and personal data must not get in at all.</summary>
internal static class TemplatePathCheck
{
    /// <summary>Prompts are built from these and nothing else; of the customer, the cart and the request's context nothing reaches a model.</summary>
    private static readonly string[] _promptRoots =
    [
        "segment", "motive", "angle", "tone", "channel", "product", "category", "store", "conditions", "merge_fields", "rules", "locale", "scenario", "purpose", "fields", "mentions",
        "brand_tone", "motive_tone", "count",
    ];

    private const string ConditionPrefix = "conditions.";

    public static void CheckFallback(IReadOnlyList<string> paths, string text, FileReading file)
    {
        foreach (string path in paths)
        {
            YamlScalar place = Locate(path, text);
            if (FactPaths.RefusalOfRead(path) is { } refusal) file.Fault(place, "", refusal);
            else if (path.StartsWith(ConditionPrefix, StringComparison.Ordinal)) file.Refer(NameKind.Condition, path[ConditionPrefix.Length..], place, "");
        }
    }

    public static void CheckPrompt(IReadOnlyList<string> paths, string text, FileReading file, string section)
    {
        foreach (string path in paths)
        {
            string root = RootOf(path);
            if (!_promptRoots.Contains(root)) file.Fault(Locate(path, text), section, $"\"{FaultList.Short(path)}\" does not go into prompts{NearestName.Hint(root, _promptRoots)}");
        }
    }

    private static string RootOf(string path) => path.Split('.', 2)[0];

    /// <summary>The first place where the path is written; loops and indexes may have changed its spelling.</summary>
    private static YamlScalar Locate(string path, string text)
    {
        int at = text.IndexOf(path, StringComparison.Ordinal);
        if (at < 0) at = Math.Max(0, text.IndexOf(RootOf(path), StringComparison.Ordinal));
        ReadOnlySpan<char> before = text.AsSpan(0, at);
        return new YamlScalar(before.Count('\n') + 1, at - before.LastIndexOf('\n'), path, ScalarForm.Plain);
    }
}
