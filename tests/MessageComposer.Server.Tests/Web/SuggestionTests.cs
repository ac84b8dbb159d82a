using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Storage.People;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Web;

/// <summary>A finding's suggestion is taken with one press, by a browser without scripts.</summary>
public sealed class SuggestionTests : IAsyncDisposable
{
    private const string Body = "{{ product.name }} cực kỳ tốt,\nvẫn còn trong giỏ đó.";

    private readonly ComposerApp _app = new(SignedInPeople.WithoutRechecks);

    [Fact]
    public async Task One_press_replaces_exactly_what_was_found_and_voids_the_approval()
    {
        Variant variant = await AddAsync("cực kỳ tốt", "dịu nhẹ");
        using HttpClient writer = await _app.SignedInAsync(Roles.Copywriter);
        using HttpResponseMessage answer = await PressAsync(writer, variant.Id);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        Variant edited = await FindAsync(variant.Id);
        Assert.Equal("{{ product.name }} dịu nhẹ,\nvẫn còn trong giỏ đó.", edited.Fields[1].Value);
        Assert.Equal(variant.Fields[0], edited.Fields[0]);
        Assert.NotEqual(VariantState.Approved, edited.State);
        Assert.Empty(edited.Review.Approvals);
        Assert.Equal(variant.Revision + 1, edited.Revision);
    }

    [Fact]
    public async Task A_press_on_a_text_that_somebody_changed_meanwhile_changes_nothing()
    {
        Variant variant = await AddAsync("cực kỳ tốt", "");
        using HttpClient one = await _app.SignedInAsync(Roles.Copywriter), two = await _app.SignedInAsync(Roles.Brand);
        IElement old = await FormAsync(one, variant.Id) ?? throw new InvalidOperationException("There is no button.");
        (await PressAsync(two, variant.Id)).Dispose();
        Assert.Equal("{{ product.name }} ,\nvẫn còn trong giỏ đó.", (await FindAsync(variant.Id)).Fields[1].Value);

        using HttpResponseMessage late = await SendAsync(one, variant.Id, old);
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Equal(variant.Revision + 1, (await FindAsync(variant.Id)).Revision);
    }

    [Fact]
    public async Task Who_may_not_edit_has_no_button_and_a_finding_that_stands_no_more_has_none_either()
    {
        Variant variant = await AddAsync("cực kỳ tốt", "dịu nhẹ"), moved = await AddAsync("rất tốt", "dịu nhẹ");
        using HttpClient analyst = await _app.SignedInAsync(Roles.Analyst), writer = await _app.SignedInAsync(Roles.Copywriter);
        Assert.Null(await FormAsync(analyst, variant.Id));
        Assert.NotNull(await FormAsync(writer, variant.Id));
        Assert.Null(await FormAsync(writer, moved.Id));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<Variant> AddAsync(string found, string suggestion)
    {
        Variant variant = new()
        {
            Id = Guid.CreateVersion7(),
            Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", Cell.NoMotive, "push", "vi-VN", Cell.NoSubject),
            State = VariantState.Approved,
            Fields = [new("title", "Giỏ hàng đợi bạn nè"), new("body", Body)],
            PromptVersion = "v1",
            Findings =
            [
                new Finding
                {
                    Rule = "tone-x", Category = Categories.Tone, Severity = Severity.Warn, Owner = "brand", Field = "body", Start = Body.IndexOf("cực", StringComparison.Ordinal), Length = found.Length,
                    Match = found, Message = "—", Reason = "—", Suggestion = suggestion,
                },
            ],
            Risk = RiskClass.Low,
            Review = new VariantReview { Approvals = [new Approval(ReviewLayer.Brand, "person:1", "Lan", StoppedClock.Now, null)] },
            ContentHash = "9f3c1a",
            CreatedAt = StoppedClock.Now,
        };
        await _app.Services.GetRequiredService<IVariantStore>().AddAsync([variant], ComposerApp.Cancellation);
        return await FindAsync(variant.Id);
    }

    private async Task<Variant> FindAsync(Guid id) => (await _app.Services.GetRequiredService<IVariantStore>().FindAsync(id, ComposerApp.Cancellation))!;

    private static async Task<HttpResponseMessage> PressAsync(HttpClient client, Guid id) => await SendAsync(client, id, (await FormAsync(client, id))!);

    private static async Task<IElement?> FormAsync(HttpClient client, Guid id) =>
        (await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync($"/variants/{id}", ComposerApp.Cancellation), ComposerApp.Cancellation)).QuerySelector(".suggestion form");

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, Guid id, IElement form)
    {
        using FormUrlEncodedContent content = new(
        [
            // As browsers send line ends.
            .. form.QuerySelectorAll("input[type=hidden]").Select(field => KeyValuePair.Create(field.GetAttribute("name")!, (field.GetAttribute("value") ?? "").ReplaceLineEndings("\r\n"))),
            KeyValuePair.Create("act", form.QuerySelector("button")!.GetAttribute("value")!),
        ]);
        return await client.PostAsync($"/variants/{id}", content, ComposerApp.Cancellation);
    }
}
