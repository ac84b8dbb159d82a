using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MessageComposer.Storage.People;
using MessageComposer.Tests.Content;

namespace MessageComposer.Server.Tests.Web;

public sealed class MessagePageTests : IAsyncDisposable
{
    private readonly ComposerApp _app = new(null, Requests.Content()
        .Edit(ContentTree.EmailFallback, "{{ capture body }}", "{{ capture body }}Chào {{ customer.first_name }}. TC gửi 8088. ")
        .Edit(ContentTree.Layout, "{{ body | html.escape }}", "{{ for line in paragraphs }}<p>{{ line | html.escape }}</p>{{ end }}"));

    [Fact]
    public async Task An_email_is_shown_in_a_sandbox_with_a_word_in_place_of_the_name()
    {
        JsonElement sent = await ComposeAsync("email");
        Assert.Contains("Chào Lan", WebUtility.HtmlDecode(sent.GetProperty("payload").GetProperty("html").GetString()), StringComparison.Ordinal);
        string id = sent.GetProperty("message_id").GetString()!;
        using HttpClient support = await _app.SignedInAsync(Roles.Support);

        IElement frame = (await PageAsync(support, id)).QuerySelector("iframe")!;
        Assert.Equal("", frame.GetAttribute("sandbox"));
        using HttpResponseMessage body = await support.GetAsync(frame.GetAttribute("src"), ComposerApp.Cancellation);
        string html = WebUtility.HtmlDecode(await body.Content.ReadAsStringAsync(ComposerApp.Cancellation));
        Assert.Contains("<p>Chào [tên khách]", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Lan", html, StringComparison.Ordinal);
        Assert.StartsWith("sandbox; default-src 'none';", Assert.Single(body.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_channels_have_no_such_body()
    {
        string id = (await ComposeAsync("push")).GetProperty("message_id").GetString()!;
        using HttpClient support = await _app.SignedInAsync(Roles.Support);
        Assert.Null((await PageAsync(support, id)).QuerySelector("iframe"));
        foreach (string other in (string[])[id, Guid.CreateVersion7().ToString()])
        {
            using HttpResponseMessage none = await support.GetAsync($"/messages/{other}/email", ComposerApp.Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<JsonElement> ComposeAsync(string channel)
    {
        using HttpResponseMessage response = await _app.PostAsync("/v1/compose", Requests.Compose.Replace("\"push\"", $"\"{channel}\"", StringComparison.Ordinal));
        return await ComposerApp.JsonOf(response);
    }

    private static async Task<IDocument> PageAsync(HttpClient client, string id) =>
        await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync("/messages?id=" + id, ComposerApp.Cancellation), ComposerApp.Cancellation);
}
