using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Composition;
using MessageComposer.Content.Definitions;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Review.Audit;
using MessageComposer.Tests.Content;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Api;

public sealed class SheetEndpointTests : IDisposable
{
    private const string Brand = "lan:brand";
    private const string OtherBrand = "hoa:brand";
    private const string Legal = "minh:legal";
    private const string Key = """{"scenario":"cart-abandonment","prompt_version":"v1","channel":"push","risk":"high","layer":"brand"}""";

    private readonly ComposerApp _app;
    private readonly SignedInPeople _people;

    /// <summary>Whatever goes out by push is of class high here: both layers read each text. Nothing but these tests moves a variant.</summary>
    public SheetEndpointTests()
    {
        _app = new ComposerApp(SignedInPeople.WithoutRechecks, Requests.Content().Edit(
            ContentTree.Review, "      - reason: goods_special\n", "      - reason: channel\n        channels: [push]\n        explain: Kênh đẩy\n      - reason: goods_special\n"));
        _people = new SignedInPeople(_app);
    }

    [Fact]
    public async Task A_sheet_is_opened_by_one_read_by_one_and_decided_whole()
    {
        Variant[] texts = await AddAsync(6);
        JsonElement summary = Assert.Single((await _app.GetJsonAsync("/v1/sheets")).GetProperty("sheets").EnumerateArray());
        Assert.Equal((6, "brand"), (summary.GetProperty("count").GetInt32(), summary.GetProperty("key").GetProperty("layer").GetString()));

        JsonElement sheet = await OkAsync("/v1/sheets", Brand, null, Key);
        Assert.Equal(6, sheet.GetProperty("must_read").GetInt32());
        (HttpStatusCode claimed, JsonElement problem) = await SendAsync("/v1/sheets", OtherBrand, null, Key);
        Assert.Equal((HttpStatusCode.Conflict, "lan"), (claimed, problem.GetProperty("by").GetString()));
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync("/v1/sheets", Legal, null, Key)).Status);

        string path = "/v1/sheets/" + sheet.GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(path + "/approve", Brand, 1, "{}")).Status);
        JsonElement read = await OkAsync(path + "/read", Brand, 1, Wordings(sheet));
        Assert.Equal("đã đọc 6/6 bản, 0 lỗi; đã đọc hết", read.GetProperty("sentence").GetString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await SendAsync(path + "/approve", Brand, 1, "{}")).Status);
        JsonElement decided = await OkAsync(path + "/approve", Brand, 2, "{}");
        Assert.Equal(("approved", 6, 0), (decided.GetProperty("state").GetString(), decided.GetProperty("moved").GetInt32(), decided.GetProperty("left_out").GetInt32()));

        foreach (Variant text in texts) Assert.Equal("pending_legal", (await _app.GetJsonAsync("/v1/variants/" + text.Id)).GetProperty("state").GetString());
        JsonElement row = (await _app.GetJsonAsync($"/v1/variants/{texts[0].Id}/history")).GetProperty("rows")[1];
        Assert.Equal(sheet.GetProperty("id").GetString(), row.GetProperty("details").GetProperty("sheet").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(path + "/return", Brand, 3, """{"note":"x"}""")).Status);
    }

    [Fact]
    public async Task A_decision_prints_a_certificate_that_the_trail_vouches_for()
    {
        await AddAsync(3, "<script>alert(1)</script> {{ product.name }}");
        JsonElement sheet = await OkAsync("/v1/sheets", Brand, null, Key);
        string path = "/v1/sheets/" + sheet.GetProperty("id").GetString();
        await OkAsync(path + "/read", Brand, 1, Wordings(sheet));
        await OkAsync(path + "/approve", Brand, 2, "{}");

        using HttpResponseMessage json = await _app.GetAsync(path + "/certificate");
        string certificate = await json.Content.ReadAsStringAsync(ComposerApp.Cancellation);
        using HttpResponseMessage html = await _app.GetAsync(path + "/certificate?format=html");
        string page = await html.Content.ReadAsStringAsync(ComposerApp.Cancellation);

        (AuditHead head, string hash) = ApprovalCertificate.Read(certificate, out string? fault)!.Value;
        Assert.Null(fault);
        AuditRow row = (await _app.Services.GetRequiredService<IAuditTrail>().LatestAsync(null, 1, ComposerApp.Cancellation))[0];
        Assert.Equal((row.Number, row.Hash, hash), (head.Number, head.Hash, (string?)JsonNode.Parse(row.Details)![ApprovalCertificate.HashDetail]));
        JsonNode body = JsonNode.Parse(certificate)!["certificate"]!;
        Assert.Equal(("high", "brand", 3), ((string?)body["class"], (string?)body["layer"], body["texts"]!.AsArray().Count));
        Assert.Contains("Chứng nhận duyệt nội dung", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Null(ApprovalCertificate.Read(certificate.Replace("\"high\"", "\"low\"", StringComparison.Ordinal), out fault));
        Assert.Equal("The certificate was changed after it was issued.", fault);
    }

    [Fact]
    public async Task A_defect_forces_full_reading_and_goes_back_with_its_note()
    {
        Variant[] texts = await AddAsync(4);
        JsonElement sheet = await OkAsync("/v1/sheets", Brand, null, Key);
        string path = "/v1/sheets/" + sheet.GetProperty("id").GetString();
        string bad = sheet.GetProperty("items")[0].GetProperty("wording").GetString()!;
        JsonElement full = await OkAsync(path + "/defect", Brand, 1, JsonSerializer.Serialize(new { wording = bad, note = "sai giọng" }));
        Assert.Equal(("each", 1), (full.GetProperty("plan").GetProperty("extent").GetString(), full.GetProperty("defects").GetInt32()));
        await OkAsync(path + "/read", Brand, 2, Wordings(sheet));
        await OkAsync(path + "/approve", Brand, 3, "{}");
        JsonElement[] after = await Task.WhenAll(texts.Select(text => _app.GetJsonAsync("/v1/variants/" + text.Id)));
        JsonElement returned = Assert.Single(after, variant => variant.GetProperty("state").GetString() == "returned");
        Assert.Equal("sai giọng", returned.GetProperty("note").GetString());
        Assert.Equal(3, after.Count(variant => variant.GetProperty("state").GetString() == "pending_legal"));
    }

    [Fact]
    public async Task What_somebody_changed_meanwhile_is_left_out_of_the_decision()
    {
        Variant[] texts = await AddAsync(3);
        JsonElement sheet = await OkAsync("/v1/sheets", Brand, null, Key);
        string path = "/v1/sheets/" + sheet.GetProperty("id").GetString();
        await OkAsync($"/v1/variants/{texts[0].Id}/return", OtherBrand, 1, """{"note":"để tôi xem"}""");
        await OkAsync(path + "/read", Brand, 1, Wordings(sheet));
        JsonElement decided = await OkAsync(path + "/approve", Brand, 2, "{}");
        Assert.Equal((2, 1), (decided.GetProperty("moved").GetInt32(), decided.GetProperty("left_out").GetInt32()));
        Assert.Equal("returned", (await _app.GetJsonAsync("/v1/variants/" + texts[0].Id)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_phrase_is_mended_for_the_whole_group_and_the_mended_texts_leave_the_sheet()
    {
        Variant[] texts = await AddAsync(4);
        JsonElement sheet = await OkAsync("/v1/sheets", Brand, null, Key);
        string path = "/v1/sheets/" + sheet.GetProperty("id").GetString();
        JsonElement rest = await OkAsync(path + "/replace", Brand, 1, """{"find":"Câu 1","replace":"Chuyện 1"}""");
        Assert.Equal((1, 3), (rest.GetProperty("moved").GetInt32(), rest.GetProperty("wordings").GetInt32()));
        JsonElement changed = await _app.GetJsonAsync("/v1/variants/" + texts[1].Id);
        Assert.StartsWith("Chuyện 1", changed.GetProperty("fields").GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("person:", Assert.Single(changed.GetProperty("editors").EnumerateArray()).GetString(), StringComparison.Ordinal);
        JsonElement row = (await _app.GetJsonAsync($"/v1/variants/{texts[1].Id}/history")).GetProperty("rows")[1];
        Assert.Equal("variant.edit", row.GetProperty("action").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(path + "/replace", Brand, 2, """{"find":"không có","replace":""}""")).Status);
        await OkAsync(path + "/release", Brand, 2, "{}");
        await OkAsync("/v1/sheets", OtherBrand, null, Key);
    }

    public void Dispose() => _app.Dispose();

    private static string Wordings(JsonElement sheet) =>
        JsonSerializer.Serialize(new { wordings = sheet.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("wording").GetString()) });

    private async Task<Variant[]> AddAsync(int count, string body = "{{ product.name }} vẫn còn trong giỏ đó.")
    {
        Variant[] texts =
        [
            .. Enumerable.Range(0, count).Select(i => new Variant
            {
                Id = Guid.CreateVersion7(),
                Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", Cell.NoMotive, "push", "vi-VN", Cell.NoSubject),
                State = VariantState.PendingBrand,
                Fields = [new("title", "Giỏ hàng đợi bạn nè"), new("body", string.Create(CultureInfo.InvariantCulture, $"Câu {i}: {body}"))],
                PromptVersion = "v1",
                Risk = RiskClass.High,
                ContentHash = "9f3c1a",
                CreatedAt = StoppedClock.Now,
            }),
        ];
        await _app.Services.GetRequiredService<IVariantStore>().AddAsync(texts, ComposerApp.Cancellation);
        return texts;
    }

    private async Task<JsonElement> OkAsync(string path, string person, int? revision, string body)
    {
        (HttpStatusCode status, JsonElement answer) = await SendAsync(path, person, revision, body);
        Assert.True(status == HttpStatusCode.OK, answer.ToString());
        return answer;
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(string path, string person, int? revision, string body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (revision is { } known) request.Headers.TryAddWithoutValidation("If-Match", $"\"{known}\"");
        using HttpResponseMessage response = await (await _people.ClientAsync(person)).SendAsync(request, ComposerApp.Cancellation);
        return (response.StatusCode, await ComposerApp.JsonOf(response));
    }
}
