namespace MessageComposer.Generation;

/// <summary>What goes beside the messages, for clients that answer without reading them. A client of a real model ignores it.</summary>
internal static class ChatKeys
{
    /// <summary>In the options: the <see cref="CopyRequest"/>.</summary>
    public const string Request = "copy_request";

    /// <summary>In the response: for each variant in order, the ids of the conditions its author says it leans on (<c>IReadOnlyList&lt;IReadOnlyList&lt;string&gt;&gt;</c>).</summary>
    public const string Conditions = "conditions";
}
