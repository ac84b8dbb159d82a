using System.Net;
using MessageComposer.Review;
using MessageComposer.Storage.People;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Web;

/// <summary>What people and the log get to see when a request is no good, or a page fails.</summary>
public sealed class PageTroubleTests
{
    [Theory]
    [InlineData("/playground/live")]
    [InlineData("/playground/patch")]
    [InlineData("/playground")]
    [InlineData("/preferences")]
    [InlineData("/sign-in/again")]
    [InlineData("/variants/01930000-0000-7000-8000-000000000000/live")]
    public async Task A_form_that_is_none_is_refused_and_no_error_of_ours(string path)
    {
        await using ComposerApp app = new();
        using HttpClient client = await BrowserAsync(app);
        foreach (HttpContent? body in (HttpContent?[])[null, new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), new FormUrlEncodedContent([])])
        {
            using HttpResponseMessage response = await client.PostAsync(path, body, ComposerApp.Cancellation);
            Assert.InRange(response.StatusCode, HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType);
            Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        }
        Assert.DoesNotContain(app.Log, line => line.StartsWith("The page ", StringComparison.Ordinal) || line.Contains("unhandled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_fails_is_logged_and_answered_with_each_header_once()
    {
        await using ComposerApp app = new(services => services.AddSingleton<IVariantCounts, BrokenCounts>());
        using HttpClient client = await BrowserAsync(app);
        using HttpResponseMessage response = await client.GetAsync("/", ComposerApp.Cancellation);
        Assert.Equal((HttpStatusCode.InternalServerError, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        foreach ((string header, IEnumerable<string> values) in response.Headers.Where(header => header.Key != "Set-Cookie")) Assert.True(values.Count() == 1, $"{header}: {string.Join(" | ", values)}");
        Assert.Contains(app.Log, line => line.StartsWith("The page / (/) failed.", StringComparison.Ordinal) && line.Contains("counts are broken", StringComparison.Ordinal));
        Assert.DoesNotContain("broken", await response.Content.ReadAsStringAsync(ComposerApp.Cancellation), StringComparison.Ordinal);
    }

    private static async Task<HttpClient> BrowserAsync(ComposerApp app)
    {
        HttpClient client = await app.SignedInAsync(Roles.Copywriter);
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }

    private sealed class BrokenCounts : IVariantCounts
    {
        public Task<IReadOnlyDictionary<VariantState, int>> ByStateAsync(VariantQuery query, CancellationToken cancellationToken) => throw new InvalidOperationException("The counts are broken.");
    }
}
