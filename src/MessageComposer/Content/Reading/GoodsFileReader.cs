using MessageComposer.Content.Yaml;
using MessageComposer.Guardrails.Definitions;

namespace MessageComposer.Content.Reading;

/// <summary>Reads <c>guardrails/goods.yaml</c> and <c>guardrails/evidence.yaml</c>.</summary>
internal static class GoodsFileReader
{
    public static readonly MapShape GoodsFile = new("goods", "") { Required = ["goods"], Optional = ["owner"] };

    public static readonly MapShape Goods = new("goods", "goods_class")
    {
        Required = ["id", "class", "categories", "reason"],
        Optional = ["rule_sets", "law"],
    };

    public static readonly MapShape EvidenceFile = new("evidence", "") { Required = ["evidence"], Optional = ["owner"] };

    public static readonly MapShape Evidence = new("evidence", "proof") { Required = ["id", "title", "issuer", "issued"], Optional = ["subjects"] };

    public static (string? Owner, IReadOnlyList<GoodsDefinition> Goods)? ReadGoods(YamlNode root, FileReading file)
    {
        if (YamlMap.Open(root, GoodsFile, file) is not { } map) return null;
        HashSet<string> categories = new(StringComparer.Ordinal);
        return (OwnerOf(map), map.List("goods", Goods, goods => ReadGoodsClass(goods, categories)));
    }

    public static (string? Owner, IReadOnlyList<EvidenceDefinition> Evidence)? ReadEvidence(YamlNode root, FileReading file) =>
        YamlMap.Open(root, EvidenceFile, file) is { } map ? (OwnerOf(map), map.List("evidence", Evidence, ReadProof)) : null;

    private static string? OwnerOf(YamlMap map) => map.Has("owner") ? map.OneOf("owner", RuleFileReader.Owners, "legal") : null;

    private static GoodsDefinition ReadGoodsClass(YamlMap map, HashSet<string> seen)
    {
        foreach (YamlScalar category in map.TextNodes("categories"))
        {
            if (!Identifiers.IsIdentifier(category.Text)) map.File.Fault(category, map.PathOf("categories"), "a category id is made of a-z, 0-9, '-' and '_'");
            else if (!seen.Add(category.Text)) map.File.Fault(category, map.PathOf("categories"), $"category \"{category.Text}\" already belongs to a class");
        }
        return new GoodsDefinition
        {
            Id = map.Id("id"),
            Class = map.Choice("class", GoodsClass.Special),
            Categories = map.Texts("categories"),
            RuleSets = map.Texts("rule_sets"),
            Law = map.OptionalText("law"),
            Reason = map.Text("reason"),
            Source = map.Place,
        };
    }

    private static EvidenceDefinition ReadProof(YamlMap map) => new()
    {
        Id = map.Id("id"),
        Title = map.Text("title"),
        Issuer = map.Text("issuer"),
        Issued = map.Date("issued"),
        Subjects = map.Texts("subjects"),
        Source = map.Place,
    };
}
