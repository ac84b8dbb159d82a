namespace MessageComposer.Server.Models;

/// <summary>What a server has been found to take. Each refusal teaches one thing; what worked is remembered for the calls that follow.</summary>
/// <param name="Output">How it is asked for JSON.</param>
/// <param name="Temperature">Whether it takes one: reasoning models do not.</param>
/// <param name="NewTokenLimit"><c>max_completion_tokens</c> in place of <c>max_tokens</c>, which older and smaller servers know.</param>
/// <param name="SystemRole">Whether it takes a message of the role <c>system</c>: some templates of small models know only the other two.</param>
/// <param name="Proven">A call of this form has succeeded, so that a refusal without words is no longer a matter of form.</param>
internal sealed record ServerManners(ModelOutput Output, bool Temperature, bool NewTokenLimit, bool SystemRole = true, bool Proven = false)
{
    private static readonly string[] s_format = ["response_format", "json_schema", "json_object", "grammar", "structured output", "guided_json"];
    private static readonly string[] s_system = ["system role", "system message", "role 'system'", "role \"system\"", "roles must alternate"];
    private static readonly string[] s_ownFault = ["context_length", "context length", "context size", "context window", "content_filter", "content management policy"];

    private bool LimitSwapped { get; init; }

    /// <summary>What to ask next after a refusal; null where asking otherwise would not help.</summary>
    /// <param name="words">The body of the refusal.</param>
    /// <param name="known">The server is known to keep to the protocol, so a refusal without a hint is meant as it stands.</param>
    public ServerManners? After(int status, string words, bool known)
    {
        if (status is not (400 or 422 or 500 or 501) || Says(words, s_ownFault)) return null;
        if (Temperature && Says(words, "temperature")) return this with { Temperature = false };
        if (!LimitSwapped && Says(words, NewTokenLimit ? "max_completion_tokens" : "max_tokens")) return this with { NewTokenLimit = !NewTokenLimit, LimitSwapped = true };
        if (SystemRole && Says(words, s_system)) return this with { SystemRole = false };
        if (Output == ModelOutput.Text) return null;
        bool silent = status is 400 or 422 && !known && !Proven;
        return Says(words, s_format) || silent ? this with { Output = Output + 1 } : null;
    }

    private static bool Says(string words, params ReadOnlySpan<string> hints)
    {
        foreach (string hint in hints)
            if (words.Contains(hint, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
