namespace MessageComposer.Storage.People;

/// <summary>What a person may be entrusted with; one may hold several. As words: in snake_case.</summary>
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
