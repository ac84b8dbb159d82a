using Microsoft.Playwright;

namespace MessageComposer.Browser;

[Collection(nameof(BrowserCollection))]
public sealed class PageTests(ComposerSite site, Chromium chromium)
{
    public static TheoryData<string, string, bool> Views { get; } = All();

    [Theory, MemberData(nameof(Views))]
    public async Task A_page_is_whole_and_accessible_in_each_theme_and_width(string name, string theme, bool phone)
    {
        IPage page = await chromium.OpenAsync(site, theme, phone);
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Add(message.Text);
        };
        page.PageError += (_, failure) => complaints.Add(failure);

        IResponse answer = (await page.GotoAsync(PathOf(name)))!;
        if (name == "playground") await CheckASentenceAsync(page);
        if (name == "variant-email") await page.FrameLocator("iframe.mail-body").Locator("h1").WaitForAsync();

        Assert.Equal(200, answer.Status);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
        if (phone && name is ("people" or "keys")) Assert.Equal(0, await page.EvaluateAsync<int>("() => [...document.querySelectorAll('.scroll')].filter(part => part.scrollWidth > part.clientWidth).length"));
        await Chromium.KeepAsync(page, $"{name}-{(phone ? "phone" : "desktop")}-{theme}");
        Assert.Empty(await Chromium.AxeAsync(page));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task What_a_model_wrote_is_shown_and_never_run()
    {
        IPage page = await chromium.OpenAsync(site, phone: true);
        bool asked = false;
        page.Dialog += (_, dialog) =>
        {
            asked = true;
            _ = dialog.DismissAsync();
        };

        await page.GotoAsync(PathOf("hostile"));

        string text = await page.InnerTextAsync("main");
        Assert.Contains("<script>document.title='stolen'</script>", text, StringComparison.Ordinal);
        Assert.Contains("U+202E", text, StringComparison.Ordinal);
        Assert.Contains("U+200B", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.NotEqual("stolen", await page.TitleAsync());
        Assert.Equal(0, await page.Locator("main script:not([src]), main img").CountAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
        Assert.False(asked);
    }

    [Fact]
    public async Task Arrow_keys_flip_through_the_recipients_a_text_is_tried_on()
    {
        IPage page = await chromium.OpenAsync(site);
        await page.GotoAsync(PathOf("variant-push"));
        string first = await page.InnerTextAsync(".flip b");

        await page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForFunctionAsync("() => location.search === '?proof=2'");
        string second = await page.InnerTextAsync(".flip b");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.WaitForFunctionAsync("() => location.search === '?proof=1'");

        Assert.NotEqual(first, second);
        Assert.Equal(first, await page.InnerTextAsync(".flip b"));
    }

    [Fact]
    public async Task A_finding_comes_while_somebody_types_and_its_suggestion_goes_in_with_one_click()
    {
        IPage page = await chromium.OpenAsync(site);
        await page.GotoAsync("/playground");

        await page.FillAsync("#field-body", "Kem tốt nhất cho da");
        await page.Locator("#result mark.block").WaitForAsync();
        await page.ClickAsync("#result [data-apply-field]");

        await page.Locator("#result mark.block").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        Assert.DoesNotContain("tốt nhất", await page.InputValueAsync("#field-body"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_playground_works_without_scripts()
    {
        IPage page = await chromium.OpenAsync(site, scripts: false);
        await page.GotoAsync("/playground");

        await page.FillAsync("#field-body", "Kem tốt nhất cho da");
        await page.ClickAsync("button[value=check]");
        Assert.Equal("tốt nhất", await page.InnerTextAsync("#result mark.block"));
        await page.ClickAsync("#result [data-apply-field]");

        Assert.DoesNotContain("tốt nhất", await page.InputValueAsync("#field-body"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("#result mark.block").CountAsync());
    }

    [Fact]
    public async Task A_sentence_becomes_a_rule_that_proves_itself_and_a_patch()
    {
        IPage page = await chromium.OpenAsync(site);
        await page.GotoAsync("/playground");
        await page.FillAsync("#field-body", "Chốt đơn liền tay kẻo lỡ nha");
        await page.ClickAsync("details.card > summary");
        await page.FillAsync("#rule-phrases", "chốt đơn liền tay");
        await page.FillAsync("#rule-reason", "Thúc ép, không hợp giọng nhà");
        await page.FillAsync("#rule-flag", "Chốt đơn liền tay kẻo lỡ nha\nMình chốt đơn liền tay nhé");
        await page.FillAsync("#rule-pass", "Chị xem lại giỏ hàng nhé\nĐơn của chị đã chốt");

        await page.ClickAsync("button[value=rule]", new PageClickOptions { Timeout = 60_000 });
        await page.Locator("#rule-result .notice.ok").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });

        string patch = await page.InnerTextAsync("#patch");
        Assert.Contains("+  - id: chot-don-lien-tay", patch, StringComparison.Ordinal);
        Assert.StartsWith("--- a/guardrails/vi-VN/", patch, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_theme_leaves_half_written_text_alone_and_stays()
    {
        IPage page = await chromium.OpenAsync(site);
        await page.GotoAsync("/playground");
        await page.FillAsync("#field-body", "đang viết dở");

        await page.ClickAsync(".side-foot button[value=dark]");

        Assert.Equal("đang viết dở", await page.InputValueAsync("#field-body"));
        Assert.Equal("dark", await page.GetAttributeAsync("html", "data-theme"));
        await page.GotoAsync("/content");
        Assert.Equal("dark", await page.GetAttributeAsync("html", "data-theme"));
    }

    [Fact]
    public async Task The_language_is_the_browsers_until_the_reader_chooses()
    {
        IPage page = await chromium.OpenAsync(site, language: "en-GB");
        await page.GotoAsync("/variants");
        Assert.Equal("Variants", await page.InnerTextAsync("h1"));

        await page.ClickAsync(".side-foot button[value=vi]");

        await page.Locator("h1:text-is('Bản')").WaitForAsync();
        Assert.EndsWith("/variants", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_what_to_do_next()
    {
        IPage page = await chromium.OpenAsync(site);
        IResponse answer = (await page.GotoAsync("/no-such-page"))!;

        Assert.Equal(404, answer.Status);
        Assert.Equal("Không có trang này", await page.InnerTextAsync("h1"));
        Assert.Equal("/", await page.GetAttributeAsync("main a.button", "href"));
    }

    private static async Task CheckASentenceAsync(IPage page)
    {
        await page.FillAsync("#field-body", "Sữa rửa mặt tốt nhất Việt Nam, chỉ còn 3 suất giá 99.000đ!");
        await page.Locator("#result .finding").First.WaitForAsync();
        await page.EvaluateAsync("() => { document.activeElement.blur(); scrollTo(0, 0); }");
    }

    private string PathOf(string name) => name switch
    {
        "home" => "/",
        "variants" or "playground" or "content" or "people" or "keys" or "queue" or "stops" => "/" + name,
        "sheet" => $"/sheets/{site.Sheet}",
        "message" => $"/messages?id={site.Message}",
        "variant-edit" => $"/variants/{site.Variants["blocked"]}?edit=1",
        _ => $"/variants/{site.Variants[name.Replace("variant-", "", StringComparison.Ordinal)]}",
    };

    private static TheoryData<string, string, bool> All()
    {
        TheoryData<string, string, bool> views = [];
        foreach (string name in (string[])["home", "queue", "sheet", "stops", "message", "people", "keys", "variants", "variant-edit", "playground", "content", "variant-push", "variant-sms", "variant-zalo", "variant-email", "variant-banner", "variant-tiktok-shop", "variant-blocked"])
            foreach (string theme in (string[])["light", "dark"])
                foreach (bool phone in (bool[])[false, true]) views.Add(name, theme, phone);
        return views;
    }
}
