using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace MessageComposer.Server.Tests.Auth;

public sealed class IssuerTokenTests(IssuerTokenTests.WithIssuer with) : IClassFixture<IssuerTokenTests.WithIssuer>
{
    private static readonly Dictionary<string, object> s_brand = new() { ["sub"] = "lan", ["name"] = "Lan", ["groups"] = new[] { "brand", "cleaners" } };

    [Fact]
    public async Task A_token_of_the_issuer_brings_its_roles()
    {
        using HttpClient client = with.App.ClientWith(with.Issuer.Token(s_brand));
        JsonElement session = await SessionAsync(client);
        Assert.Equal(("token:lan", "Lan"), (session.GetProperty("id").GetString(), session.GetProperty("name").GetString()));
        Assert.Equal(["brand"], session.GetProperty("roles").EnumerateArray().Select(role => role.GetString()!));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(client, "/v1/variants"));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(client, "/people"));
    }

    [Fact]
    public async Task A_token_of_the_issuer_brings_its_scopes()
    {
        using HttpClient client = with.App.ClientWith(with.Issuer.Token(new Dictionary<string, object> { ["sub"] = "campaigns", ["scope"] = "openid content everything" }));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(client, "/v1/content"));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(client, "/v1/variants"));
    }

    [Fact]
    public async Task A_token_with_no_right_that_is_known_opens_nothing()
    {
        using HttpClient client = with.App.ClientWith(with.Issuer.Token(new Dictionary<string, object> { ["sub"] = "lan", ["groups"] = "brands ADMIN all none" }));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(client, "/v1/content"));
    }

    public static TheoryData<string> Bad => ["another audience", "another issuer", "expired", "another key", "a shared secret", "no signature", "no subject"];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_token_that_is_wrong_anywhere_is_refused(string fault)
    {
        using RSA another = RSA.Create(2048);
        string token = fault switch
        {
            "another audience" => with.Issuer.Token(s_brand, audience: "another-service"),
            "another issuer" => with.Issuer.Token(s_brand, issuer: "https://evil.example"),
            "expired" => with.Issuer.Token(s_brand, lifetime: TimeSpan.FromMinutes(-2)),
            "another key" => with.Issuer.Token(s_brand, signedBy: new SigningCredentials(new RsaSecurityKey(another) { KeyId = "test" }, SecurityAlgorithms.RsaSha256)),
            "a shared secret" => with.Issuer.Token(s_brand, signedBy: new SigningCredentials(new SymmetricSecurityKey(new byte[64]) { KeyId = "test" }, SecurityAlgorithms.HmacSha256)),
            "no signature" => Unsigned(with.Issuer.Token(s_brand)),
            _ => with.Issuer.Token(new Dictionary<string, object> { ["groups"] = "brand" }),
        };
        using HttpClient client = with.App.ClientWith(token);
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(client, "/v1/variants"));
    }

    private static string Unsigned(string token) => Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""") + "." + token.Split('.')[1] + ".";

    private static async Task<HttpStatusCode> GetAsync(HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.GetAsync(path, ComposerApp.Cancellation);
        return response.StatusCode;
    }

    private static async Task<JsonElement> SessionAsync(HttpClient client)
    {
        using HttpResponseMessage response = await client.GetAsync("/v1/session", ComposerApp.Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ComposerApp.JsonOf(response);
    }

    public sealed class WithIssuer : IAsyncLifetime
    {
        internal TestIssuer Issuer { get; private set; } = null!;

        internal ComposerApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Issuer = await TestIssuer.StartAsync();
            App = new ComposerApp(null, settings: new Dictionary<string, string>
            {
                ["Auth:Jwt:Authority"] = Issuer.Address,
                ["Auth:Jwt:Audience"] = TestIssuer.Audience,
                ["Auth:Jwt:RoleClaim"] = "groups",
            });
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Issuer.DisposeAsync();
        }
    }
}
