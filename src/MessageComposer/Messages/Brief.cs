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

    /// <summary>Whether the sender vouches for consent (an API key of that kind): consent that is not said then counts as given.</summary>
    public bool ConsentCheckedUpstream { get; init; }
}
