using System.Net;
using System.Text.Json;

namespace MessageComposer.Server.Tests.Records;

public sealed class MessageEndpointTests(ComposerApp app) : IClassFixture<ComposerApp>
{
    [Fact]
    public async Task A_message_is_found_by_its_id_and_says_what_was_said()
    {
        using HttpResponseMessage response = await app.PostAsync("/v1/compose", Requests.Compose);
        JsonElement sent = await ComposerApp.JsonOf(response);
        JsonElement found = await app.GetJsonAsync("/v1/messages/" + sent.GetProperty("message_id").GetString());

        foreach (string member in (string[])["message_id", "send", "source", "reason", "scenario", "angle", "segment", "motive", "channel", "locale", "purpose", "arm", "variant_id"])
            Assert.Equal(sent.GetProperty(member).ToString(), found.GetProperty(member).ToString());
        Assert.Equal(sent.GetProperty("versions").ToString(), found.GetProperty("versions").ToString());
        Assert.Equal("2026-11-21", found.GetProperty("day").GetString());
        Assert.Equal("2026-11-21T20:05:00+07:00", found.GetProperty("composed_at").GetString());
        Assert.Matches("^[0-9a-f]{32}$", found.GetProperty("customer").GetString());
        JsonElement said = found.GetProperty("said");
        Assert.Equal("as-sent", said.GetProperty("basis").GetString());
        Assert.Equal(sent.GetProperty("fields").GetProperty("title").GetString(), said.GetProperty("fields").GetProperty("title").GetString());
        Assert.DoesNotContain("Lan", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_suppressed_is_recorded_too()
    {
        using HttpResponseMessage response = await app.PostAsync("/v1/compose", Requests.Compose.Replace("\"marketing\": true", "\"marketing\": false", StringComparison.Ordinal));
        JsonElement sent = await ComposerApp.JsonOf(response);
        Assert.True(sent.GetProperty("recorded").GetBoolean());
        JsonElement found = await app.GetJsonAsync("/v1/messages/" + sent.GetProperty("message_id").GetString());
        Assert.Equal(("no-consent", "nothing-sent"), (found.GetProperty("reason").GetString(), found.GetProperty("said").GetProperty("basis").GetString()));
        Assert.Equal(JsonValueKind.Null, found.GetProperty("said").GetProperty("fields").ValueKind);
    }

    [Fact]
    public async Task A_message_that_was_never_made_is_not_found()
    {
        using HttpResponseMessage response = await app.GetAsync("/v1/messages/" + Guid.CreateVersion7());
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }
}
