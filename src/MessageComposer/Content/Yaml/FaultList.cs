using System.Text.RegularExpressions;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Yaml;

/// <summary>Collects every fault of a load; a hostile file cannot make it grow without bound.</summary>
internal sealed partial class FaultList
{
    private const int Most = 1000;

    private readonly List<ContentFault> _faults = [];

    public int Count => _faults.Count;

    public void Add(SourcePlace place, string key, string message) => Add(place.File, place.Line, place.Column, key, message);

    public void Add(string file, int line, int column, string key, string message)
    {
        if (_faults.Count < Most) _faults.Add(new ContentFault(file, line, column, Short(key), message));
    }

    /// <summary>Whether this key of an entry, or one above or below it, has a fault already.</summary>
    /// <param name="entry">Path of the entry in its file: <c>rules[3]</c>.</param>
    /// <param name="key">Dotted key within the entry, list indexes left out: <c>match.patterns.regex</c>.</param>
    public bool Covers(string file, string entry, string key) => _faults.Exists(fault =>
    {
        if (fault.File != file || !fault.Key.StartsWith(entry, StringComparison.Ordinal)) return false;
        string[] told = ListIndex().Replace(fault.Key[entry.Length..].TrimStart('.'), "").Split('.');
        string[] asked = key.Split('.');
        int common = Math.Min(told.Length, asked.Length);
        return told.AsSpan(0, common).SequenceEqual(asked.AsSpan(0, common));
    });

    /// <summary>By file and place.</summary>
    public IReadOnlyList<ContentFault> InOrder() =>
    [
        .. _faults.Distinct().OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column)
            .ThenBy(fault => fault.Key, StringComparer.Ordinal).ThenBy(fault => fault.Message, StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"\[\d+\]", RegexOptions.CultureInvariant)]
    private static partial Regex ListIndex();

    /// <summary>What a message quotes of a file: never a page of it.</summary>
    public static string Short(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 79), "…");
}
