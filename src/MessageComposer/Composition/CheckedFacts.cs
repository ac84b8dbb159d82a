using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Messages;
using MessageComposer.Messages.Reading;
using MessageComposer.Templating;

namespace MessageComposer.Composition;

/// <summary>
/// The facts a text is judged by: all that was given, and what a compose request with them would derive (the product of the message, the cart's
/// totals, whether the promotion is usable). A fact of an unexpected form derives nothing but still grounds the text.
/// </summary>
internal sealed class CheckedFacts
{
    private const int MostRounds = 8;
    private const string Nameless = "?";

    private static readonly string[] s_ofProduct =
    [
        "brand", "category", "price", "list_price", "stock", "cod", "delivery", "rating", "review_count", "review_highlights", "attributes", "certifications", "evidence",
        "return_policy", "warranty",
    ];

    private static readonly string[] s_ofStore = ["hotline", "sms_opt_out", "return_policy", "warranty", "free_shipping_from"];
    private static readonly string[] s_ofEither = ["certifications", "evidence", "return_policy", "warranty"];

    private CheckedFacts(Brief brief, IModelObject model)
    {
        Brief = brief;
        Model = model;
    }

    /// <summary>The facts as a compose request would have them.</summary>
    public Brief Brief { get; }

    /// <summary>What grounds the text.</summary>
    public IModelObject Model { get; }

    public static CheckedFacts Of(TextCheckRequest request, DateTimeOffset now)
    {
        JsonObject given = (JsonObject)request.Facts.DeepClone();
        Complete(given);
        Brief brief = BriefOf(given, request, now);
        return new CheckedFacts(brief, new FactOverlay(Derived(brief), ModelOf(given, brief)));
    }

    /// <summary>Puts what stands at the top where a compose request has it.</summary>
    private static void Complete(JsonObject facts)
    {
        List<JsonObject> products = [.. ProductsOf(facts)];
        JsonObject? main = products.Find(product => !IsSuggestion(product));
        JsonObject store = facts["store"] as JsonObject ?? [];
        foreach (string member in s_ofStore) Take(member, facts, store);
        JsonObject described = main ?? [];
        foreach (string member in s_ofProduct) Take(member, facts, described);
        foreach (string member in s_ofEither) Take(member, store, described);
        if (main is null && described.Count > 0) products.Insert(0, described);
        foreach (JsonObject product in products)
        {
            WrapInList(product, "certifications");
            WrapInList(product, "evidence");
            NamePairs(product, "attributes");
        }
        if (products.Count > 0) facts["products"] = new JsonArray([.. products]);
        if (store.Count > 0 && store.Parent is null) facts["store"] = store;
    }

    /// <summary>Taken out of the facts, to be put back as a list.</summary>
    private static IEnumerable<JsonObject> ProductsOf(JsonObject facts)
    {
        JsonNode? all = facts["products"];
        facts.Remove("products");
        if (all is JsonObject alone) yield return alone;
        if (all is JsonArray list)
        {
            JsonNode?[] items = [.. list];
            list.Clear();
            foreach (JsonNode? item in items)
                if (item is JsonObject product) yield return product;
        }
        foreach (string role in (string[])["product", "suggestion"])
        {
            if (facts[role] is not JsonObject one) continue;
            facts.Remove(role);
            if (role == "suggestion") one["role"] = role;
            yield return one;
        }
    }

    private static bool IsSuggestion(JsonObject product) => product["role"] is JsonValue role && role.TryGetValue(out string? text) && text == "suggestion";

    private static void Take(string member, JsonObject from, JsonObject into)
    {
        if (into[member] is null && from[member] is { } value) into[member] = value.DeepClone();
    }

    private static void WrapInList(JsonObject product, string member)
    {
        if (product[member] is not { } value || value is JsonArray) return;
        product.Remove(member);
        product[member] = new JsonArray(value);
    }

    /// <summary>A list of <c>{ "name": …, "value": … }</c> says what an object says with the names as its members.</summary>
    private static void NamePairs(JsonObject product, string member)
    {
        if (product[member] is not JsonArray pairs) return;
        JsonObject named = [];
        foreach (JsonNode? item in pairs)
        {
            if (item is not JsonObject pair || (pair["name"] ?? pair["key"] ?? pair["label"]) is not JsonValue name || !name.TryGetValue(out string? called) || pair["value"] is not { } value || !named.TryAdd(called, value.DeepClone())) return;
        }
        product[member] = named;
    }

    private static Brief BriefOf(JsonObject facts, TextCheckRequest request, DateTimeOffset now)
    {
        AnyVocabulary vocabulary = new(request.Channel, request.Locale);
        JsonObject wire = new() { ["scenario"] = request.Scenario ?? "none", ["channel"] = request.Channel, ["locale"] = request.Locale };
        foreach (string member in (string[])["customer", "products", "store", "promotion", "context"])
            if (facts[member] is { } value) wire[member] = value.DeepClone();
        foreach (JsonNode? product in wire["products"] as JsonArray ?? [])
            if (product is JsonObject one && one["name"] is null) one["name"] = Nameless;
        for (int round = 0; round < MostRounds; round++)
        {
            IntakeResult intake = Read(wire, vocabulary, now);
            if (intake.Brief is { } brief) return brief;
            foreach (string path in intake.Faults!.Keys) Drop(wire, path);
        }
        foreach (string member in (string[])["customer", "products", "store", "promotion", "context"]) wire.Remove(member);
        return Read(wire, vocabulary, now).Brief!;
    }

    private static IntakeResult Read(JsonObject wire, AnyVocabulary vocabulary, DateTimeOffset now) =>
        BriefReader.Read(Encoding.UTF8.GetBytes(wire.ToJsonString()), vocabulary, now);

    /// <summary>Removes the member of the request's object, or of the product, in which a fault stands.</summary>
    private static void Drop(JsonObject wire, string path)
    {
        string[] parts = path.Split('.');
        string head = MemberOf(parts[0]);
        if (parts.Length == 1) wire.Remove(head);
        else if (head == "products" && wire[head] is JsonArray products && IndexOf(parts[0]) is { } index && index < products.Count && products[index] is JsonObject product)
        {
            if (MemberOf(parts[1]) == "name") product["name"] = Nameless;
            else product.Remove(MemberOf(parts[1]));
        }
        else if (wire[head] is JsonObject group) group.Remove(MemberOf(parts[1]));
    }

    private static string MemberOf(string part) => part.IndexOf('[', StringComparison.Ordinal) is var bracket and >= 0 ? part[..bracket] : part;

    private static int? IndexOf(string part) =>
        part.IndexOf('[', StringComparison.Ordinal) is var open and >= 0 && part.IndexOf(']', StringComparison.Ordinal) is var close && close > open
            && int.TryParse(part.AsSpan(open + 1, close - open - 1), out int index) ? index : null;

    private static ModelObject Derived(Brief brief)
    {
        Dictionary<string, Value> members = new(StringComparer.Ordinal);
        if (brief.Product is { } product) members["product"] = Described(product);
        if (brief.Suggestion is { } suggestion) members["suggestion"] = Described(suggestion);
        if (brief.Products.Count > 0) members["products"] = Value.Of(new ModelList([.. brief.Products.Select(Described)]));
        if (brief.Cart is { Count: > 0 } or { Url: not null }) members["cart"] = Value.Of(brief.Cart);
        if (brief.Store != Store.Unknown) members["store"] = Value.Of(brief.Store);
        if (brief.Promotion is { } promotion) members["promotion"] = Value.Of(promotion);
        if (brief.Customer.FirstName is { } name) members["customer"] = Value.Of(new ModelObject(new Dictionary<string, Value> { ["first_name"] = Value.Of(name) }));
        members["context"] = Value.Of(brief.Context);
        return new ModelObject(members);
    }

    private static Value Described(Product product) => Value.Of(product.Name == Nameless ? product with { Name = "", ShortName = "" } : product);

    private static ModelObject ModelOf(JsonObject facts, Brief brief)
    {
        if (facts["products"] is JsonArray products && products.Count == brief.Products.Count)
        {
            for (int i = 0; i < products.Count; i++)
            {
                JsonObject product = (JsonObject)products[i]!;
                if (product["name"] is JsonValue name && name.TryGetValue(out string? listed) && listed != brief.Products[i].Name) product["listing_name"] = listed;
                if (ReferenceEquals(brief.Products[i], brief.Product)) facts["product"] = product.DeepClone();
                if (ReferenceEquals(brief.Products[i], brief.Suggestion)) facts["suggestion"] = product.DeepClone();
            }
        }
        using JsonDocument document = JsonDocument.Parse(facts.ToJsonString());
        return JsonModel.ObjectFrom(document.RootElement);
    }
}
