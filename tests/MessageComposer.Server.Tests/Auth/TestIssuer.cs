using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MessageComposer.Server.Tests.Auth;

/// <summary>An identity provider on loopback: its description, its keys, and tokens.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string Audience = "message-composer";

    private readonly WebApplication _server;
    private readonly RSA _key = RSA.Create(2048);

    private TestIssuer(WebApplication server) => _server = server;

    public string Address => _server.Urls.First();

    private RsaSecurityKey Key => new(_key) { KeyId = "test" };

    public static async Task<TestIssuer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        TestIssuer issuer = new(builder.Build());
        issuer._server.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer.Address, jwks_uri = issuer.Address + "/keys" }));
        issuer._server.MapGet("/keys", () =>
        {
            RSAParameters key = issuer._key.ExportParameters(includePrivateParameters: false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "test", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } } });
        });
        await issuer._server.StartAsync(ComposerApp.Cancellation);
        return issuer;
    }

    /// <summary>A good token, unless told otherwise.</summary>
    public string Token(
        IReadOnlyDictionary<string, object> claims, string? issuer = null, string audience = Audience, TimeSpan? lifetime = null, SigningCredentials? signedBy = null)
    {
        DateTime now = StoppedClock.Now.UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Address,
            Audience = audience,
            IssuedAt = now.AddHours(-1),
            NotBefore = now.AddHours(-1),
            Expires = now + (lifetime ?? TimeSpan.FromMinutes(5)),
            Claims = claims.ToDictionary(),
            SigningCredentials = signedBy ?? new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _key.Dispose();
    }
}
