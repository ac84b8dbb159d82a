using System.Net;
using System.Text.Json;
using MessageComposer.Messages.Reading;
using MessageComposer.Storage;
using MessageComposer.Tests.Content;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Api;

public sealed class ServiceEndpointTests(ComposerApp app) : IClassFixture<ComposerApp>
{
    [Fact]
    public async Task It_says_that_it_lives_and_is_ready()
    {
        Assert.Equal("live", (await app.GetJsonAsync("/health/live")).GetProperty("status").GetString());
        JsonElement ready = await app.GetJsonAsync("/health/ready");
        Assert.Equal(("ready", "current", "reachable"), (Member(ready, "status"), Member(ready, "content"), Member(ready, "storage")));
    }

    [Fact]
    public async Task Without_its_store_it_is_not_ready()
    {
        using ComposerApp cut = new(services =>
        {
            Type database = services.Last(service => service.ServiceType == typeof(IDatabase)).ImplementationType!;
            services.AddSingleton<IDatabase>(provider => new LostDatabase((IDatabase)ActivatorUtilities.CreateInstance(provider, database)));
        });
        using HttpResponseMessage response = await cut.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("unready", Member(await ComposerApp.JsonOf(response), "status"));
    }

    [Fact]
    public async Task The_content_in_force_is_shown_with_its_files()
    {
        JsonElement content = await app.GetJsonAsync("/v1/content");

        Assert.Matches("^[0-9a-f]{64}$", Member(content, "hash"));
        Assert.False(content.GetProperty("degraded").GetBoolean());
        Assert.Equal("Giỏ hàng bỏ quên", Member(content.GetProperty("scenarios")[0], "name"));
        Assert.Contains(ContentTree.Rules, content.GetProperty("files").EnumerateArray().Select(file => Member(file, "path")));
    }

    [Fact]
    public async Task A_broken_edit_changes_nothing_and_is_shown_where_it_stands()
    {
        using ComposerApp edited = new();
        string hash = Member(await edited.GetJsonAsync("/v1/content"), "hash");
        edited.Content.With(ContentTree.Segments, "segments: [\n");

        JsonElement content;
        do
        {
            ComposerApp.Cancellation.ThrowIfCancellationRequested();
            content = await edited.GetJsonAsync("/v1/content");
        }
        while (!content.GetProperty("degraded").GetBoolean());

        Assert.Equal(hash, Member(content, "hash"));
        Assert.Equal(ContentTree.Segments, Member(content.GetProperty("faults")[0], "file"));
        using HttpResponseMessage composed = await edited.PostAsync("/v1/compose", Requests.Compose);
        Assert.Equal(HttpStatusCode.OK, composed.StatusCode);
    }

    [Fact]
    public async Task The_API_description_lists_every_route()
    {
        JsonElement paths = (await app.GetJsonAsync("/openapi/v1.json")).GetProperty("paths");
        HashSet<string> described =
        [
            .. paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}")),
        ];
        string[] served =
        [
            .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal) || endpoint.RoutePattern.RawText.StartsWith("/health", StringComparison.Ordinal))
                .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(
                    method => $"{method} {endpoint.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal).TrimEnd('/')}")),
        ];

        Assert.NotEmpty(served);
        Assert.Equal(served.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_API_description_shows_fields_as_an_object_of_texts()
    {
        JsonElement schemas = (await app.GetJsonAsync("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");
        JsonElement fields = schemas.GetProperty("MessageResponse").GetProperty("properties").GetProperty("fields");
        Assert.Contains("object", fields.GetProperty("type").ToString(), StringComparison.Ordinal);
        Assert.Equal("string", fields.GetProperty("additionalProperties").GetProperty("type").GetString());
        Assert.True(schemas.GetProperty("ComposeRequest").GetProperty("properties").TryGetProperty("request_id", out _));
    }

    [Fact]
    public async Task The_API_description_says_which_credentials_each_route_takes()
    {
        JsonElement description = await app.GetJsonAsync("/openapi/v1.json");
        JsonElement schemes = description.GetProperty("components").GetProperty("securitySchemes");
        Assert.Equal(("http", "bearer"), (Member(schemes.GetProperty("key"), "type"), Member(schemes.GetProperty("key"), "scheme")));
        Assert.Equal(("apiKey", "cookie", "composer"), (Member(schemes.GetProperty("session"), "type"), Member(schemes.GetProperty("session"), "in"), Member(schemes.GetProperty("session"), "name")));

        JsonElement paths = description.GetProperty("paths");
        Assert.Equal(["key", "session"], Credentials(paths.GetProperty("/v1/compose").GetProperty("post")));
        Assert.Equal(["session"], Credentials(paths.GetProperty("/v1/variants/{id}/approve").GetProperty("post")));
        Assert.Empty(Credentials(paths.GetProperty("/v1/session").GetProperty("post")));
        Assert.Empty(Credentials(paths.GetProperty("/health/ready").GetProperty("get")));
    }

    [Fact]
    public async Task The_API_description_of_a_request_has_every_member_that_intake_reads_and_no_other()
    {
        JsonElement schemas = (await app.GetJsonAsync("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");
        Assert.NotEmpty(BriefReader.Members);
        foreach ((string path, IReadOnlyList<string> members) in BriefReader.Members)
        {
            JsonElement schema = path.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(schemas.GetProperty("ComposeRequest"), (owner, step) => Below(owner, step, schemas));
            Assert.Equal(members.Order(StringComparer.Ordinal), schema.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        }
    }

    private static string[] Credentials(JsonElement operation) =>
        operation.TryGetProperty("security", out JsonElement security) ? [.. security.EnumerateArray().SelectMany(requirement => requirement.EnumerateObject().Select(scheme => scheme.Name)).Order(StringComparer.Ordinal)] : [];

    /// <summary>The schema of a member, or of the items of a list, whether it is null besides or stands elsewhere.</summary>
    private static JsonElement Below(JsonElement owner, string member, JsonElement schemas)
    {
        JsonElement schema = Plain(owner.GetProperty("properties").GetProperty(member), schemas);
        return schema.TryGetProperty("items", out JsonElement items) ? Plain(items, schemas) : schema;
    }

    private static JsonElement Plain(JsonElement schema, JsonElement schemas)
    {
        if (schema.TryGetProperty("oneOf", out JsonElement either)) schema = either.EnumerateArray().Single(one => !one.TryGetProperty("type", out JsonElement type) || type.ToString() != "null");
        return schema.TryGetProperty("$ref", out JsonElement reference) ? schemas.GetProperty(reference.GetString()!.Split('/')[^1]) : schema;
    }

    private static string Member(JsonElement value, string name) => value.GetProperty(name).GetString()!;

    /// <summary>There at the start and lost since.</summary>
    private sealed class LostDatabase(IDatabase database) : IDatabase
    {
        public Task PrepareAsync(CancellationToken cancellationToken) => database.PrepareAsync(cancellationToken);

        public Task<bool> IsReachableAsync(CancellationToken cancellationToken) => Task.FromResult(false);
    }
}
