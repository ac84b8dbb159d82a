using MessageComposer.Messages;

namespace MessageComposer.Generation;

/// <summary>One brief a text is tried on.</summary>
/// <param name="Name">What is special about it, for findings and previews.</param>
public sealed record ProofBrief(string Name, Brief Brief);

/// <summary>The briefs every text is rendered on before anybody sees it: the recipients and goods that break sentences.</summary>
public static class ProofSet
{
    private const string LongFirstName = "Wolfeschlegelsteinhausenberger"; // 30 letters
    private const string LongProductName = "Bộ chăm sóc da mặt bảy bước dành cho da nhạy cảm chiết xuất hoa cúc và trà xanh, dung tích 150 ml, hộp quà";
    private static readonly DateOnly s_promotionStart = new(2026, 1, 1);

    /// <param name="at">The day the texts are tried on.</param>
    public static IReadOnlyList<ProofBrief> For(Cell cell, DateTimeOffset at)
    {
        Brief usual = Usual(cell, at);
        Product product = usual.Product!;
        Product longNamed = product with { Name = LongProductName, ShortName = "Bộ chăm sóc da mặt bảy bước" };
        return
        [
            new("usual", usual),
            new("no-name", usual with { Customer = new Customer() }),
            new("long-name", usual with { Customer = usual.Customer with { FirstName = LongFirstName } }),
            new("title-anh", usual with { Customer = usual.Customer with { FirstName = "Minh", Title = "anh" } }),
            new("title-chi", usual with { Customer = usual.Customer with { Title = "chị" } }),
            new("no-title", usual with { Customer = usual.Customer with { Title = null } }),
            new("many-items", WithCart(usual, [product, longNamed with { Id = "proof-2" }, product with { Id = "proof-3", Quantity = 2 }])),
            new("no-voucher", usual with { Promotion = null }),
            new("voucher-unusable", usual with { Promotion = usual.Promotion! with { Usable = false } }),
            new("long-product-name", WithCart(usual, [longNamed])),
            new("no-suggestion", usual with { Suggestion = null, Products = [product] }),
        ];
    }

    private static Brief Usual(Cell cell, DateTimeOffset at)
    {
        DateOnly day = VietnamTime.DayOf(at);
        Product product = new()
        {
            Id = "proof-1",
            Role = RoleFor(cell.Scenario),
            Name = "Sữa rửa mặt dịu nhẹ Mây 150ml",
            ShortName = "Sữa rửa mặt Mây 150ml",
            Brand = "Mây",
            Category = cell.Subject == Cell.NoSubject ? "skincare" : cell.Subject,
            Price = 189_000,
            ListPrice = 239_000,
            Url = "https://shop.example/may-150",
            Stock = 24,
            Cod = true,
            Delivery = "1-2 ngày",
            DeliveryDays = 2,
            Rating = 4.8m,
            ReviewCount = 1312,
            ReviewHighlights = ["không khô căng sau khi rửa"],
            ReturnPolicy = "Đổi trả trong 7 ngày nếu sản phẩm lỗi.",
            Warranty = "Bảo hành 12 tháng.",
            Lines = new ProductLines("Người mua khen không khô căng sau khi rửa", "Dùng được cho da nhạy cảm", "Tạo bọt với nước, mát xa nhẹ rồi rửa sạch"),
        };
        Product suggestion = product with { Id = "proof-s", Role = ProductRole.Suggestion, Name = "Kem dưỡng ẩm Mây 50ml", ShortName = "Kem dưỡng ẩm Mây 50ml", Price = 259_000, ListPrice = null };
        return WithCart(
            new Brief
            {
                Scenario = cell.Scenario,
                Channel = cell.Channel,
                Locale = cell.Locale,
                Customer = new Customer { FirstName = "Lan", Title = "chị", Consent = new Consent(true, null) },
                Products = [],
                Store = new Store { Name = "Mây Beauty", Hotline = "1900 6868", Url = "https://shop.example", FreeShippingFrom = 300_000 },
                Promotion = new Promotion
                {
                    Kind = "percent", Percent = 10, Code = "MAY10", MinSpend = 150_000, MaxDiscount = 50_000, StartsAt = s_promotionStart, EndsAt = day.AddDays(2), Usable = true,
                },
                Context = new BriefContext { Step = 1, CartUrl = "https://shop.example/cart" },
                At = at,
                Day = day,
                Suggestion = suggestion,
                Cart = new Cart(0, null, null, null),
            },
            [product]);
    }

    private static Brief WithCart(Brief brief, IReadOnlyList<Product> products) => brief with
    {
        Product = products[0],
        Products = brief.Suggestion is { } suggestion ? [.. products, suggestion] : products,
        Cart = new Cart(
            products.Count,
            products.Sum(product => product.Price * product.Quantity),
            products.Count == 1 ? products[0].ShortName : $"{products[0].ShortName} và {products.Count - 1} món khác",
            brief.Context.CartUrl),
    };

    private static ProductRole RoleFor(string scenario) => scenario switch
    {
        "cart-abandonment" => ProductRole.Cart,
        "post-purchase" => ProductRole.Purchased,
        _ => ProductRole.Viewed,
    };
}
