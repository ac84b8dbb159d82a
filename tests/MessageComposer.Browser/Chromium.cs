using System.Text.Json;
using Microsoft.Playwright;

namespace MessageComposer.Browser;

/// <summary>Debian's Chromium, once for all tests. Where it or axe-core is missing, tests that need it are skipped by name, never passed.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] s_flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program)) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Headless = true, Args = s_flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Somebody at a browser of their own, signed in by the form.</summary>
    public async Task<IPage> SignInAsync(ComposerSite site, string name)
    {
        IPage page = await OpenAsync(site);
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/queue");
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", ComposerSite.Password);
        await page.ClickAsync("main button.primary");
        await page.WaitForURLAsync("**/queue", new() { WaitUntil = WaitUntilState.Commit });
        return page;
    }

    /// <summary>A reader who is signed in and has chosen nothing yet, Vietnamese unless told otherwise.</summary>
    public async Task<IPage> OpenAsync(ComposerSite site, string theme = "light", bool phone = false, bool scripts = true, string language = "vi-VN")
    {
        Assert.SkipWhen(_browser is null, $"There is no {Program}.");
        IBrowserContext context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.ToString(),
            ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 860 },
            Locale = language,
            JavaScriptEnabled = scripts,
        });
        context.SetDefaultTimeout(30_000);
        await context.AddCookiesAsync([new Cookie { Name = ComposerSite.SessionName, Value = site.Session, Url = site.Address.ToString() }]);
        return await context.NewPageAsync();
    }

    /// <summary>The serious and critical findings of axe-core, as sentences.</summary>
    public static async Task<IReadOnlyList<string>> AxeAsync(IPage page)
    {
        string script = Path.Combine(ComposerSite.RepositoryRoot, "artifacts", "browser", "node_modules", "axe-core", "axe.min.js");
        Assert.SkipUnless(File.Exists(script), "There is no axe-core: test.sh installs it with npm.");
        await page.EvaluateAsync(await File.ReadAllTextAsync(script));
        JsonElement violations = (await page.EvaluateAsync(
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => `${v.id}: ${v.nodes.map(n => n.target).join(', ')}`)"))!.Value;
        return [.. violations.EnumerateArray().Select(violation => violation.GetString()!)];
    }

    /// <summary>Keeps what is seen in <c>docs/images</c>, only where <c>COMPOSER_SCREENSHOTS=1</c> asks for it.</summary>
    public static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("COMPOSER_SCREENSHOTS") != "1") return;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(ComposerSite.RepositoryRoot, "docs", "images", name + ".png") });
    }
}

[CollectionDefinition(nameof(BrowserCollection))]
public sealed class BrowserCollection : ICollectionFixture<ComposerSite>, ICollectionFixture<ReviewSite>, ICollectionFixture<Chromium>;
