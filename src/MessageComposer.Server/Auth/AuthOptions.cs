using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Auth;

/// <summary>Who may use the service. Bound from section <c>Auth</c>, checked at the start.</summary>
internal sealed class AuthOptions
{
    public const string Section = "Auth";

    /// <summary>The first administrator's password, for automation; from the environment only. Null: one is made and printed.</summary>
    public string? InitialAdminPassword { get; set; }

    /// <summary>The first API key, <c>mc_</c> and 43 letters of base64url; from the environment only. Null: one is made and printed.</summary>
    public string? InitialApiKey { get; set; }

    /// <summary>So many wrong passwords in a row lock an account. Default 5.</summary>
    [Range(3, 100)] public int MaxFailedSignIns { get; set; } = 5;

    /// <summary>So many wrong passwords from one network address, of whatever accounts, may come within <see cref="LockoutTime"/>. Default 50: an office shares one.</summary>
    [Range(5, 1_000_000)] public int MaxFailedSignInsPerAddress { get; set; } = 50;

    /// <summary>How long an account stays locked. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")] public TimeSpan LockoutTime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a session lasts. Default 8 hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")] public TimeSpan SessionTime { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Whether a session that is used is prolonged. Default true.</summary>
    public bool SlidingSession { get; set; } = true;

    /// <summary>Tokens of an identity provider.</summary>
    [ValidateObjectMembers] public JwtOptions Jwt { get; set; } = new();
}

/// <summary>Bearer tokens of one issuer. Without <see cref="Authority"/> none are accepted.</summary>
internal sealed class JwtOptions
{
    /// <summary>The issuer's address; its keys come from <c>/.well-known/openid-configuration</c> below it.</summary>
    public Uri? Authority { get; set; }

    /// <summary>The audience a token must be made for.</summary>
    public string? Audience { get; set; }

    /// <summary>The claim with roles: <c>brand</c>, <c>legal</c>, … in a list or split at spaces. Default <c>roles</c>.</summary>
    [Required] public string RoleClaim { get; set; } = "roles";

    /// <summary>The claim with scopes. Default <c>scope</c>.</summary>
    [Required] public string ScopeClaim { get; set; } = "scope";

    /// <summary>The claim with the name for people to read. Default <c>name</c>.</summary>
    [Required] public string NameClaim { get; set; } = "name";
}

[OptionsValidator]
internal sealed partial class AuthOptionsValidator : IValidateOptions<AuthOptions>;

/// <summary>What no attribute can say. No message quotes a secret.</summary>
internal sealed class AuthOptionsRules(IConfiguration configuration) : IValidateOptions<AuthOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        List<string> faults = [];
        foreach (string secret in (string[])[nameof(AuthOptions.InitialAdminPassword), nameof(AuthOptions.InitialApiKey)])
            if (configuration is IConfigurationRoot root && root.Providers.OfType<FileConfigurationProvider>().Any(file => file.TryGet($"{AuthOptions.Section}:{secret}", out string? value) && !string.IsNullOrEmpty(value)))
                faults.Add($"Auth:{secret} stands in a settings file; set the environment variable Auth__{secret} instead.");
        if (options.InitialAdminPassword is { } password && Passwords.FaultOf(password) is { } fault) faults.Add($"Auth:InitialAdminPassword {fault}.");
        if (options.InitialApiKey is { } key && !ApiKeyText.IsKey(key)) faults.Add("Auth:InitialApiKey must be mc_ and 43 letters of base64url (32 random bytes).");
        if (options.Jwt.Authority is { } authority)
        {
            if (!authority.IsAbsoluteUri || authority.Scheme is not ("http" or "https")) faults.Add("Auth:Jwt:Authority must be an address.");
            else if (authority.Scheme == "http" && !authority.IsLoopback) faults.Add("Auth:Jwt:Authority must be https.");
            if (string.IsNullOrWhiteSpace(options.Jwt.Audience)) faults.Add("Auth:Jwt:Audience is missing: without it tokens made for other services would open this one.");
        }
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
