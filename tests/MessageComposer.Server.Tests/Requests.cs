using MessageComposer.Tests.Content;

namespace MessageComposer.Server.Tests;

internal static class Requests
{
    /// <summary>A request the test content can answer with its fallback.</summary>
    public const string Compose = """
        { "scenario": "cart-abandonment", "channel": "push", "locale": "vi-VN",
          "customer": { "id": "81", "first_name": "Lan", "title": "chị", "birth_year": 2001, "consent": { "marketing": true } },
          "products": [ { "id": "SRM-150", "role": "cart", "name": "Sữa rửa mặt dịu nhẹ Mây 150ml", "category": "skincare", "price": 189000, "list_price": 239000,
                          "url": "https://shop.example/may-150", "stock": 24 } ],
          "store": { "name": "Mây Beauty", "url": "https://shop.example" },
          "context": { "step": 1, "send_at": "2026-11-21T20:05:00+07:00", "cart_url": "https://shop.example/cart" } }
        """;

    /// <summary><see cref="Compose"/> as a request that may come again.</summary>
    public static string WithId(string id) => Compose.Insert(1, $" \"request_id\": \"{id}\",");

    public const string Generate = """{ "scenario": "cart-abandonment", "segments": ["gen-z"], "motives": ["health"], "channels": ["push"], "angles": ["nhac-nhe"], "products": [ { "name": "Kem", "category": "skincare" } ] }""";

    /// <summary>A content tree whose prompt suits every grain.</summary>
    public static ContentTree Content() => new ContentTree()
        .With(ContentTree.Prompt, """
            ---
            author: Lan
            date: 2026-11-01
            changed: Bản đầu tiên
            temperature: 0.7
            max_output_tokens: 800
            ---

            # system

            Viết cho {{ segment.name }}.

            # user

            Nhắc khách về giỏ hàng còn bỏ quên.

            """)
        .Pin();
}
