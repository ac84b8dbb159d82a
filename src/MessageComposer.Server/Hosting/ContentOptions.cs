namespace MessageComposer.Server.Hosting;

/// <summary>Where the content files lie. Bound from section <c>Content</c>.</summary>
public sealed class ContentOptions
{
    /// <summary>
    /// The folder that holds <c>prompts/</c> and <c>guardrails/</c>. Default: the nearest one upwards from the working directory, then from the program.
    /// </summary>
    public string? Root { get; set; }
}
