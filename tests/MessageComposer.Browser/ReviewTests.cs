using System.Text.Json;
using MessageComposer.Review;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MessageComposer.Browser;

/// <summary>People at their browsers, from a text the model wrote to the message a customer gets.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class ReviewTests(ReviewSite site, Chromium chromium)
{
    private const string Wish =
        """
        { "scenario": "cart-abandonment", "segments": ["gen-z"], "angles": ["nhac-nhe"], "motives": ["none"], "channels": ["zalo"], "locale": "vi-VN", "count": 1, "store": { "name": "Mây Beauty" } }
        """;

    [Fact]
    public async Task A_text_goes_from_the_model_through_an_edit_and_two_people_to_the_customer()
    {
        IPage thu = await chromium.SignInAsync(site, "thu");
        Guid id = await GenerateAsync(thu);

        await thu.GotoAsync("/queue?state=blocked");
        await thu.ClickAsync($"[data-rows] a[href*='{id}']");
        Assert.Equal("tốt nhất Việt Nam", await thu.InnerTextAsync("section:has(#copy-title) mark.block"));
        Assert.Equal(0, await thu.Locator("button[value=approve]").CountAsync());
        await thu.ClickAsync("#edit summary");
        await thu.FillAsync("#edit-title", "Giỏ hàng đợi bạn nè");
        await thu.Locator("[data-live-result] .verdict.pass, [data-live-result] .verdict.warn").WaitForAsync();
        await thu.ClickAsync("button[value=edit]");
        await thu.Locator(".notice.ok").WaitForAsync();
        Assert.Equal("tốt nhất Việt Nam", string.Join(" ", await thu.Locator(".draft del").AllInnerTextsAsync()).Replace("Kem ", "", StringComparison.Ordinal));

        IPage lan = await chromium.SignInAsync(site, "lan.both");
        await lan.GotoAsync($"/variants/{id}");
        await ApproveAsync(lan);
        await lan.GotoAsync($"/variants/{id}");
        Assert.True(await lan.Locator("button[value=approve]").IsDisabledAsync());
        Assert.Contains("hai người", await lan.InnerTextAsync("#why-not"), StringComparison.Ordinal);
        await lan.EvaluateAsync("() => { document.querySelector('button[value=approve]').disabled = false; }");
        await lan.ClickAsync("button[value=approve]");
        Assert.Contains("hai người", await lan.InnerTextAsync(".notice.block"), StringComparison.Ordinal);
        Assert.Equal(VariantState.PendingLegal, (await FindAsync(id)).State);

        IPage mai = await chromium.SignInAsync(site, "mai");
        await mai.GotoAsync($"/variants/{id}");
        await ApproveAsync(mai);
        Assert.Equal(VariantState.Approved, (await FindAsync(id)).State);

        JsonElement message = await site.ComposeAsync("zalo");
        Assert.True(message.GetProperty("variant_id").GetString() == id.ToString(), message.ToString());
        Assert.Equal("Giỏ hàng đợi bạn nè", message.GetProperty("fields").GetProperty("title").GetString());
        Assert.Equal("Sữa rửa mặt Mây 150ml vẫn còn trong giỏ đó, bạn xem lại nha.", message.GetProperty("fields").GetProperty("body").GetString());

        await mai.GotoAsync($"/messages?id={message.GetProperty("message_id").GetString()}");
        Assert.Contains("Giỏ hàng đợi bạn nè", await mai.InnerTextAsync("section:has(#said-title)"), StringComparison.Ordinal);
        await mai.GotoAsync($"/variants/{id}");
        await mai.ClickAsync("#history summary");
        string history = await mai.InnerTextAsync("#history");
        foreach (string line in (string[])["Được viết", "Sửa lời", "Thu", "Duyệt · Thương hiệu", "Lan Anh", "Duyệt · Pháp chế", "Mai"]) Assert.Contains(line, history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_is_approved_by_its_sample_and_has_a_certificate()
    {
        await site.AddSheetAsync("banner");
        IPage huy = await chromium.SignInAsync(site, "huy");
        await huy.GotoAsync("/queue?channel=banner");
        await huy.Locator(".sheet-row", new PageLocatorOptions { HasText = "Rủi ro thấp" }).Locator("button[value=open]").ClickAsync();
        await huy.WaitForURLAsync("**/sheets/*");
        Assert.True(await huy.Locator("#decide button[value=approve]").IsDisabledAsync());

        while (await huy.Locator("#decide button[value=approve]").IsDisabledAsync()) await huy.Locator("button[value=read]").Last.ClickAsync();
        Assert.Contains("0 lỗi", await huy.InnerTextAsync(".sentence"), StringComparison.Ordinal);
        await AcceptWarningsAsync(huy);
        await huy.ClickAsync("#decide button[value=approve]");
        await huy.Locator(".notice.ok").WaitForAsync();

        IReadOnlyList<Variant> approved = await site.Services.GetRequiredService<IVariantStore>().ListAsync(new VariantQuery { Channel = "banner", State = VariantState.Approved, Limit = 100 }, TestContext.Current.CancellationToken);
        Assert.Equal(24, approved.Count);
        await huy.ClickAsync("a[href*='certificate?format=html']");
        Assert.Contains("Giỏ hàng vẫn còn nguyên", await huy.InnerTextAsync("body"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phrase_is_replaced_throughout_a_sheet_after_a_look_at_what_would_change()
    {
        await site.AddSheetAsync("push", "browse-abandonment");
        IPage huy = await chromium.SignInAsync(site, "huy");
        await huy.GotoAsync("/queue?scenario=browse-abandonment");
        await huy.Locator("button[value=open]").First.ClickAsync();
        await huy.WaitForURLAsync("**/sheets/*");

        await huy.ClickAsync("#replace summary");
        await huy.FillAsync("#find", "khi tiện nhé");
        await huy.FillAsync("#with", "lúc rảnh nhé");
        await huy.ClickAsync("button[value=preview]");
        Assert.Equal("khi tiện", await huy.Locator("#replace del").First.InnerTextAsync());
        await huy.ClickAsync("button[value=replace]");

        await huy.Locator(".notice.ok").WaitForAsync();
        Assert.DoesNotContain("khi tiện nhé", await huy.InnerTextAsync(".wordings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_person_stops_and_two_lift()
    {
        IPage huy = await chromium.SignInAsync(site, "huy");
        await huy.GotoAsync("/stops");
        await huy.ClickAsync("label:has(input[value=channel])");
        await huy.FillAsync("#target", "sms");
        await huy.FillAsync("#reason", "Nhầm giá");
        await huy.ClickAsync("button[value=make]");
        await huy.Locator(".notice.ok").WaitForAsync();
        Assert.Equal("paused", (await site.ComposeAsync("sms")).GetProperty("reason").GetString());

        await huy.ClickAsync("button[value=lift]");
        Assert.True(await huy.Locator("button[value=lift]").IsDisabledAsync());
        IPage mai = await chromium.SignInAsync(site, "mai");
        await mai.GotoAsync("/stops");
        await mai.ClickAsync("button[value=lift]");

        await mai.Locator(".notice.ok").WaitForAsync();
        Assert.NotEqual("paused", (await site.ComposeAsync("sms")).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Of_two_reviewers_at_one_text_the_second_sees_what_the_first_did_and_loses_nothing()
    {
        Guid id = await AddAsync();
        IPage huy = await chromium.SignInAsync(site, "huy"), lan = await chromium.SignInAsync(site, "lan.both");
        await huy.GotoAsync($"/variants/{id}");
        await lan.GotoAsync($"/variants/{id}");
        await lan.ClickAsync("#edit summary");
        await lan.FillAsync("#edit-body", "Mình giữ giỏ hàng cho bạn nha.");

        await huy.ClickAsync("summary[data-key=r]");
        await huy.FillAsync("#note", "Câu đầu còn nhạt");
        await huy.ClickAsync("button[value=return]");
        await huy.Locator(".notice.ok").WaitForAsync();
        await lan.ClickAsync("button[value=edit]");

        Assert.Contains("Người khác vừa thay đổi bản này", await lan.InnerTextAsync(".notice.warn >> nth=0"), StringComparison.Ordinal);
        Assert.Contains("Câu đầu còn nhạt", await lan.InnerTextAsync("#decision"), StringComparison.Ordinal);
        Assert.Equal("Mình giữ giỏ hàng cho bạn nha.", await lan.InputValueAsync("#edit-body"));
        Assert.Equal(VariantState.Returned, (await FindAsync(id)).State);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_session_that_ends_while_somebody_writes_loses_nothing(bool scripts)
    {
        Guid id = await AddAsync();
        IPage huy = await chromium.OpenAsync(site, scripts: scripts);
        await huy.GotoAsync($"/variants/{id}");
        await huy.ClickAsync("summary[data-key=r]");
        await huy.FillAsync("#note", "Viết lại câu đầu\nbớt khuôn sáo");
        await huy.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = ComposerSite.SessionName });

        await huy.ClickAsync("button[value=return]");
        await huy.FillAsync("#name", "huy");
        await huy.FillAsync("#password", "sai mật khẩu");
        await huy.ClickAsync("main button.primary");
        await huy.Locator(".notice.block").WaitForAsync();
        await huy.FillAsync("#name", "huy");
        await huy.FillAsync("#password", ComposerSite.Password);
        await huy.ClickAsync("main button.primary");
        if (!scripts) await huy.ClickAsync("[data-resume] button");

        await huy.WaitForURLAsync($"**/variants/{id}");
        Assert.Equal("Viết lại câu đầu\nbớt khuôn sáo", await huy.InputValueAsync("#note"));
        Assert.Equal(VariantState.PendingBrand, (await FindAsync(id)).State);
        await huy.ClickAsync("button[value=return]");
        await huy.Locator(".notice.ok").WaitForAsync();
        Assert.Equal(VariantState.Returned, (await FindAsync(id)).State);
    }

    [Fact]
    public async Task A_decision_leads_to_the_next_text_and_can_be_undone_from_there()
    {
        Guid[] ids = [await AddAsync("price-drop"), await AddAsync("price-drop")];
        (Guid first, Guid second) = (ids.Min(), ids.Max());
        IPage huy = await chromium.SignInAsync(site, "huy");
        await huy.GotoAsync("/queue?scenario=price-drop");
        await huy.Keyboard.PressAsync("j");
        Assert.Contains(first.ToString(), await huy.EvaluateAsync<string>("() => document.activeElement.href"), StringComparison.Ordinal);
        await huy.Keyboard.PressAsync("r");
        await huy.WaitForURLAsync($"**/variants/{first}**");
        Assert.Equal("note", await huy.EvaluateAsync<string>("() => document.activeElement.id"));
        await huy.FillAsync("#note", "Ngắn hơn");
        await huy.ClickAsync("button[value=return]");

        await huy.WaitForURLAsync($"**/variants/{second}**");
        await huy.ClickAsync("button[value=undo]");

        await huy.WaitForURLAsync($"**/variants/{first}**");
        Assert.Equal(VariantState.PendingBrand, (await FindAsync(first)).State);
        await huy.ClickAsync("#history summary");
        Assert.Contains("Hoàn tác", await huy.InnerTextAsync("#history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_needs_a_reason_and_is_counted()
    {
        Guid id = await AddAsync();
        IPage huy = await chromium.SignInAsync(site, "huy");
        await huy.GotoAsync($"/variants/{id}");
        await huy.ClickAsync(".choice summary:has-text('Loại')");
        await huy.ClickAsync("label.chip:has-text('Dịch máy')");
        await huy.ClickAsync("button[value=reject]");
        await huy.Locator(".notice.ok").WaitForAsync();

        await huy.GotoAsync("/variants");
        await huy.ClickAsync("details:has(table) summary");
        Assert.Contains("Dịch máy", await huy.InnerTextAsync("details:has(table) thead"), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<Guid> GenerateAsync(IPage page)
    {
        string job = await page.EvaluateAsync<string>(
            "async (wish) => (await (await fetch('/v1/variants/generate', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: wish })).json()).job_ids[0]", Wish);
        return Guid.Parse(await page.EvaluateAsync<string>(
            """
            async (id) => {
              for (;;) {
                const job = await (await fetch(`/v1/jobs/${id}`)).json();
                if (job.variant_ids.length > 0) return job.variant_ids[0];
                if (job.finished_at) throw new Error(JSON.stringify(job));
                await new Promise((later) => setTimeout(later, 50));
              }
            }
            """, job));
    }

    private static async Task ApproveAsync(IPage page)
    {
        await AcceptWarningsAsync(page);
        await page.ClickAsync("button[value=approve]");
        await page.Locator(".notice.ok").First.WaitForAsync();
    }

    private static async Task AcceptWarningsAsync(IPage page)
    {
        foreach (ILocator reason in await page.Locator("input[name^='accepted.']").AllAsync()) await reason.FillAsync("Đúng giọng của nhóm này");
    }

    private async Task<Guid> AddAsync(string scenario = "cart-abandonment")
    {
        Variant waiting = site.Of("push", VariantState.PendingBrand, ("title", "Giỏ hàng vẫn còn"), ("body", "{{ product.short_name }} vẫn còn trong giỏ."));
        waiting = site.In(scenario, waiting);
        await site.Services.GetRequiredService<IVariantStore>().AddAsync([waiting], TestContext.Current.CancellationToken);
        return waiting.Id;
    }

    private async Task<Variant> FindAsync(Guid id) => (await site.Services.GetRequiredService<IVariantStore>().FindAsync(id, TestContext.Current.CancellationToken))!;
}
