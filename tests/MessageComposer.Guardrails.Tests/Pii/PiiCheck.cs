using System.Text.Json;
using MessageComposer.Guardrails.Pii;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tests.Pii;

/// <summary>Runs the rule for personal data over one text.</summary>
internal static class PiiCheck
{
    public const string Store = """
        { "products": [ { "id": "SKU0912345678", "name": "Sữa rửa mặt Mây 150ml", "sku": "8934567890123", "price": 189000, "url": "https://shop.example/may-150" } ],
          "store": { "name": "Mây Beauty", "hotline": "1900 6868", "phone": "0912 000 111", "email": "cskh@may.vn", "url": "https://shop.example", "address": "12 Nguyễn Trãi, phường Bến Thành, TP.HCM" },
          "context": { "cart_url": "https://shop.example/cart", "order_code": "DH081203000123" },
          "customer": { "phone": "0933 444 555" } }
        """;

    public static IReadOnlyList<Finding> Of(string text, string facts = "{}")
    {
        using JsonDocument json = JsonDocument.Parse(facts);
        GuardrailContext context = new()
        {
            Locale = "vi-VN",
            Channel = "push",
            Stage = TextStage.Final,
            Day = new DateOnly(2026, 11, 21),
            Facts = JsonModel.ObjectFrom(json.RootElement),
        };
        FindingSink sink = new(context);
        new PiiRule().Inspect(FoldedText.Of(text), context, sink);
        return sink.Findings;
    }

    public static string Matches(string text, string facts = "{}") => string.Join(" | ", Of(text, facts).Select(finding => finding.Match));
}
