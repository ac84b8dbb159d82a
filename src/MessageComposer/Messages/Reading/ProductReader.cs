using System.Text.Json;
using MessageComposer.Templating;

namespace MessageComposer.Messages.Reading;

/// <summary>Reads the products of a request, each with its names and delivery time made usable.</summary>
internal static class ProductReader
{
    /// <summary>The members it reads of a product, of a question and of a certificate; it passes over any other.</summary>
    public static IReadOnlyList<string> Members => s_product.Names;

    public static IReadOnlyList<string> FaqMembers => s_faq.Names;

    public static IReadOnlyList<string> CertificateMembers => s_certificate.Names;

    private const int MaxProducts = 50;

    private static readonly MemberTable s_product = new(
        "id", "role", "quantity", "name", "brand", "category", "price", "list_price", "currency", "url", "stock", "cod", "delivery", "rating", "review_count",
        "review_highlights", "faqs", "attributes", "certifications", "evidence", "return_policy", "warranty");
    private static readonly MemberTable s_faq = new("q", "a");
    private static readonly MemberTable s_certificate = new("title", "name", "issuer", "issued");

    private static readonly RecentParts<Product> s_recent = new(ReadProduct, places: 4 * 1_024);

    private static readonly string[] s_roles = ["cart", "viewed", "purchased", "suggestion"];
    private static readonly string[] s_currencies = ["VND"];

    public static List<Product> ReadAll(ref WireReader reader)
    {
        List<Product> products = [];
        for (int index = 0; reader.Advance() && reader.Token != JsonTokenType.EndArray; index++)
        {
            if (index == MaxProducts) reader.Fault("products", $"holds more than {MaxProducts} products");
            if (index >= MaxProducts || reader.Token != JsonTokenType.StartObject)
            {
                if (index < MaxProducts) reader.Fault($"products[{index}]", "must be an object");
                reader.Skip();
                continue;
            }
            if (s_recent.Read(ref reader, new JsonScope("products", index)) is { } product) products.Add(product);
        }
        return products;
    }

    private static Product? ReadProduct(ref WireReader reader, in JsonScope scope)
    {
        string? id = null;
        ProductRole role = ProductRole.Cart;
        int quantity = 1;
        string? brand = null;
        string? category = null;
        long? price = null;
        long? listPrice = null;
        string? url = null;
        int? stock = null;
        bool? cod = null;
        string? delivery = null;
        decimal? rating = null;
        int? reviewCount = null;
        IReadOnlyList<string> reviewHighlights = [];
        IReadOnlyList<Faq> faqs = [];
        AttributeBag attributes = AttributeBag.Empty;
        IReadOnlyList<Certificate> certifications = [];
        IReadOnlyList<Certificate> evidence = [];
        string? returnPolicy = null;
        string? warranty = null;
        string? given = null;
        ulong seen = 0;
        for (int member; (member = reader.NextMember(s_product, ref seen, scope)) >= 0;)
        {
            string name = s_product.Names[member];
            switch (name)
            {
                case "id": id = reader.Text(scope, name, 200); break;
                case "role": role = RoleOf(reader.OneOf(scope, name, s_roles)); break;
                case "quantity": quantity = (int)(reader.Whole(scope, name, 1, 10_000) ?? 1); break;
                case "name": given = reader.Text(scope, name, 500); break;
                case "brand": brand = reader.Text(scope, name, 200); break;
                case "category": category = reader.Text(scope, name, 100); break;
                case "price": price = reader.Whole(scope, name, 0, WireReader.MaxMoney); break;
                case "list_price": listPrice = reader.Whole(scope, name, 0, WireReader.MaxMoney); break;
                case "currency": _ = reader.OneOf(scope, name, s_currencies); break;
                case "url": url = reader.Url(scope, name); break;
                case "stock": stock = (int?)reader.Whole(scope, name, 0, 1_000_000_000); break;
                case "cod": cod = reader.Boolean(scope, name); break;
                case "delivery": delivery = reader.Text(scope, name, 100); break;
                case "rating": rating = reader.Number(scope, name, 0, 5); break;
                case "review_count": reviewCount = (int?)reader.Whole(scope, name, 0, 1_000_000_000); break;
                case "review_highlights": if (reader.BeginList(scope, name)) reviewHighlights = reader.Texts(scope, name, 1000); break;
                case "faqs": if (reader.BeginList(scope, name)) faqs = ReadFaqs(ref reader, scope); break;
                case "attributes": if (reader.BeginObject(scope, name)) attributes = ReadAttributes(ref reader, scope); break;
                case "certifications": if (reader.BeginList(scope, name)) certifications = ReadCertificates(ref reader, scope, name); break;
                case "evidence": if (reader.BeginList(scope, name)) evidence = ReadCertificates(ref reader, scope, name); break;
                case "return_policy": returnPolicy = reader.Text(scope, name, 1000); break;
                case "warranty": warranty = reader.Text(scope, name, 1000); break;
            }
        }
        if (given is null)
        {
            reader.Fault(scope.Of("name"), "is required");
            return null;
        }
        string tradeName = ProductNames.Name(given, brand);
        return new Product
        {
            Name = tradeName,
            ShortName = ProductNames.ShortName(tradeName),
            Id = id,
            Role = role,
            Quantity = quantity,
            Brand = brand,
            Category = category,
            Price = price,
            ListPrice = listPrice,
            Url = url,
            Stock = stock,
            Cod = cod,
            Delivery = delivery,
            DeliveryDays = DeliveryTerms.LongestDays(delivery),
            Rating = rating,
            ReviewCount = reviewCount,
            ReviewHighlights = reviewHighlights,
            Faqs = faqs,
            Attributes = attributes,
            Certifications = certifications,
            Evidence = evidence,
            ReturnPolicy = returnPolicy,
            Warranty = warranty,
        };
    }

    private static ProductRole RoleOf(string? role) => role switch
    {
        "viewed" => ProductRole.Viewed,
        "purchased" => ProductRole.Purchased,
        "suggestion" => ProductRole.Suggestion,
        _ => ProductRole.Cart,
    };

    private static List<Faq> ReadFaqs(ref WireReader reader, in JsonScope product)
    {
        List<Faq> faqs = [];
        for (int index = 0; reader.Advance() && reader.Token != JsonTokenType.EndArray; index++)
        {
            JsonScope scope = product with { Child = "faqs", ChildIndex = index };
            if (reader.Token != JsonTokenType.StartObject && !reader.BeginObject(product, $"faqs[{index}]")) continue;
            string? question = null, answer = null;
            ulong seen = 0;
            for (int member; (member = reader.NextMember(s_faq, ref seen, scope)) >= 0;)
            {
                string name = s_faq.Names[member];
                if (name == "q") question = reader.Text(scope, name, 500);
                else answer = reader.Text(scope, name, 2000);
            }
            if (index == WireReader.MaxListItems) reader.Fault(product.Of("faqs"), WireReader.TooMany);
            if (question is not null && answer is not null) faqs.Add(new Faq(question, answer));
        }
        return faqs;
    }

    private static AttributeBag ReadAttributes(ref WireReader reader, in JsonScope product)
    {
        JsonScope scope = product with { Child = "attributes" };
        Dictionary<string, Value> members = new(StringComparer.Ordinal);
        while (reader.TryNextFreeMember(scope, out string? name))
        {
            if (members.ContainsKey(name)) reader.Fault(scope.Of(name), "is given twice");
            if (members.Count == WireReader.MaxListItems)
            {
                reader.Fault(scope.ToString(), $"holds more than {WireReader.MaxListItems} attributes");
                reader.Skip();
                continue;
            }
            members[name] = reader.Scalar(scope, name, 2000);
        }
        return new AttributeBag(members);
    }

    /// <summary>Each a title, or an object with title, issuer and day of issue.</summary>
    private static List<Certificate> ReadCertificates(ref WireReader reader, in JsonScope product, string list)
    {
        List<Certificate> certificates = [];
        for (int index = 0; reader.Advance() && reader.Token != JsonTokenType.EndArray; index++)
        {
            JsonScope scope = product with { Child = list, ChildIndex = index };
            string? title = null, issuer = null;
            DateOnly? issued = null;
            if (reader.Token == JsonTokenType.String)
            {
                title = reader.Text(product, $"{list}[{index}]", 300);
            }
            else if (reader.Token == JsonTokenType.StartObject || reader.BeginObject(product, $"{list}[{index}]"))
            {
                ulong seen = 0;
                for (int member; (member = reader.NextMember(s_certificate, ref seen, scope)) >= 0;)
                {
                    string name = s_certificate.Names[member];
                    switch (name)
                    {
                        case "title" or "name": title = reader.Text(scope, name, 300); break;
                        case "issuer": issuer = reader.Text(scope, name, 300); break;
                        default: issued = reader.Day(scope, name); break;
                    }
                }
            }
            if (index == WireReader.MaxListItems) reader.Fault(product.Of(list), WireReader.TooMany);
            if (title is not null) certificates.Add(new Certificate(title, issuer, issued));
        }
        return certificates;
    }
}
