using System.Collections.Concurrent;
using MessageComposer.Rendering;
using MessageComposer.Review;
using MessageComposer.Templating;

namespace MessageComposer.Composition;

/// <summary>Parsed copy by variant and revision, so that a text is parsed once for all its recipients. Bounded and thread-safe.</summary>
internal sealed class CompiledCopyCache
{
    private const int Capacity = 50_000;

    private readonly ConcurrentDictionary<(Guid Id, int Revision, MergePolicy Policy), CompiledCopy?> _copies = new();

    /// <summary>Null where the copy no longer compiles under the scenario's allow-list: it must not serve.</summary>
    public CompiledCopy? Of(Variant variant, MergePolicy policy)
    {
        (Guid, int, MergePolicy) key = (variant.Id, variant.Revision, policy);
        if (_copies.TryGetValue(key, out CompiledCopy? known)) return known;
        if (_copies.Count >= Capacity) _copies.Clear(); // rare: all of it is cheap to make again
        _ = CompiledCopy.TryCompile(variant.Fields, policy, out CompiledCopy? copy, out _);
        return _copies[key] = copy;
    }
}
