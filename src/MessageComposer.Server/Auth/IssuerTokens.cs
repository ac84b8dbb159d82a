using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace MessageComposer.Server.Auth;

/// <summary>Tokens of the configured issuer: what makes one valid, and whom it names.</summary>
internal static class IssuerTokens
{
    private static readonly TimeSpan s_clockSkew = TimeSpan.FromMinutes(1);

    /// <summary>Asymmetric ones: a shared secret would have to stand in two places, and <c>none</c> is no signature.</summary>
    private static readonly string[] s_algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    public static void Configure(JwtBearerOptions bearer, JwtOptions options, TimeProvider time)
    {
        bearer.Authority = options.Authority?.ToString();
        bearer.RequireHttpsMetadata = options.Authority is not { IsLoopback: true };
        bearer.MapInboundClaims = false;
        bearer.IncludeErrorDetails = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = options.Audience,
            ValidAlgorithms = s_algorithms,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = (notBefore, expires, _, _) =>
            {
                DateTime now = time.GetUtcNow().UtcDateTime;
                return expires is { } end && now < end + s_clockSkew && (notBefore is not { } start || now > start - s_clockSkew);
            },
        };
        bearer.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                if (CallerOf(context, options) is { } caller) context.Principal = caller.ToPrincipal();
                else context.Fail("The token names no subject.");
                return Task.CompletedTask;
            },
        };
    }

    private static Caller? CallerOf(TokenValidatedContext context, JwtOptions options)
    {
        if (context.Principal?.FindFirst("sub")?.Value is not { Length: > 0 } subject) return null;
        string name = context.Principal.FindFirst(options.NameClaim)?.Value is { Length: > 0 } given ? given : subject;
        Roles roles = Read<Roles>(context, options.RoleClaim);
        return new Caller("token:" + subject, name, roles, Read<Scopes>(context, options.ScopeClaim));
    }

    private static T Read<T>(TokenValidatedContext context, string claim) where T : struct, Enum =>
        FlagWords.Read<T>(string.Join(' ', context.Principal!.FindAll(claim).Select(value => value.Value)));
}
