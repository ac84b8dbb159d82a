using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Yaml;

/// <summary>Collects every fault of a load; a hostile file cannot make it grow without bound.</summary>
internal sealed class FaultList
{
    private const int Most = 1000;

    private readonly List<ContentFault> _faults = [];

    public int Count => _faults.Count;

    public void Add(SourcePlace place, string key, string message) => Add(place.File, place.Line, place.Column, key, message);

    public void Add(string file, int line, int column, string key, string message)
    {
        if (_faults.Count < Most) _faults.Add(new ContentFault(file, line, column, Short(key), message));
    }

    /// <summary>By file and place.</summary>
    public IReadOnlyList<ContentFault> InOrder() =>
    [
        .. _faults.Distinct().OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column)
            .ThenBy(fault => fault.Key, StringComparer.Ordinal).ThenBy(fault => fault.Message, StringComparer.Ordinal),
    ];

    /// <summary>What a message quotes of a file: never a page of it.</summary>
    public static string Short(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 79), "…");
}
