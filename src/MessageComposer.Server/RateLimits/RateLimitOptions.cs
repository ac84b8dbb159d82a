using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.RateLimits;

/// <summary>How much one API key, token or person may ask for. Bound from section <c>RateLimit</c>, checked at the start.</summary>
internal sealed class RateLimitOptions
{
    public const string Section = "RateLimit";

    /// <summary>Requests a second in the long run. A request of bulk work counts once, whatever its lines. Default 10,000.</summary>
    [Range(1, 1_000_000)] public int RequestsPerSecond { get; set; } = 10_000;

    /// <summary>Requests at once after a pause. Default 20,000.</summary>
    [Range(1, 1_000_000)] public int Burst { get; set; } = 20_000;

    /// <summary>Requests of bulk work at a time. Default 4.</summary>
    [Range(1, 1_000)] public int BulkStreams { get; set; } = 4;

    /// <summary>Other limits for single API keys, by the key's name or id. What one does not say is as above.</summary>
    public Dictionary<string, KeyRateLimitOptions> Keys { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <inheritdoc cref="RateLimitOptions"/>
internal sealed class KeyRateLimitOptions
{
    [Range(1, 1_000_000)] public int? RequestsPerSecond { get; set; }

    [Range(1, 1_000_000)] public int? Burst { get; set; }

    [Range(1, 1_000)] public int? BulkStreams { get; set; }
}

[OptionsValidator]
internal sealed partial class RateLimitOptionsValidator : IValidateOptions<RateLimitOptions>;

[OptionsValidator]
internal sealed partial class KeyRateLimitOptionsValidator : IValidateOptions<KeyRateLimitOptions>;

/// <summary>The limits of single keys keep to the same bounds.</summary>
internal sealed class RateLimitOptionsRules : IValidateOptions<RateLimitOptions>
{
    private static readonly KeyRateLimitOptionsValidator s_key = new();

    public ValidateOptionsResult Validate(string? name, RateLimitOptions options)
    {
        string[] faults = [.. options.Keys.SelectMany(key => s_key.Validate($"{RateLimitOptions.Section}:Keys:{key.Key}", key.Value).Failures ?? [])];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
