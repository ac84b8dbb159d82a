using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Messages;
using MessageComposer.Messages.Reading;
using MessageComposer.Messages.Records;

namespace MessageComposer.Composition;

/// <summary>Makes a brief of a record's facts again. Where it had something of the customer, a word in brackets says what.</summary>
internal static class RecordedFacts
{
    private const string PlaceholderUrl = "https://shop.invalid/";

    /// <summary>Null where a part of the facts is no longer kept.</summary>
    public static async Task<Brief?> ReadAsync(MessageRecord record, IMessageRecords records, CancellationToken cancellationToken)
    {
        if (await PartAsync(record.Facts, records, cancellationToken) is not { } facts) return null;
        JsonObject wire = new()
        {
            ["scenario"] = record.Cell.Scenario,
            ["channel"] = record.Cell.Channel,
            ["locale"] = record.Cell.Locale,
            ["context"] = new JsonObject
            {
                ["send_at"] = record.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T12:00:00+07:00",
                ["step"] = facts[FactsJson.StepMember]?.DeepClone(),
                ["cart_url"] = facts[FactsJson.CartUrlMember] is null ? null : PlaceholderUrl,
            },
            ["promotion"] = facts[FactsJson.PromotionMember]?.DeepClone(),
        };
        if (await PartAsync(facts[FactsJson.StoreMember], records, cancellationToken) is not { } store) return null;
        wire["store"] = store;
        JsonArray products = [];
        List<JsonObject> parts = [];
        foreach (JsonNode? item in facts[FactsJson.ProductsMember] as JsonArray ?? [])
        {
            if (await PartAsync(item?[FactsJson.PartMember], records, cancellationToken) is not { } product) return null;
            product["role"] = item!["role"]?.DeepClone();
            product["quantity"] = item["quantity"]?.DeepClone();
            products.Add(product);
            parts.Add(product);
        }
        wire["products"] = products;
        IntakeResult intake = BriefReader.Read(Encoding.UTF8.GetBytes(wire.ToJsonString()), new AnyVocabulary(record.Cell.Channel, record.Cell.Locale), record.At);
        return intake.Brief is { } brief ? AsWritten(brief, parts, record) : null;
    }

    private static Brief AsWritten(Brief brief, List<JsonObject> parts, MessageRecord record)
    {
        bool english = brief.Locale == "en";
        string cart = english ? "[cart link]" : "[liên kết giỏ hàng]";
        Product[] products = new Product[brief.Products.Count];
        for (int i = 0; i < products.Length; i++) products[i] = AsWritten(brief.Products[i], parts[i]);
        bool hasCart = brief.Context.CartUrl is not null;
        return brief with
        {
            Products = products,
            Product = InPlaceOf(brief.Product, brief.Products, products),
            Suggestion = InPlaceOf(brief.Suggestion, brief.Products, products),
            Cart = hasCart ? brief.Cart with { Url = cart } : brief.Cart,
            Context = hasCart ? brief.Context with { CartUrl = cart } : brief.Context,
            Customer = new Customer
            {
                FirstName = record.Traits.HasFlag(CustomerTraits.Name) ? english ? "[customer name]" : "[tên khách]" : null,
                Title = record.Traits.HasFlag(CustomerTraits.Title) ? english ? "[title]" : "[anh/chị]" : null,
            },
        };
    }

    private static Product AsWritten(Product product, JsonObject part) => product with
    {
        ShortName = (string?)part[FactsJson.ShortNameMember] ?? product.ShortName,
        Lines = part[FactsJson.LinesMember] is JsonObject lines ? new ProductLines((string?)lines["review"], (string?)lines["faq"], (string?)lines["how_to"]) : ProductLines.None,
    };

    private static Product? InPlaceOf(Product? product, IReadOnlyList<Product> before, Product[] after)
    {
        for (int i = 0; i < after.Length; i++)
        {
            if (ReferenceEquals(before[i], product)) return after[i];
        }
        return null;
    }

    private static Task<JsonObject?> PartAsync(JsonNode? name, IMessageRecords records, CancellationToken cancellationToken) =>
        UInt128.TryParse((string?)name, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 hash)
            ? PartAsync(hash, records, cancellationToken)
            : Task.FromResult<JsonObject?>(null);

    private static async Task<JsonObject?> PartAsync(UInt128 hash, IMessageRecords records, CancellationToken cancellationToken)
    {
        if (await records.FindFactsAsync(hash, cancellationToken) is not { } json) return null;
        try
        {
            return JsonNode.Parse(json.Span) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // bytes that a failing disk changed
        }
    }
}
