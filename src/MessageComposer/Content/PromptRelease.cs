using System.Buffers;
using MessageComposer.Content.Yaml;

namespace MessageComposer.Content;

/// <summary>What came of releasing a prompt version.</summary>
public enum PromptReleaseOutcome
{
    /// <summary>The hash was written: the version was a draft, or is pinned anew as asked.</summary>
    Pinned,

    /// <summary>It is pinned by this very text already.</summary>
    Unchanged,

    /// <summary>The file cannot be read, or lists no such version.</summary>
    Unknown,

    /// <summary>It is pinned by another text.</summary>
    Changed,
}

/// <param name="Sha256">Of the prompt's text.</param>
/// <param name="Scenario"><c>scenario.yaml</c> with the one line changed; as it was where nothing is to be written.</param>
/// <param name="Pinned">The hash that stood there before; null: a draft.</param>
/// <param name="Faults">Why the file could not be read.</param>
public sealed record PromptReleaseResult(PromptReleaseOutcome Outcome, string Sha256, string Scenario, string? Pinned, IReadOnlyList<ContentFault> Faults);

/// <summary>Pins a prompt version: writes the hash of its text into <c>scenario.yaml</c> and touches nothing else of it, comments and line ends included.</summary>
public static class PromptRelease
{
    private const string Key = "sha256";

    /// <summary>Ends a plain scalar of one word.</summary>
    private static readonly SearchValues<char> s_ends = SearchValues.Create(" ,}#\r\n");

    /// <param name="path">Of <paramref name="scenario"/>, for faults.</param>
    /// <param name="repin">Write over the hash of another text.</param>
    public static PromptReleaseResult Pin(string path, string scenario, string version, string prompt, bool repin)
    {
        string hash = ContentFingerprint.OfText(prompt);
        FaultList faults = new();
        YamlMapping? entry = VersionOf(path, scenario, version, faults);
        if (entry is null) return new PromptReleaseResult(PromptReleaseOutcome.Unknown, hash, scenario, null, faults.InOrder());
        YamlEntry? line = entry.Entries.FirstOrDefault(candidate => candidate.Key.Text == Key);
        string? pinned = line?.Value is YamlScalar { IsEmpty: false, IsNull: false } value ? value.Text : null;
        if (pinned == hash) return new PromptReleaseResult(PromptReleaseOutcome.Unchanged, hash, scenario, pinned, []);
        if (pinned is not null && !repin) return new PromptReleaseResult(PromptReleaseOutcome.Changed, hash, scenario, pinned, []);
        string edited = line is null ? Added(scenario, entry, hash) : Replaced(scenario, line, hash);
        // An edit that a reader does not read back as meant is never handed out.
        bool holds = VersionOf(path, edited, version, faults)?.Entries.Any(candidate => candidate.Key.Text == Key && candidate.Value is YamlScalar { Text: { } text } && text == hash) == true;
        return holds
            ? new PromptReleaseResult(PromptReleaseOutcome.Pinned, hash, edited, pinned, [])
            : new PromptReleaseResult(PromptReleaseOutcome.Unknown, hash, scenario, pinned, faults.InOrder());
    }

    private static YamlMapping? VersionOf(string path, string scenario, string version, FaultList faults)
    {
        FileReading file = new(path, faults, new NameReferences(), new EntryIndex());
        if (YamlTree.Parse(ContentFingerprint.Normalised(scenario), file) is not YamlMapping root || faults.Count > 0) return null;
        YamlNode? versions = root.Entries.FirstOrDefault(entry => entry.Key.Text == "versions")?.Value;
        return (versions as YamlSequence)?.Items.OfType<YamlMapping>().FirstOrDefault(item => IdOf(item)?.Text == version);
    }

    private static YamlScalar? IdOf(YamlMapping version) => version.Entries.FirstOrDefault(entry => entry.Key.Text == "id")?.Value as YamlScalar;

    /// <summary>In the place of what stands behind the key.</summary>
    private static string Replaced(string scenario, YamlEntry line, string hash)
    {
        int after = OffsetOf(scenario, line.Key) + Key.Length;
        int from = scenario.IndexOf(':', after) + 1;
        if (line.Value is YamlScalar { IsEmpty: true }) return scenario.Insert(from, " " + hash);
        int start = OffsetOf(scenario, line.Value);
        return string.Concat(scenario.AsSpan(0, start), hash, scenario.AsSpan(EndOf(scenario, start)));
    }

    /// <summary>As a line of its own behind the version's last, in the column of its keys; inside the braces where it is written in one line.</summary>
    private static string Added(string scenario, YamlMapping version, string hash)
    {
        YamlEntry last = version.Entries[^1];
        int start = OffsetOf(scenario, last.Value);
        if (scenario[OffsetOf(scenario, version)] == '{') return scenario.Insert(EndOf(scenario, start), $", {Key}: {hash}");
        int end = scenario.IndexOf('\n', start);
        string indent = new(' ', last.Key.Column - 1);
        if (end < 0) return $"{scenario}\n{indent}{Key}: {hash}";
        string lineEnd = end > 0 && scenario[end - 1] == '\r' ? "\r\n" : "\n";
        return scenario.Insert(end + 1, $"{indent}{Key}: {hash}{lineEnd}");
    }

    /// <summary>Where the node stands in the text as it is in the file. Lone carriage returns, which count as line ends too, are never met: they would shift the edit.</summary>
    private static int OffsetOf(string scenario, YamlNode node)
    {
        int offset = scenario.StartsWith('\uFEFF') && node.Line == 1 ? 1 : 0;
        for (int line = 1; line < node.Line; line++) offset = scenario.IndexOf('\n', offset) + 1;
        return offset + node.Column - 1;
    }

    /// <summary>The end of a scalar written in one line.</summary>
    private static int EndOf(string scenario, int start)
    {
        if (scenario[start] is '"' or '\'') return scenario.IndexOf(scenario[start], start + 1) + 1;
        int end = scenario.AsSpan(start).IndexOfAny(s_ends);
        return end < 0 ? scenario.Length : start + end;
    }
}
