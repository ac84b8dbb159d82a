namespace MessageComposer.Review;

/// <summary>What a person may be entrusted with; one may hold several.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>Has copy written, edits it, returns it.</summary>
    Copywriter = 1,

    /// <summary>Approves on the brand layer.</summary>
    Brand = 2,

    /// <summary>Approves on the legal layer.</summary>
    Legal = 4,

    /// <summary>Reads copy, experiments and reports.</summary>
    Analyst = 8,

    /// <summary>Looks up what was said to a customer.</summary>
    Support = 16,

    /// <summary>Everything but approving; people and keys.</summary>
    Admin = 32,

    All = Copywriter | Brand | Legal | Analyst | Support | Admin,
}

/// <summary>Who does something: a person, an API key, a bearer of a token, or the program itself.</summary>
/// <param name="Id">Stable and unique over all kinds: <c>person:…</c>, <c>key:…</c>, <c>token:…</c> or <c>system</c>. Two decisions are by the same actor where it is equal.</param>
/// <param name="Name">For people to read; may change.</param>
/// <param name="Roles">None for keys and for the program.</param>
public sealed record Actor(string Id, string Name, Roles Roles)
{
    /// <summary>The program: command line, first start, re-check.</summary>
    public static Actor System { get; } = new("system", "composer", Roles.None);

    /// <summary>Whether any of these is held.</summary>
    public bool Is(Roles anyOf) => (Roles & anyOf) != 0;
}
