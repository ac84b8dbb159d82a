using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MessageComposer.Server.Auth;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Tests.Auth;

/// <summary>Who guesses from one address is held up there, whatever the names, and nobody elsewhere is.</summary>
public sealed class SignInThrottleTests
{
    private readonly MovableClock _clock = new();

    [Fact]
    public async Task Wrong_passwords_of_many_names_from_one_address_are_held_up_and_others_are_not()
    {
        await using ComposerApp app = App(behindProxy: true);
        using HttpClient guesser = From(app, "203.0.113.7"), other = From(app, "203.0.113.8");
        for (int guess = 0; guess < 5; guess++) Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(guesser, "name" + guess, "wrong password"));

        using HttpResponseMessage held = await ComposerApp.SignInAsync(guesser, "admin", ComposerApp.AdminPassword);
        Assert.Equal((HttpStatusCode.TooManyRequests, 180.0), (held.StatusCode, held.Headers.RetryAfter?.Delta?.TotalSeconds));
        Assert.Equal("/problems/too-many-sign-ins", (await ComposerApp.JsonOf(held)).GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(other, "admin", ComposerApp.AdminPassword));

        _clock.Now += TimeSpan.FromMinutes(3);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(guesser, "admin", ComposerApp.AdminPassword));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(guesser, "admin", ComposerApp.AdminPassword)); // a right one costs nothing
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(guesser, "admin", "wrong password"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(guesser, "admin", ComposerApp.AdminPassword));
    }

    [Fact]
    public async Task Without_a_proxy_nobody_escapes_by_naming_another_address()
    {
        await using ComposerApp app = App(behindProxy: false);
        HttpStatusCode[] answers = [.. await Task.WhenAll(Enumerable.Range(0, 8).Select(async guess =>
        {
            using HttpClient client = From(app, "203.0.113." + guess);
            return await StatusAsync(client, "name" + guess, "wrong password");
        }))];
        Assert.Equal(3, answers.Count(answer => answer == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task The_page_says_in_words_when_to_try_again_and_keeps_the_name()
    {
        await using ComposerApp app = App(behindProxy: false);
        using HttpClient browser = app.Stranger();
        for (int guess = 0; guess < 5; guess++) await StatusAsync(browser, "name" + guess, "wrong password");
        IElement form = (await BodyAsync(await browser.GetAsync("/sign-in", ComposerApp.Cancellation))).QuerySelector("form:has([name=return_url])")!;
        using FormUrlEncodedContent content = new(
        [
            .. form.QuerySelectorAll("input[type=hidden]").Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? "")),
            KeyValuePair.Create("name", "admin"), KeyValuePair.Create("password", ComposerApp.AdminPassword),
        ]);
        using HttpResponseMessage held = await browser.PostAsync("/sign-in", content, ComposerApp.Cancellation);
        Assert.Equal((HttpStatusCode.TooManyRequests, 180.0), (held.StatusCode, held.Headers.RetryAfter?.Delta?.TotalSeconds));
        IElement page = await BodyAsync(held);
        Assert.Contains("Thử lại sau 180 giây", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("admin", page.QuerySelector("#name")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    public void Addresses_of_one_network_share_one_bucket(string one, string other, bool share)
    {
        SignInThrottle throttle = new(Options.Create(new AuthOptions()), _clock);
        Assert.Equal(share, ReferenceEquals(throttle.BucketOf(IPAddress.Parse(one)), throttle.BucketOf(IPAddress.Parse(other))));
    }

    private ComposerApp App(bool behindProxy) => new(
        services => services.AddSingleton<TimeProvider>(_clock), settings: new Dictionary<string, string> { ["Auth:MaxFailedSignInsPerAddress"] = "5", ["Proxy:TerminatesTls"] = behindProxy ? "true" : "false" });

    private static HttpClient From(ComposerApp app, string address)
    {
        HttpClient client = app.Stranger();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string name, string password)
    {
        using HttpResponseMessage response = await ComposerApp.SignInAsync(client, name, password);
        return response.StatusCode;
    }

    private static async Task<IElement> BodyAsync(HttpResponseMessage response) =>
        (await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(ComposerApp.Cancellation), ComposerApp.Cancellation)).Body!;
}
