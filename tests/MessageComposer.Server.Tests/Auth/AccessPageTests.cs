using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MessageComposer.Storage.People;

namespace MessageComposer.Server.Tests.Auth;

/// <summary>Sign-in, people and keys as a browser without scripts uses them: read the page, fill the form, send it.</summary>
public sealed class AccessPageTests(ComposerApp app) : IClassFixture<ComposerApp>
{
    [Theory]
    [InlineData("/people", "/people")]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    public async Task Signing_in_leads_back_to_a_page_of_ours_only(string wanted, string reached)
    {
        using HttpClient browser = app.Stranger();
        using HttpResponseMessage response = await SendAsync(browser, "/sign-in?return_url=" + Uri.EscapeDataString(wanted), "sign-in", ("name", "admin"), ("password", ComposerApp.AdminPassword));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(reached, new Uri(new Uri("http://here"), response.Headers.Location!).AbsolutePath);
        Assert.Equal("", response.Headers.Location!.IsAbsoluteUri && response.Headers.Location.Host.Contains("evil", StringComparison.Ordinal) ? "evil" : "");
        using HttpResponseMessage people = await browser.GetAsync("/people", ComposerApp.Cancellation);
        Assert.Equal(HttpStatusCode.OK, people.StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_is_said_on_the_page_and_the_name_stays()
    {
        using HttpClient browser = app.Stranger();
        using HttpResponseMessage response = await SendAsync(browser, "/sign-in", "sign-in", ("name", "admin"), ("password", "wrong"));
        IElement page = await BodyAsync(response);
        Assert.NotNull(page.QuerySelector("[role=alert]"));
        Assert.Equal("admin", page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#password")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using HttpClient browser = await app.SignedInAsync("admin", ComposerApp.AdminPassword);
        using FormUrlEncodedContent form = new([KeyValuePair.Create("_handler", "create-key"), KeyValuePair.Create("name", "forged"), KeyValuePair.Create("scopes", "compose")]);
        using HttpResponseMessage response = await browser.PostAsync("/keys", form, ComposerApp.Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using HttpResponseMessage keys = await browser.GetAsync("/keys", ComposerApp.Cancellation);
        Assert.DoesNotContain("forged", (await BodyAsync(keys)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_made_shown_once_used_and_revoked()
    {
        using HttpClient browser = await app.SignedInAsync("admin", ComposerApp.AdminPassword);
        using HttpResponseMessage made = await SendAsync(browser, "/keys", "create-key", ("name", "chiến dịch <b>"), ("scopes", "content"));
        string key = (await BodyAsync(made)).QuerySelector("[role=status] .path")!.TextContent;
        using HttpClient program = app.ClientWith(key);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/v1/content", ComposerApp.Cancellation)).StatusCode);

        using HttpResponseMessage again = await browser.GetAsync("/keys", ComposerApp.Cancellation);
        IElement list = await BodyAsync(again);
        Assert.DoesNotContain(key, list.TextContent, StringComparison.Ordinal);
        IElement row = list.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("chiến dịch <b>", StringComparison.Ordinal));
        using HttpResponseMessage revoked = await SendAsync(browser, "/keys", "keys", ("key", row.QuerySelector("button")!.GetAttribute("value")!));

        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/v1/content", ComposerApp.Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_person_is_added_signs_in_changes_the_password_and_is_disabled()
    {
        using HttpClient admin = await app.SignedInAsync("admin", ComposerApp.AdminPassword);
        using HttpResponseMessage added = await SendAsync(admin, "/people", "add-person", ("sign_in_name", "mai"), ("display_name", "Mai"), ("roles", "copywriter"), ("roles", "brand"));
        string password = (await BodyAsync(added)).QuerySelector("[role=status] .path")!.TextContent;

        using HttpClient mai = await app.SignedInAsync("mai", password), elsewhere = await app.SignedInAsync("mai", password);
        using HttpResponseMessage changed = await SendAsync(mai, "/account", "password", ("old", password), ("new", "câu của riêng Mai"));
        Assert.NotNull((await BodyAsync(changed)).QuerySelector("[role=status]"));
        Assert.Equal(HttpStatusCode.OK, (await mai.GetAsync("/account", ComposerApp.Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/account", ComposerApp.Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await mai.GetAsync("/people", ComposerApp.Cancellation)).StatusCode);

        using HttpResponseMessage people = await admin.GetAsync("/people", ComposerApp.Cancellation);
        IElement row = (await BodyAsync(people)).QuerySelectorAll("tbody tr").Single(row => row.QuerySelector(".path")!.TextContent == "mai");
        using HttpResponseMessage disabled = await SendAsync(admin, "/people", "people", ("act", row.QuerySelector("button.danger")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.OK, disabled.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await mai.GetAsync("/account", ComposerApp.Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using HttpClient browser = await app.SignedInAsync(Roles.Analyst);
        using HttpResponseMessage response = await SendAsync(browser, "/account", "sign-out");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account", ComposerApp.Cancellation)).StatusCode);
    }

    /// <summary>Reads the page, fills the form of this name, keeps its hidden fields, and sends it.</summary>
    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string path, string formName, params (string Name, string Value)[] filled)
    {
        using HttpResponseMessage page = await browser.GetAsync(path, ComposerApp.Cancellation);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        IElement form = (await BodyAsync(page)).QuerySelectorAll("form").Single(form => form.QuerySelector("[name=_handler]")?.GetAttribute("value") == formName);
        using FormUrlEncodedContent content = new(
        [
            .. form.QuerySelectorAll("input[type=hidden]").Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? "")),
            .. filled.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]);
        return await browser.PostAsync(path, content, ComposerApp.Cancellation);
    }

    private static async Task<IElement> BodyAsync(HttpResponseMessage response) =>
        (await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(ComposerApp.Cancellation), ComposerApp.Cancellation)).Body!;
}
