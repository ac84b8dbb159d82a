namespace MessageComposer.Generation;

/// <summary>What goes beside the messages, for clients that answer without reading them. A client of a real model ignores it.</summary>
public static class ChatKeys
{
    /// <summary>In the options: what the call is for, a <see cref="CallPurpose"/>; for logs.</summary>
    public const string Purpose = "purpose";

    /// <summary>In the options: paths of the facts the messages state (<c>IReadOnlyList&lt;string&gt;</c>); for logs.</summary>
    public const string Facts = "facts";

    /// <summary>In the options: the <see cref="CopyRequest"/>.</summary>
    public const string Request = "copy_request";

    /// <summary>In the options: paths of facts that were left out for the prompt's length (<c>IReadOnlyList&lt;string&gt;</c>); for logs.</summary>
    public const string LeftOut = "left_out";

    /// <summary>In the options: what the whole request may use, a <see cref="TokenAllowance"/>.</summary>
    public const string Allowance = "allowance";

    /// <summary>In the response: for each variant in order, the ids of the conditions its author says it leans on (<c>IReadOnlyList&lt;IReadOnlyList&lt;string&gt;&gt;</c>).</summary>
    public const string Conditions = "conditions";
}

/// <summary>Why a model is asked.</summary>
public enum CallPurpose
{
    /// <summary>New copy of a cell.</summary>
    Write,

    /// <summary>Blocked copy, to be mended by its findings.</summary>
    Repair,
}
