using System.Globalization;
using MessageComposer.Templating;

namespace MessageComposer.Messages;

public enum ProductRole
{
    Cart,
    Viewed,
    Purchased,
    Suggestion,
}

public sealed record Faq(string Question, string Answer);

/// <summary>A certificate, or a proof of a claim.</summary>
public sealed record Certificate(string Title, string? Issuer, DateOnly? Issued);

/// <summary>A product as the shop gave it. Money is whole đồng.</summary>
public sealed record Product : IModelObject
{
    public string? Id { get; init; }

    public ProductRole Role { get; init; }

    public int Quantity { get; init; } = 1;

    public required string Name { get; init; }

    /// <summary>At most 40 characters, without brackets, shouting capitals and listing words.</summary>
    public required string ShortName { get; init; }

    public string? Brand { get; init; }

    public string? Category { get; init; }

    public long? Price { get; init; }

    /// <summary>The price just before the present one.</summary>
    public long? ListPrice { get; init; }

    public string? Url { get; init; }

    public int? Stock { get; init; }

    public bool? Cod { get; init; }

    /// <summary>In words: <c>1-2 ngày</c>.</summary>
    public string? Delivery { get; init; }

    /// <summary>The longest delivery in days, read from <see cref="Delivery"/>; null where it names none.</summary>
    public decimal? DeliveryDays { get; init; }

    public decimal? Rating { get; init; }

    public int? ReviewCount { get; init; }

    public IReadOnlyList<string> ReviewHighlights { get; init; } = [];

    public IReadOnlyList<Faq> Faqs { get; init; } = [];

    /// <summary>Free facts by key (<c>skin_type</c>, <c>how_to</c>). Reading an unknown key gives null.</summary>
    public AttributeBag Attributes { get; init; } = AttributeBag.Empty;

    public IReadOnlyList<Certificate> Certifications { get; init; } = [];

    public IReadOnlyList<Certificate> Evidence { get; init; } = [];

    public string? ReturnPolicy { get; init; }

    public string? Warranty { get; init; }

    /// <summary>The approved card of this product; filled by the service, never by a request.</summary>
    public ProductLines Lines { get; init; } = ProductLines.None;

    private static readonly string[] s_members =
    [
        "id", "role", "quantity", "name", "short_name", "brand", "category", "price", "list_price", "url", "stock", "cod", "delivery",
        "delivery_days", "rating", "review_count", "review_highlights", "faqs", "attributes", "certifications", "evidence",
        "return_policy", "warranty", "lines",
    ];

    public IEnumerable<string> MemberNames => s_members;

    public bool TryGetMember(string name, out Value value)
    {
        switch (name)
        {
            case "id": value = Value.Of(Id); return true;
            case "role": value = Value.Of(WireNames.Of(Role)); return true;
            case "quantity": value = Value.Of((decimal)Quantity); return true;
            case "name": value = Value.Of(Name); return true;
            case "short_name": value = Value.Of(ShortName); return true;
            case "brand": value = Value.Of(Brand); return true;
            case "category": value = Value.Of(Category); return true;
            case "price": value = Value.Of((decimal?)Price); return true;
            case "list_price": value = Value.Of((decimal?)ListPrice); return true;
            case "url": value = Value.Of(Url); return true;
            case "stock": value = Value.Of((decimal?)Stock); return true;
            case "cod": value = Value.Of(Cod); return true;
            case "delivery": value = Value.Of(Delivery); return true;
            case "delivery_days": value = Value.Of(DeliveryDays); return true;
            case "rating": value = Value.Of(Rating); return true;
            case "review_count": value = Value.Of((decimal?)ReviewCount); return true;
            case "review_highlights": value = Value.Of(ModelList.OfTexts(ReviewHighlights)); return true;
            case "faqs": value = FaqList(Faqs); return true;
            case "attributes": value = Value.Of(Attributes); return true;
            case "certifications": value = CertificateList(Certifications); return true;
            case "evidence": value = CertificateList(Evidence); return true;
            case "return_policy": value = Value.Of(ReturnPolicy); return true;
            case "warranty": value = Value.Of(Warranty); return true;
            case "lines": value = Value.Of(Lines); return true;
            default: value = Value.Null; return false;
        }
    }

    private static Value FaqList(IReadOnlyList<Faq> faqs) => Value.Of(new ModelList(
        [.. faqs.Select(faq => Value.Of(new ModelObject(new Dictionary<string, Value> { ["q"] = Value.Of(faq.Question), ["a"] = Value.Of(faq.Answer) })))]));

    private static Value CertificateList(IReadOnlyList<Certificate> certificates) => Value.Of(new ModelList(
        [.. certificates.Select(certificate => Value.Of(new ModelObject(new Dictionary<string, Value>
        {
            ["title"] = Value.Of(certificate.Title),
            ["issuer"] = Value.Of(certificate.Issuer),
            ["issued"] = Value.Of(certificate.Issued?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        })))]));
}

/// <summary>Free facts of a product. Every key exists: an unknown one is null.</summary>
public sealed class AttributeBag(IReadOnlyDictionary<string, Value> members) : IModelObject
{
    public static AttributeBag Empty { get; } = new(new Dictionary<string, Value>());

    public IReadOnlyDictionary<string, Value> Members => members;

    public IEnumerable<string> MemberNames => members.Keys;

    public bool TryGetMember(string name, out Value value)
    {
        _ = members.TryGetValue(name, out value);
        return true;
    }
}

/// <summary>The approved card of a product, merged by other copy as <c>product.lines.*</c>.</summary>
public sealed record ProductLines(string? Review, string? Faq, string? HowTo) : IModelObject
{
    public static ProductLines None { get; } = new(null, null, null);

    private static readonly string[] s_members = ["review", "faq", "how_to"];

    public IEnumerable<string> MemberNames => s_members;

    public bool TryGetMember(string name, out Value value)
    {
        value = name switch { "review" => Value.Of(Review), "faq" => Value.Of(Faq), "how_to" => Value.Of(HowTo), _ => Value.Null };
        return name is "review" or "faq" or "how_to";
    }
}
