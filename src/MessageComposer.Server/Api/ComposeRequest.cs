using System.Text.Json;

namespace MessageComposer.Server.Api;

/// <summary>
/// The shape of a compose request, for the API's description and for clients in .NET. The service itself reads requests in one pass that
/// reports every mistake at once.
/// </summary>
public sealed record ComposeRequest
{
    /// <summary>The caller's own id of this request, given back.</summary>
    public string? RequestId { get; init; }

    public required string Scenario { get; init; }

    public required string Channel { get; init; }

    public required string Locale { get; init; }

    public CustomerRequest? Customer { get; init; }

    /// <summary>At most 50.</summary>
    public IReadOnlyList<ProductRequest>? Products { get; init; }

    public StoreRequest? Store { get; init; }

    public PromotionRequest? Promotion { get; init; }

    public ContextRequest? Context { get; init; }
}

public sealed record CustomerRequest
{
    public string? Id { get; init; }

    public string? FirstName { get; init; }

    public string? Title { get; init; }

    public int? BirthYear { get; init; }

    public string? City { get; init; }

    public int? CityTier { get; init; }

    public IReadOnlyList<string>? Interests { get; init; }

    public string? Segment { get; init; }

    public string? Motive { get; init; }

    public ConsentRequest? Consent { get; init; }
}

/// <param name="Marketing">Advertising is sent only where this is true.</param>
/// <param name="Channels">Null: every channel.</param>
public sealed record ConsentRequest(bool? Marketing, IReadOnlyList<string>? Channels);

/// <summary>Money is whole đồng.</summary>
public sealed record ProductRequest
{
    public string? Id { get; init; }

    /// <summary><c>cart</c>, <c>viewed</c>, <c>purchased</c> or <c>suggestion</c>.</summary>
    public string? Role { get; init; }

    public int? Quantity { get; init; }

    public required string Name { get; init; }

    public string? Brand { get; init; }

    public string? Category { get; init; }

    public long? Price { get; init; }

    public long? ListPrice { get; init; }

    public string? Currency { get; init; }

    public string? Url { get; init; }

    public int? Stock { get; init; }

    public bool? Cod { get; init; }

    public string? Delivery { get; init; }

    public decimal? Rating { get; init; }

    public int? ReviewCount { get; init; }

    public IReadOnlyList<string>? ReviewHighlights { get; init; }

    public IReadOnlyList<FaqRequest>? Faqs { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Attributes { get; init; }

    public IReadOnlyList<CertificateRequest>? Certifications { get; init; }

    public IReadOnlyList<CertificateRequest>? Evidence { get; init; }

    public string? ReturnPolicy { get; init; }

    public string? Warranty { get; init; }
}

public sealed record FaqRequest(string Q, string A);

/// <param name="Title">As it may be named in a text.</param>
/// <param name="Name">Another word for the title.</param>
public sealed record CertificateRequest(string? Title, string? Name, string? Issuer, DateOnly? Issued);

public sealed record StoreRequest
{
    public string? Name { get; init; }

    public string? Hotline { get; init; }

    public string? Url { get; init; }

    public string? Email { get; init; }

    public string? Address { get; init; }

    public string? SmsOptOut { get; init; }

    public string? ReturnPolicy { get; init; }

    public string? Warranty { get; init; }

    public long? FreeShippingFrom { get; init; }
}

public sealed record PromotionRequest
{
    /// <summary><c>percent</c>, <c>amount</c>, <c>free_shipping</c> or <c>gift</c>.</summary>
    public string? Kind { get; init; }

    public decimal? Percent { get; init; }

    public long? Amount { get; init; }

    public string? Code { get; init; }

    public long? MinSpend { get; init; }

    public long? MaxDiscount { get; init; }

    public DateOnly? StartsAt { get; init; }

    public DateOnly? EndsAt { get; init; }

    public string? ProgramType { get; init; }
}

public sealed record ContextRequest
{
    public int? Step { get; init; }

    public int? Occurrence { get; init; }

    /// <summary>When it is to be sent: ISO 8601 with offset. Rules are judged by its day.</summary>
    public DateTimeOffset? SendAt { get; init; }

    public DateTimeOffset? LocalTime { get; init; }

    public string? CartUrl { get; init; }

    public string? Device { get; init; }

    public string? Weather { get; init; }
}
