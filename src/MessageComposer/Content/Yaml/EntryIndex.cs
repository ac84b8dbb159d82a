using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Yaml;

/// <summary>Finds the mapping a definition came from, so that what is found out after reading is reported at the very key.</summary>
internal sealed class EntryIndex
{
    private readonly Dictionary<SourcePlace, YamlMap> _maps = [];

    public void Add(YamlMap map) => _maps.TryAdd(map.Place, map);

    public YamlMap? Find(SourcePlace place) => _maps.GetValueOrDefault(place);
}
