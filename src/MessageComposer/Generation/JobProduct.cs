using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Messages;
using MessageComposer.Messages.Reading;
using MessageComposer.Templating;

namespace MessageComposer.Generation;

/// <summary>The product of a job: kept as the JSON it came in, less what is not known, read by the same pass that reads every request.</summary>
public static class JobProduct
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The product without members that mean nothing here: whatever else a shop sends along (a buyer, an order) is not kept.</summary>
    /// <param name="json">One product that <see cref="Read"/> has read.</param>
    public static string Known(string json)
    {
        JsonObject product = JsonNode.Parse(json)!.AsObject();
        Keep(product, ProductReader.Members);
        KeepInEach(product["faqs"], ProductReader.FaqMembers);
        KeepInEach(product["certifications"], ProductReader.CertificateMembers);
        KeepInEach(product["evidence"], ProductReader.CertificateMembers);
        return product.ToJsonString(s_json);
    }

    /// <summary>
    /// What a prompt tells a model of a product, as JSON in the wire's shape. Not what one buyer does with it (role, quantity), what changes from day to day
    /// (price, stock, delivery, rating) and stands in copy as merge fields only, nor anything else a request says: what no prompt reads is not kept.
    /// </summary>
    public static string Of(Product product)
    {
        JsonObject json = new()
        {
            ["id"] = product.Id,
            ["name"] = product.Name,
            ["brand"] = product.Brand,
            ["category"] = product.Category,
            ["review_highlights"] = new JsonArray([.. product.ReviewHighlights.Select(highlight => (JsonNode?)highlight)]),
            ["faqs"] = new JsonArray([.. product.Faqs.Select(faq => new JsonObject { ["q"] = faq.Question, ["a"] = faq.Answer })]),
            ["attributes"] = new JsonObject(product.Attributes.Members.Select(attribute => KeyValuePair.Create(attribute.Key, Scalar(attribute.Value)))),
            ["certifications"] = Certificates(product.Certifications),
        };
        return json.ToJsonString(s_json);
    }

    /// <param name="json">One product in the wire's shape.</param>
    /// <param name="faults">By JSON path inside the product (<c>price</c>; <c>$</c> is the whole), where null is given back.</param>
    public static Product? Read(string json, out IReadOnlyDictionary<string, IReadOnlyList<string>> faults)
    {
        byte[] request = Encoding.UTF8.GetBytes($$"""{"scenario":"{{Anything.Word}}","channel":"{{Anything.Word}}","locale":"{{Anything.Word}}","products":[{{json}}]}""");
        IntakeResult result = BriefReader.Read(request, Anything.Instance, DateTimeOffset.UnixEpoch);
        faults = result.Faults?.ToDictionary(fault => Inside(fault.Key), fault => fault.Value) ?? new Dictionary<string, IReadOnlyList<string>>();
        return result.Brief is { Products: [Product product] } ? product : null;
    }

    private static JsonNode? Scalar(Value value) => value.Kind switch
    {
        ValueKind.Text => value.AsText,
        ValueKind.Boolean => value.AsBoolean,
        ValueKind.Integer => value.AsInteger,
        ValueKind.Decimal => value.AsDecimal,
        _ => null,
    };

    private static JsonArray Certificates(IReadOnlyList<Certificate> certificates) =>
    [
        .. certificates.Select(certificate => new JsonObject
        {
            ["title"] = certificate.Title,
            ["issuer"] = certificate.Issuer,
            ["issued"] = certificate.Issued?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }),
    ];

    private static void Keep(JsonObject item, IReadOnlyList<string> members)
    {
        foreach (string name in item.Select(member => member.Key).Except(members, StringComparer.Ordinal).ToArray()) item.Remove(name);
    }

    private static void KeepInEach(JsonNode? list, IReadOnlyList<string> members)
    {
        foreach (JsonObject item in (list as JsonArray)?.OfType<JsonObject>() ?? []) Keep(item, members);
    }

    private static string Inside(string path)
    {
        const string prefix = "products[0]";
        return path.StartsWith(prefix + ".", StringComparison.Ordinal) ? path[(prefix.Length + 1)..] : "$";
    }

    /// <summary>Asks nothing of a request but that it be well-formed.</summary>
    private sealed class Anything : IBriefVocabulary
    {
        public const string Word = "any";

        public static Anything Instance { get; } = new();

        private static readonly string[] s_words = [Word];

        public IReadOnlyList<string> Scenarios => s_words;

        public IReadOnlyList<string> Segments => [];

        public IReadOnlyList<string> Motives => [];

        public bool HasScenario(string scenario) => true;

        public IReadOnlyList<string> ChannelsOf(string scenario) => s_words;

        public IReadOnlyList<string> LocalesOf(string scenario) => s_words;

        public IReadOnlyList<string> RequiredFactsOf(string scenario) => [];
    }
}
