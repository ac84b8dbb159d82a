using System.Text.Json.Nodes;

namespace MessageComposer.Tests.Composition;

/// <summary>Requests as shops really send them: everything known, next to nothing known, and odd.</summary>
internal static class BriefShapes
{
    private const string LongName =
        "Bộ chăn ga gối cotton lụa phủ tơ tằm cao cấp bốn mùa thoáng mát mềm mịn thấm hút tốt nhiều mẫu hoa văn nhã nhặn cho giường rộng một mét sáu và một mét tám kèm hai vỏ gối nằm và một vỏ gối ôm dài bền màu";

    /// <summary>Name of the shape → the request without scenario, channel and locale.</summary>
    public static IEnumerable<KeyValuePair<string, JsonObject>> All()
    {
        yield return new("rich", Rich());
        yield return new("three items", With(Rich(), request => request["products"]!.AsArray().Insert(1, Item("Áo thun cổ tròn", 159_000, 199_000))));
        yield return new("suggestion", With(Rich(), request => request["products"]!.AsArray().Add((JsonNode)Suggestion())));
        yield return new("minimal", Minimal());
        yield return new("no name", With(Rich(), request => Customer(request).Remove("first_name")));
        yield return new("no name and no title", With(Rich(), request => { Customer(request).Remove("first_name"); Customer(request).Remove("title"); }));
        yield return new("name in capitals", With(Rich(), request => Customer(request)["first_name"] = "NGUYỄN THỊ BÍCH NGỌC"));
        yield return new("a customer named Nhất", With(Rich(), request => Customer(request)["first_name"] = "Nhất"));
        yield return new("a one-letter name", With(Rich(), request => Customer(request)["first_name"] = "Y"));
        yield return new("emoji in the name", With(Rich(), request => Customer(request)["first_name"] = "🌸 Lan 🌸"));
        yield return new("blank strings", Blank());
        yield return new("a product name of 200 characters", With(Rich(), request => Product(request)["name"] = LongName[..200]));
        yield return new("a listing name", With(Rich(), request => Product(request)["name"] = "[MALL] TAI NGHE BLUETOOTH CHỐNG ỒN 🔥 - HÀNG CHÍNH HÃNG, FREESHIP"));
        yield return new("emoji in the product", With(Rich(), request => Product(request)["name"] = "Túi tote 🌿 vải canvas ✨"));
        yield return new("no shop", With(Rich(), request => request.Remove("store")));
        yield return new("no links", With(Rich(), request => { Product(request).Remove("url"); request["store"]!.AsObject().Remove("url"); request["context"]!.AsObject().Remove("cart_url"); }));
    }

    public static JsonObject Rich() => JsonNode.Parse("""
        {
          "request_id": "t-1",
          "customer": { "id": "81", "first_name": "Lan", "title": "chị", "birth_year": 2001, "city": "Cần Thơ", "city_tier": 2, "interests": ["health"],
                        "consent": { "marketing": true } },
          "products": [ { "id": "SRM-150", "role": "cart", "quantity": 1, "name": "Sữa rửa mặt dịu nhẹ Mây 150ml", "brand": "Mây", "category": "skincare",
                          "price": 189000, "list_price": 239000, "currency": "VND", "url": "https://may.example/r1", "stock": 24, "cod": true,
                          "delivery": "1-2 ngày", "rating": 4.8, "review_count": 1312, "review_highlights": ["không khô căng sau khi rửa"],
                          "faqs": [ { "q": "Da nhạy cảm dùng được không?", "a": "Dùng được ạ, sản phẩm không chứa hương liệu." } ],
                          "attributes": { "skin_type": "nhạy cảm", "how_to": "Làm ướt mặt, tạo bọt, mát-xa nhẹ rồi rửa lại.", "storage": "để nơi khô ráo, tránh nắng.", "packaging": "giấy tái chế" },
                          "certifications": [] } ],
          "store": { "name": "Mây Beauty", "hotline": "1900 6868", "url": "https://may.example" },
          "promotion": { "kind": "percent", "percent": 10, "code": "MAY10", "min_spend": 150000, "max_discount": 50000, "starts_at": "2026-11-20", "ends_at": "2026-11-23" },
          "context": { "step": 1, "occurrence": 3, "send_at": "2026-11-21T20:05:00+07:00", "cart_url": "https://may.example/cart", "device": "mobile", "weather": "mưa" }
        }
        """)!.AsObject();

    private static JsonObject Minimal() => JsonNode.Parse("""
        { "customer": { "consent": { "marketing": true } }, "products": [ { "name": "Áo sơ mi linen" } ] }
        """)!.AsObject();

    private static JsonObject Blank() => JsonNode.Parse("""
        {
          "customer": { "id": "", "first_name": " ", "title": "", "city": "", "consent": { "marketing": true } },
          "products": [ { "id": " ", "name": "Áo sơ mi linen", "brand": "", "category": "", "url": "", "delivery": "  ", "review_highlights": ["", " "],
                          "faqs": [ { "q": "", "a": "" } ], "attributes": { "how_to": "", "storage": " " } } ],
          "store": { "name": "", "hotline": " ", "url": "" }, "promotion": { "code": "" }, "context": { "weather": "", "cart_url": "" }
        }
        """)!.AsObject();

    /// <summary>Price and former price, where a scenario cannot do without them.</summary>
    public static JsonObject WithPrices(JsonObject request) => With((JsonObject)request.DeepClone(), copy =>
    {
        JsonObject product = Product(copy);
        product["price"] ??= 189_000;
        product["list_price"] ??= 239_000;
    });

    private static JsonObject Item(string name, long price, long listPrice) => new() { ["role"] = "cart", ["name"] = name, ["price"] = price, ["list_price"] = listPrice, ["quantity"] = 2 };

    private static JsonObject Suggestion() => new() { ["role"] = "suggestion", ["name"] = "Kem dưỡng ẩm Mây 50ml", ["category"] = "skincare", ["price"] = 215_000, ["url"] = "https://may.example/kd" };

    public static JsonObject With(JsonObject request, Action<JsonObject> change)
    {
        change(request);
        return request;
    }

    public static JsonObject Customer(JsonObject request) => request["customer"]!.AsObject();

    public static JsonObject Product(JsonObject request) => request["products"]!.AsArray()[0]!.AsObject();
}
