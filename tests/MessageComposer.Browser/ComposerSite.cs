using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MessageComposer.Composition;
using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Guardrails;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Review.Audit;
using MessageComposer.Review.Sheets;
using MessageComposer.Server.Auth;
using MessageComposer.Server.Hosting;
using MessageComposer.Storage.People;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessageComposer.Browser;

/// <summary>The whole service with the shipped content on loopback, a SQLite folder of its own, a clock that stands still and some stored copy.</summary>
public class ComposerSite : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string SessionName = "composer";
    public const string Password = "một mật khẩu dài";

    private readonly string _data = Path.Combine(Path.GetTempPath(), "composer-site-" + Guid.NewGuid().ToString("N"));

    public ComposerSite()
    {
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The session of somebody who may see every page.</summary>
    public string Session { get; private set; } = "";

    /// <summary>Stored copy by what is special about it.</summary>
    public Dictionary<string, Guid> Variants { get; } = [];

    /// <summary>A sheet that the reader of <see cref="Session"/> has opened.</summary>
    public Guid Sheet { get; private set; }

    /// <summary>A message that was composed.</summary>
    public string Message { get; private set; } = "";

    /// <summary>A key that composes.</summary>
    public string Key { get; private set; } = "";

    public virtual async ValueTask InitializeAsync()
    {
        (string Name, Variant Variant)[] stored =
        [
            ("push", Of("push", VariantState.PendingBrand, ("title", "Giỏ hàng của {{ address.you }} vẫn còn"), ("body", "{{ product.short_name }}, {{ product.price | money }}. Bấm để xem lại khi tiện nhé."))),
            ("sms", Of("sms", VariantState.PendingLegal, ("body", "{{ product.short_name }} trong giỏ, {{ product.price | money }}. Xem: {{ cart.url }}"))),
            ("zalo", Of("zalo", VariantState.Approved, ("title", "Giỏ hàng đợi {{ address.you }}"), ("body", "{{ address.hello }}, {{ product.short_name }} vẫn còn trong giỏ."), ("cta_label", "Xem lại giỏ hàng"))),
            ("email", Of("email", VariantState.PendingBrand, ("subject", "{{ product.short_name }} vẫn còn trong giỏ hàng"), ("preheader", "Giữ nguyên như lúc chọn"), ("body", "{{ address.hello }},\n{{ product.name }} vẫn nằm trong giỏ hàng, giá {{ product.price | money }}."), ("cta_label", "Xem lại giỏ hàng"))),
            ("banner", Of("banner", VariantState.Suspended, ("title", "{{ product.short_name }} đợi {{ address.you }}"), ("body", "Giao trong {{ product.delivery }}"), ("cta_label", "Xem ngay"))),
            ("tiktok-shop", Of("tiktok-shop", VariantState.Returned, ("body", "{{ address.hello }}, {{ product.short_name }} vẫn còn nè."))),
            ("blocked", Of("push", VariantState.Blocked, ("title", "Kem tốt nhất Việt Nam"), ("body", "Mua ngay kẻo hết.")) with
            {
                Findings =
                [
                    new Finding
                    {
                        Rule = "superlative-nhat", Category = Categories.SuperlativeClaim, Severity = Severity.Block, Owner = "legal", Field = "title", Start = 4, Length = 17, Match = "tốt nhất Việt Nam",
                        Message = "“tốt nhất Việt Nam” là khẳng định hơn nhất chưa có tài liệu chứng minh.", Reason = "Từ mang nghĩa “nhất” phải có tài liệu hợp pháp chứng minh", Law = "Luật Quảng cáo 16/2012/QH13, Điều 8 khoản 11",
                        Suggestion = "được nhiều khách chọn",
                    },
                ],
            }),
            ("hostile", Of("zalo", VariantState.Blocked, ("title", "<script>document.title='stolen'</script><img src=x onerror=alert(1)>"), ("body", "Giá\u202E đ000.1 \u200Bẩn " + new string('W', 400)), ("cta_label", "\"><b>Mua</b>"))),
        ];
        foreach ((string name, Variant variant) in stored) Variants[name] = variant.Id;
        await Services.GetRequiredService<IVariantStore>().AddAsync([.. stored.Select(entry => entry.Variant)], CancellationToken.None);
        await AddSheetAsync("push");
        Session = await SignInAsync("lan", Password);
        Key = (await Services.GetRequiredService<KeyDesk>().CreateAsync("chiến dịch", Scopes.Compose, consentCheckedUpstream: false, AuditActor.Composer, CancellationToken.None)).Text!;
        Person lan = (await Services.GetRequiredService<PeopleDesk>().ListAsync(CancellationToken.None)).Single(person => person.SignInName == "lan");
        SheetKey key = new("cart-abandonment", "v1", "push", RiskClass.Low, ReviewLayer.Brand);
        SheetResult opened = await Services.GetRequiredService<SheetDesk>().OpenAsync(key, new Reviewer($"person:{lan.Id:N}", "Lan", new HashSet<string> { RoleNames.Brand }), CancellationToken.None);
        Sheet = ((SheetResult.Done)opened).Sheet.Id;
        Message = (await ComposeAsync("push")).GetProperty("message_id").GetString()!;
    }

    /// <summary>Two dozen texts that differ, of low risk, for one sheet.</summary>
    public Task AddSheetAsync(string channel, string scenario = "cart-abandonment")
    {
        string[] starts = ["Giỏ hàng vẫn còn nguyên", "Món bạn chọn vẫn ở đây", "Giỏ hàng đang đợi bạn", "Bạn để quên giỏ hàng này", "Mình giữ giỏ hàng cho bạn", "Giỏ hàng của bạn còn đây"];
        string[] ends = ["xem lại khi tiện nhé.", "ghé lại lúc nào cũng được.", "mở ra xem lại nha.", "khi rảnh bạn xem lại nhé."];
        return Services.GetRequiredService<IVariantStore>().AddAsync(
            [.. starts.SelectMany(start => ends.Select(end => Of(channel, VariantState.PendingBrand, ("title", start), ("body", "{{ product.short_name }} vẫn còn trong giỏ, " + end)) with { Risk = RiskClass.Low })).Select(variant => In(scenario, variant))], CancellationToken.None);
    }

    /// <summary>The answer to a campaign that asks for a reminder about a cart. The customer has no id: one with an id could fall into the control group, by the key of the installation.</summary>
    public async Task<JsonElement> ComposeAsync(string channel)
    {
        using HttpClient client = new() { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        string brief = $$"""
            { "scenario": "cart-abandonment", "channel": "{{channel}}", "locale": "vi-VN", "customer": { "first_name": "Ngọc", "segment": "gen-z", "motive": "none", "consent": { "marketing": true } },
              "products": [ { "id": "SRM-150", "role": "cart", "name": "Sữa rửa mặt Mây 150ml", "category": "skincare", "price": 189000, "url": "https://shop.example/may-150", "stock": 24 } ],
              "store": { "name": "Mây Beauty", "url": "https://shop.example" }, "context": { "step": 1, "send_at": "2026-11-21T20:05:00+07:00", "cart_url": "https://shop.example/cart" } }
            """;
        using HttpResponseMessage response = await client.PostAsync("/v1/compose", new StringContent(brief, Encoding.UTF8, "application/json"));
        response.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement;
    }

    internal Task AddPersonAsync(string name, string displayName, Roles roles) =>
        Services.GetRequiredService<PeopleDesk>().AddAsync(new NewPerson(name, displayName, null, roles), Password, AuditActor.Composer, CancellationToken.None);

    private async Task<string> SignInAsync(string name, string password)
    {
        await Services.GetRequiredService<PeopleDesk>().AddAsync(new NewPerson(name, "Lan", null, Roles.Brand | Roles.Admin), password, AuditActor.Composer, CancellationToken.None);
        using HttpClient client = CreateClient();
        using HttpResponseMessage response = await client.PostAsJsonAsync("/v1/session", new { sign_in_name = name, password });
        response.EnsureSuccessStatusCode();
        return response.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(SessionName + "=", StringComparison.Ordinal)).Split(';')[0][(SessionName.Length + 1)..];
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Content:Root", RepositoryRoot);
        builder.UseSetting("Storage:Path", _data);
        builder.UseSetting("Model:Provider", "Phrasebook");
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(new SaturdayEvening());
            // What a test says was found in a stored text stays found.
            services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(RecheckService)));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
    }

    /// <summary>The same text in another scenario.</summary>
    internal Variant In(string scenario, Variant variant) => variant with
    {
        Cell = variant.Cell with { Scenario = scenario, Angle = Services.GetRequiredService<ContentStore>().Current.Scenarios[scenario].Angles[0].Definition.Id },
    };

    internal Variant Of(string channel, VariantState state, params (string Field, string Text)[] fields) => new()
    {
        Id = Guid.CreateVersion7(SaturdayEvening.Now.AddMinutes(-10 + Variants.Count)),
        Cell = new Cell("cart-abandonment", Services.GetRequiredService<ContentStore>().Current.Scenarios["cart-abandonment"].Angles[0].Definition.Id, "general", "none", channel, "vi-VN", "none"),
        State = state,
        Fields = [.. fields.Select(field => KeyValuePair.Create(field.Field, field.Text))],
        PromptVersion = "v1",
        Model = "phrasebook",
        StoreName = "Mây Beauty",
        Risk = RiskClass.Medium,
        ContentHash = Services.GetRequiredService<ContentStore>().Current.Hash,
        CreatedAt = SaturdayEvening.Now.AddMinutes(-10),
    };

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "MessageComposer.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("Not inside the repository.");
    }
}

internal sealed class SaturdayEvening : TimeProvider
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 13, 5, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
