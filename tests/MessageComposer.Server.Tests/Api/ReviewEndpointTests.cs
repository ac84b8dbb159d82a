using System.Net;
using System.Text;
using System.Text.Json;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Tests.Content;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Api;

public sealed class ReviewEndpointTests : IDisposable
{
    private const string Brand = "lan:brand";
    private const string Legal = "minh:legal";
    private const string Writer = "tu:copywriter";

    private readonly ComposerApp _app;
    private readonly SignedInPeople _people;

    /// <summary>Whatever goes out by push is of class high here: both layers read each text. Nothing but these tests moves a variant.</summary>
    public ReviewEndpointTests()
    {
        _app = new ComposerApp(SignedInPeople.WithoutRechecks, Requests.Content().Edit(
            ContentTree.Review, "      - reason: goods_special\n", "      - reason: channel\n        channels: [push]\n        explain: Kênh đẩy\n      - reason: goods_special\n"));
        _people = new SignedInPeople(_app);
    }

    [Fact]
    public async Task Two_people_approve_and_the_next_request_gets_exactly_that_text()
    {
        Variant variant = await AddAsync();
        JsonElement halfway = await OkAsync(variant.Id, "approve", Brand, 1);
        Assert.Equal("pending_legal", halfway.GetProperty("state").GetString());
        JsonElement approved = await OkAsync(variant.Id, "approve", Legal, 2);
        Assert.Equal("approved", approved.GetProperty("state").GetString());

        List<string?> bodies = [];
        foreach (int customer in Enumerable.Range(1, 10))
        {
            using HttpResponseMessage response = await _app.PostAsync("/v1/compose", Requests.Compose.Replace("\"81\"", $"\"{customer}\"", StringComparison.Ordinal));
            JsonElement message = await ComposerApp.JsonOf(response);
            if (message.GetProperty("arm").GetString() == "treatment") bodies.Add(message.GetProperty("fields").GetProperty("body").GetString());
        }
        Assert.NotEmpty(bodies);
        Assert.All(bodies, body => Assert.Equal("Sữa rửa mặt dịu nhẹ Mây 150ml vẫn còn trong giỏ đó.", body));

        JsonElement rows = (await _app.GetJsonAsync($"/v1/variants/{variant.Id}/history")).GetProperty("rows");
        Assert.Equal(["variant.write", "variant.approve", "variant.approve"], rows.EnumerateArray().Select(row => row.GetProperty("action").GetString()));
        Assert.Equal("lan", rows[1].GetProperty("actor").GetProperty("name").GetString());
        Assert.Equal("brand", rows[1].GetProperty("details").GetProperty("layer").GetString());
    }

    [Fact]
    public async Task Nobody_known_is_401_no_revision_428_another_412_and_the_wrong_role_403()
    {
        Variant variant = await AddAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(variant.Id, "approve", null, 1)).Status);
        Assert.Equal((HttpStatusCode)428, (await SendAsync(variant.Id, "approve", Brand, null)).Status);
        (HttpStatusCode stale, JsonElement problem) = await SendAsync(variant.Id, "approve", Brand, 7);
        Assert.Equal((HttpStatusCode.PreconditionFailed, 1), (stale, problem.GetProperty("revision").GetInt32()));
        (HttpStatusCode forbidden, problem) = await SendAsync(variant.Id, "approve", Legal, 1);
        Assert.Equal((HttpStatusCode.Forbidden, "role"), (forbidden, problem.GetProperty("rule").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(Guid.CreateVersion7(), "approve", Brand, 1)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync((await AddAsync(VariantState.Retired)).Id, "return", Brand, 1, """{"note":"x"}""")).Status);
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_is_told_to_look_again()
    {
        Variant variant = await AddAsync();
        (HttpStatusCode Status, JsonElement)[] both = await Task.WhenAll(SendAsync(variant.Id, "approve", Brand, 1), SendAsync(variant.Id, "return", "hoa:brand", 1, """{"note":"ngắn hơn"}"""));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], both.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task An_edit_is_judged_anew_and_its_editor_does_not_approve_it()
    {
        Variant variant = await AddAsync();
        JsonElement edited = await OkAsync(variant.Id, "edit", "hoa:brand", 1, """{"fields":{"title":"Giỏ hàng đợi bạn","body":"{{ product.name }} vẫn ở trong giỏ nha."}}""");
        Assert.Equal("pending_brand", edited.GetProperty("state").GetString());
        Assert.Equal("{{ product.name }} vẫn còn trong giỏ đó.", edited.GetProperty("draft").GetProperty("body").GetString());
        (HttpStatusCode status, JsonElement problem) = await SendAsync(variant.Id, "approve", "hoa:brand", 2);
        Assert.Equal((HttpStatusCode.Forbidden, "own-edit"), (status, problem.GetProperty("rule").GetString()));

        JsonElement blocked = await OkAsync(variant.Id, "edit", Writer, 2, """{"fields":{"title":"Giỏ hàng","body":"Còn 99.000đ thôi, {{ product.secret }}"}}""");
        Assert.Equal("blocked", blocked.GetProperty("state").GetString());
        Assert.Equal((HttpStatusCode)422, (await SendAsync(variant.Id, "approve", Brand, 3)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(variant.Id, "edit", Writer, 3, """{"fields":{"sms":"x"}}""")).Status);
    }

    [Fact]
    public async Task Other_words_can_be_tried_without_storing_them()
    {
        Variant variant = await AddAsync();
        using HttpResponseMessage response = await _app.PostAsync($"/v1/variants/{variant.Id}/check", """{"fields":{"title":"Giỏ hàng","body":"Giá 99.000đ"}}""");
        Assert.Equal("block", (await ComposerApp.JsonOf(response)).GetProperty("verdict").GetString());
        Assert.Equal(1, (await _app.GetJsonAsync($"/v1/variants/{variant.Id}")).GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task Warnings_pass_with_a_reason_each_and_rejections_are_counted()
    {
        Variant warned = await AddAsync(findings:
        [
            new Finding { Rule = "tone-x", Category = Categories.Tone, Severity = Severity.Warn, Owner = "brand", Field = "body", Start = 0, Length = 3, Match = "vẫn", Message = "—", Reason = "—" },
        ]);
        (HttpStatusCode status, JsonElement problem) = await SendAsync(warned.Id, "approve", Brand, 1);
        string key = problem.GetProperty("warnings")[0].GetString()!;
        Assert.Equal(((HttpStatusCode)422, "tone-x/body/vẫn"), (status, key));
        await OkAsync(warned.Id, "approve", Brand, 1, JsonSerializer.Serialize(new { accepted = new Dictionary<string, string> { [key] = "đúng giọng" } }));

        Variant bad = await AddAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(bad.Id, "reject", Brand, 1, """{"reason":"ugly"}""")).Status);
        await OkAsync(bad.Id, "reject", Brand, 1, """{"reason":"machine_translated"}""");
        JsonElement count = Assert.Single((await _app.GetJsonAsync("/v1/variants/rejections")).GetProperty("reasons").EnumerateArray());
        Assert.Equal(("machine_translated", 1), (count.GetProperty("reason").GetString(), count.GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task A_stop_works_at_once_and_takes_two_people_to_lift()
    {
        (HttpStatusCode status, JsonElement stop) = await SendAsync(HttpMethod.Post, "/v1/stops", Brand, null, """{"kind":"scenario","target":"cart-abandonment","reason":"nhầm giá"}""");
        Assert.Equal((HttpStatusCode.OK, "in_force"), (status, stop.GetProperty("state").GetString()));
        Assert.Equal("paused", await ReasonAsync());
        string path = "/v1/stops/" + stop.GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(HttpMethod.Delete, path, Brand, null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(HttpMethod.Delete, path, Brand, null)).Status);
        Assert.Equal("paused", await ReasonAsync());
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Delete, path, Legal, null)).Status);
        Assert.NotEqual("paused", await ReasonAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Delete, path, Legal, null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(HttpMethod.Post, "/v1/stops", Writer, null, """{"kind":"channel","target":"push","reason":"x"}""")).Status);
    }

    [Theory]
    [InlineData("channel", "push")]
    [InlineData("product", "SRM-150")]
    [InlineData("phrase", "SUA RUA MAT")]
    public async Task A_channel_a_product_and_a_phrase_can_be_stopped(string kind, string target)
    {
        Variant variant = await AddAsync(VariantState.Approved);
        Assert.Contains("approved", await SourcesAsync());
        await SendAsync(HttpMethod.Post, "/v1/stops", Brand, null, JsonSerializer.Serialize(new { kind, target, reason = "nhầm" }));
        IReadOnlyList<string?> sources = await SourcesAsync();
        Assert.DoesNotContain("approved", sources);
        if (kind != "phrase") Assert.All(sources, source => Assert.Equal("suppressed", source));
    }

    [Theory]
    [InlineData("scenario", "cart-abandonmnet")]
    [InlineData("scenario", "push")]
    [InlineData("channel", "pusch")]
    [InlineData("variant", "0190a1b2-0000-7000-8000-000000000000")]
    [InlineData("variant", "push")]
    [InlineData("scenario", " ")]
    public async Task A_stop_of_something_that_is_not_there_is_refused(string kind, string target)
    {
        (HttpStatusCode status, JsonElement problem) = await SendAsync(HttpMethod.Post, "/v1/stops", Brand, null, JsonSerializer.Serialize(new { kind, target, reason = "nhầm" }));
        Assert.Equal((HttpStatusCode.BadRequest, "/problems/invalid-request"), (status, problem.GetProperty("type").GetString()));
        Assert.Equal("target", Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
        Assert.Empty((await _app.GetJsonAsync("/v1/stops")).GetProperty("stops").EnumerateArray());
    }

    [Fact]
    public async Task A_stopped_variant_is_passed_over()
    {
        Variant variant = await AddAsync(VariantState.Approved);
        await SendAsync(HttpMethod.Post, "/v1/stops", Brand, null, JsonSerializer.Serialize(new { kind = "variant", target = variant.Id, reason = "nhầm" }));
        Assert.All(await SourcesAsync(), source => Assert.Equal("fallback", source));
    }

    public void Dispose() => _app.Dispose();

    private async Task<Variant> AddAsync(VariantState state = VariantState.PendingBrand, IReadOnlyList<Finding>? findings = null)
    {
        Variant variant = new()
        {
            Id = Guid.CreateVersion7(),
            Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", Cell.NoMotive, "push", "vi-VN", Cell.NoSubject),
            State = state,
            Fields = [new("title", "Giỏ hàng đợi bạn nè"), new("body", "{{ product.name }} vẫn còn trong giỏ đó.")],
            PromptVersion = "v1",
            Findings = findings ?? [],
            Risk = RiskClass.High,
            ContentHash = "9f3c1a",
            CreatedAt = StoppedClock.Now,
        };
        await _app.Services.GetRequiredService<IVariantStore>().AddAsync([variant], ComposerApp.Cancellation);
        return variant;
    }

    private async Task<string?> ReasonAsync()
    {
        using HttpResponseMessage response = await _app.PostAsync("/v1/compose", Requests.Compose);
        return (await ComposerApp.JsonOf(response)).GetProperty("reason").GetString();
    }

    private async Task<IReadOnlyList<string?>> SourcesAsync()
    {
        List<string?> sources = [];
        foreach (int customer in Enumerable.Range(1, 10))
        {
            using HttpResponseMessage response = await _app.PostAsync("/v1/compose", Requests.Compose.Replace("\"81\"", $"\"{customer}\"", StringComparison.Ordinal));
            sources.Add((await ComposerApp.JsonOf(response)).GetProperty("source").GetString());
        }
        return sources;
    }

    private async Task<JsonElement> OkAsync(Guid id, string verb, string person, int revision, string? body = null)
    {
        (HttpStatusCode status, JsonElement answer) = await SendAsync(id, verb, person, revision, body);
        Assert.True(status == HttpStatusCode.OK, answer.ToString());
        return answer;
    }

    private Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(Guid id, string verb, string? person, int? revision, string? body = null) =>
        SendAsync(HttpMethod.Post, $"/v1/variants/{id}/{verb}", person, revision, body);

    private async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(HttpMethod method, string path, string? person, int? revision, string? body = null)
    {
        using HttpRequestMessage request = new(method, path);
        if (revision is { } known) request.Headers.TryAddWithoutValidation("If-Match", $"\"{known}\"");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await (await _people.ClientAsync(person)).SendAsync(request, ComposerApp.Cancellation);
        return (response.StatusCode, await ComposerApp.JsonOf(response));
    }
}
