using System.Text.Json;
using MessageComposer.Content.Reading;
using MessageComposer.Content.Yaml;
using MessageComposer.Guardrails;

namespace MessageComposer.Tests.Content;

/// <summary>The JSON Schemas for editors say what the readers take, no more and no less.</summary>
public sealed class ContentSchemaTests
{
    private static readonly string _folder = Path.Combine(RepositoryRoot(), "guardrails", "schemas");

    public static TheoryData<string> Schemas => [.. ContentShapes.All.Select(shape => shape.Schema).Distinct()];

    [Theory, MemberData(nameof(Schemas))]
    public void A_schema_lists_exactly_the_keys_its_reader_knows(string name)
    {
        using JsonDocument schema = Open(name);
        HashSet<string> covered = ["local_name"];
        foreach (MapShape shape in ContentShapes.All.Where(shape => shape.Schema == name))
        {
            AssertShape(shape, shape.Definition.Length == 0 ? schema.RootElement : schema.RootElement.GetProperty("$defs").GetProperty(shape.Definition));
            covered.Add(shape.Definition);
        }
        Assert.Subset(covered, schema.RootElement.GetProperty("$defs").EnumerateObject().Select(definition => definition.Name).ToHashSet());
        if (schema.RootElement.GetProperty("$defs").TryGetProperty("local_name", out JsonElement localName)) AssertShape(LocalNames.Shape, localName);
    }

    [Theory, MemberData(nameof(Schemas))]
    public void A_schema_points_only_at_definitions_it_has_and_describes_each_key(string name)
    {
        using JsonDocument schema = Open(name);
        JsonElement root = schema.RootElement;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", root.GetProperty("$schema").GetString());
        string text = root.GetRawText();
        foreach (JsonElement reference in Find(root, "$ref"))
            Assert.True(root.GetProperty("$defs").TryGetProperty(reference.GetString()!["#/$defs/".Length..], out _), reference.GetString());
        foreach (JsonElement properties in Find(root, "properties"))
        {
            foreach (JsonProperty property in properties.EnumerateObject())
                Assert.True(property.Value.TryGetProperty("description", out _) || property.Value.TryGetProperty("$ref", out _), $"{name}: {property.Name}");
        }
        Assert.DoesNotContain("\\u", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_of_an_enum_in_a_schema_is_one_the_reader_takes()
    {
        using JsonDocument rules = Open("rules");
        JsonElement rule = rules.RootElement.GetProperty("$defs").GetProperty("rule").GetProperty("properties");
        Assert.Equal(Categories.All, Words(rule.GetProperty("category")));
        Assert.Equal(WordsOf<Severity>(), Words(rule.GetProperty("severity")));
        Assert.Equal(WordsOf<RuleMode>(), Words(rule.GetProperty("mode")));
        Assert.Equal(WordsOf<RuleStatus>(), Words(rule.GetProperty("status")));
        Assert.Equal(RuleFileReader.Owners, Words(rules.RootElement.GetProperty("properties").GetProperty("owner")));
        using JsonDocument scenario = Open("scenario");
        JsonElement properties = scenario.RootElement.GetProperty("properties");
        Assert.Equal(WordsOf<Purpose>(), Words(properties.GetProperty("purpose")));
        Assert.Equal(WordsOf<MessageComposer.Content.Definitions.Grain>(), Words(properties.GetProperty("grain")));
        Assert.Equal(WordsOf<MessageComposer.Content.Definitions.ReviewLayer>(), Words(properties.GetProperty("review").GetProperty("items")));
        using JsonDocument channels = Open("channels");
        JsonElement limit = channels.RootElement.GetProperty("$defs").GetProperty("limit").GetProperty("properties");
        Assert.Equal(WordsOf<Guardrails.Definitions.LimitUnit>(), Words(limit.GetProperty("unit")));
        Assert.Equal(WordsOf<Guardrails.Definitions.LimitKind>(), Words(limit.GetProperty("kind")));
        Assert.Equal(ChannelFileReader.Adders, Words(channels.RootElement.GetProperty("$defs").GetProperty("sending_rule").GetProperty("properties").GetProperty("added_by")));
        using JsonDocument goods = Open("goods");
        Assert.Equal(WordsOf<Guardrails.Definitions.GoodsClass>(), Words(goods.RootElement.GetProperty("$defs").GetProperty("goods_class").GetProperty("properties").GetProperty("class")));
        using JsonDocument zalo = Open("zalo-templates");
        JsonElement definitions = zalo.RootElement.GetProperty("$defs");
        Assert.Equal(ZaloTemplateReader.States, Words(definitions.GetProperty("template").GetProperty("properties").GetProperty("status")));
        Assert.Equal(WordsOf<MessageComposer.Content.Definitions.ZaloParameterKind>(), Words(definitions.GetProperty("parameter").GetProperty("properties").GetProperty("kind")));
    }

    private static void AssertShape(MapShape shape, JsonElement schema)
    {
        Assert.Equal(shape.Keys.Order(StringComparer.Ordinal), schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(shape.Required.Order(StringComparer.Ordinal), schema.GetProperty("required").EnumerateArray().Select(key => key.GetString()!).Order(StringComparer.Ordinal));
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
    }

    private static IEnumerable<JsonElement> Find(JsonElement element, string key) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property.Name == key ? Find(property.Value, key).Prepend(property.Value) : Find(property.Value, key)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Find(item, key)),
        _ => [],
    };

    private static IEnumerable<string> Words(JsonElement property) => property.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!);

    private static IEnumerable<string> WordsOf<TEnum>() where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(value => Identifiers.WordFor(value));

    private static JsonDocument Open(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, name + ".json")));

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MessageComposer.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The repository's root is not above the tests.");
    }
}
