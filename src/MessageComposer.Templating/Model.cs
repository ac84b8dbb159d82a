using System.Text.Json;

namespace MessageComposer.Templating;

/// <summary>A list over values already built.</summary>
public sealed class ModelList(IReadOnlyList<Value> items) : IModelList
{
    public static ModelList Empty { get; } = new([]);

    public int Count => items.Count;

    public Value this[int index] => items[index];

    public static ModelList OfTexts(IEnumerable<string> texts) => new([.. texts.Select(text => Value.Of(text))]);
}

/// <summary>An object over a dictionary; members keep their order.</summary>
public sealed class ModelObject(IReadOnlyDictionary<string, Value> members) : IModelObject
{
    public static ModelObject Empty { get; } = new(new Dictionary<string, Value>());

    public IEnumerable<string> MemberNames => members.Keys;

    public bool TryGetMember(string name, out Value value) => members.TryGetValue(name, out value);
}

/// <summary>Turns JSON into model values: names verbatim, every number a decimal with its scale kept.</summary>
public static class JsonModel
{
    /// <summary>Reads one element. A number outside the range of <see cref="decimal"/> throws <see cref="FormatException"/>.</summary>
    public static Value From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        JsonValueKind.Number => Value.Of(element.GetDecimal()),
        JsonValueKind.String => Value.Of(element.GetString()),
        JsonValueKind.Array => Value.Of(new ModelList([.. element.EnumerateArray().Select(From)])),
        JsonValueKind.Object => Value.Of(ObjectFrom(element)),
        _ => Value.Null,
    };

    /// <summary>Reads an object. Of members named alike the last one counts, as JSON readers do.</summary>
    public static ModelObject ObjectFrom(JsonElement element)
    {
        Dictionary<string, Value> members = [];
        foreach (JsonProperty property in element.EnumerateObject()) members[property.Name] = From(property.Value);
        return new ModelObject(members);
    }
}
