using MessageComposer.Templating;

namespace MessageComposer.Messages;

/// <summary>One request after intake: clean, complete, immutable. Blank strings are null; lists are never null.</summary>
public sealed record Brief
{
    public string? RequestId { get; init; }

    public required string Scenario { get; init; }

    public required string Channel { get; init; }

    public required string Locale { get; init; }

    public required Customer Customer { get; init; }

    public required IReadOnlyList<Product> Products { get; init; }

    public required Store Store { get; init; }

    public Promotion? Promotion { get; init; }

    public required BriefContext Context { get; init; }

    /// <summary>When the message is to be sent, as far as the request says; else when it came in. In the offset it was given.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The brief's day in Asia/Ho_Chi_Minh: every rule is judged by it.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The product the message is about: the first that is not a suggestion. Null where the request names none.</summary>
    public Product? Product { get; init; }

    /// <summary>The first product of role <c>suggestion</c>.</summary>
    public Product? Suggestion { get; init; }

    public required Cart Cart { get; init; }
}

/// <summary>Whom the message is for. The raw name reaches no template.</summary>
public sealed record Customer
{
    public string? Id { get; init; }

    /// <summary>Cleaned: last syllable, case repaired; null where what was given is no name.</summary>
    public string? FirstName { get; init; }

    /// <summary><c>anh</c>, <c>chị</c> or another given title; null where unknown.</summary>
    public string? Title { get; init; }

    public int? BirthYear { get; init; }

    public string? City { get; init; }

    public int? CityTier { get; init; }

    public IReadOnlyList<string> Interests { get; init; } = [];

    public string? Segment { get; init; }

    public string? Motive { get; init; }

    public Consent Consent { get; init; } = Consent.Unknown;
}

/// <param name="Marketing">Null: not said, which counts as no.</param>
/// <param name="Channels">Null: every channel.</param>
public sealed record Consent(bool? Marketing, IReadOnlyList<string>? Channels)
{
    public static Consent Unknown { get; } = new(null, null);

    public bool Allows(string channel) => Marketing == true && (Channels is null || Channels.Contains(channel, StringComparer.Ordinal));
}

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
            ["issued"] = Value.Of(certificate.Issued?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
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

    public IEnumerable<string> MemberNames { get; } = ["review", "faq", "how_to"];

    public bool TryGetMember(string name, out Value value)
    {
        value = name switch { "review" => Value.Of(Review), "faq" => Value.Of(Faq), "how_to" => Value.Of(HowTo), _ => Value.Null };
        return name is "review" or "faq" or "how_to";
    }
}

public sealed record Store : IModelObject
{
    public static Store Unknown { get; } = new();

    public string? Name { get; init; }

    public string? Hotline { get; init; }

    public string? Url { get; init; }

    public string? Email { get; init; }

    public string? Address { get; init; }

    /// <summary>The opt-out line the carrier gave this sender.</summary>
    public string? SmsOptOut { get; init; }

    public string? ReturnPolicy { get; init; }

    public string? Warranty { get; init; }

    /// <summary>Order value from which delivery is free, in đồng.</summary>
    public long? FreeShippingFrom { get; init; }

    public IEnumerable<string> MemberNames { get; } =
        ["name", "hotline", "url", "email", "address", "sms_opt_out", "return_policy", "warranty", "free_shipping_from"];

    public bool TryGetMember(string name, out Value value)
    {
        switch (name)
        {
            case "name": value = Value.Of(Name); return true;
            case "hotline": value = Value.Of(Hotline); return true;
            case "url": value = Value.Of(Url); return true;
            case "email": value = Value.Of(Email); return true;
            case "address": value = Value.Of(Address); return true;
            case "sms_opt_out": value = Value.Of(SmsOptOut); return true;
            case "return_policy": value = Value.Of(ReturnPolicy); return true;
            case "warranty": value = Value.Of(Warranty); return true;
            case "free_shipping_from": value = Value.Of((decimal?)FreeShippingFrom); return true;
            default: value = Value.Null; return false;
        }
    }
}

public sealed record Promotion : IModelObject
{
    /// <summary><c>percent</c>, <c>amount</c>, <c>free_shipping</c> or <c>gift</c>.</summary>
    public string? Kind { get; init; }

    public decimal? Percent { get; init; }

    public long? Amount { get; init; }

    public string? Code { get; init; }

    public long? MinSpend { get; init; }

    public long? MaxDiscount { get; init; }

    public DateOnly? StartsAt { get; init; }

    /// <summary>Last day it can be used.</summary>
    public DateOnly? EndsAt { get; init; }

    /// <summary><c>concentrated</c> for state-run programmes, where the 50 % cap does not hold.</summary>
    public string? ProgramType { get; init; }

    /// <summary>The day lies within its dates, the cart reaches the minimum, and the total cut stays within the cap.</summary>
    public bool Usable { get; init; }

    public IEnumerable<string> MemberNames { get; } =
        ["kind", "percent", "amount", "code", "min_spend", "max_discount", "starts_at", "ends_at", "program_type", "usable"];

    public bool TryGetMember(string name, out Value value)
    {
        switch (name)
        {
            case "kind": value = Value.Of(Kind); return true;
            case "percent": value = Value.Of(Percent); return true;
            case "amount": value = Value.Of((decimal?)Amount); return true;
            case "code": value = Value.Of(Code); return true;
            case "min_spend": value = Value.Of((decimal?)MinSpend); return true;
            case "max_discount": value = Value.Of((decimal?)MaxDiscount); return true;
            case "starts_at": value = IsoDay(StartsAt); return true;
            case "ends_at": value = IsoDay(EndsAt); return true;
            case "program_type": value = Value.Of(ProgramType); return true;
            case "usable": value = Value.Of(Usable); return true;
            default: value = Value.Null; return false;
        }
    }

    private static Value IsoDay(DateOnly? day) =>
        day is { } known ? Value.Of(known.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) : Value.Null;
}

/// <summary>What the campaign system says of the moment. Never enters a prompt.</summary>
public sealed record BriefContext : IModelObject
{
    /// <summary>Which reminder this is, from 1.</summary>
    public int? Step { get; init; }

    /// <summary>How often this customer got this scenario before; turns the choice among variants.</summary>
    public int? Occurrence { get; init; }

    public DateTimeOffset? SendAt { get; init; }

    public DateTimeOffset? LocalTime { get; init; }

    public string? CartUrl { get; init; }

    public string? Device { get; init; }

    public string? Weather { get; init; }

    public IEnumerable<string> MemberNames { get; } = ["step", "occurrence", "cart_url", "device", "weather"];

    public bool TryGetMember(string name, out Value value)
    {
        switch (name)
        {
            case "step": value = Value.Of((decimal?)Step); return true;
            case "occurrence": value = Value.Of((decimal?)Occurrence); return true;
            case "cart_url": value = Value.Of(CartUrl); return true;
            case "device": value = Value.Of(Device); return true;
            case "weather": value = Value.Of(Weather); return true;
            default: value = Value.Null; return false;
        }
    }
}

/// <summary>What the products of role <c>cart</c> come to.</summary>
/// <param name="Count">How many different products.</param>
/// <param name="Total">Σ price × quantity; null where a price is missing.</param>
/// <param name="Summary">The first product's short name, and how many others there are.</param>
public sealed record Cart(int Count, long? Total, string? Summary, string? Url) : IModelObject
{
    public IEnumerable<string> MemberNames { get; } = ["count", "others", "total", "summary", "url"];

    public bool TryGetMember(string name, out Value value)
    {
        switch (name)
        {
            case "count": value = Value.Of((decimal)Count); return true;
            case "others": value = Value.Of((decimal)Math.Max(0, Count - 1)); return true;
            case "total": value = Value.Of((decimal?)Total); return true;
            case "summary": value = Value.Of(Summary); return true;
            case "url": value = Value.Of(Url); return true;
            default: value = Value.Null; return false;
        }
    }
}
