using System.Text.Json;
using MessageComposer.Guardrails.Grounding;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;
using MessageComposer.Templating;

namespace MessageComposer.Guardrails.Tests.Grounding;

/// <summary>Runs the grounding rule over one text, with the facts of a small shop.</summary>
internal static class GroundingCheck
{
    public const string Shop = """
        { "products": [
            { "id": "SRM-150", "role": "cart", "quantity": 1, "name": "Sữa rửa mặt dịu nhẹ Mây 150ml", "brand": "Mây", "price": 189000, "list_price": 239000, "url": "https://shop.example/may-150", "stock": 24, "cod": true,
              "delivery": "1-2 ngày", "rating": 4.8, "review_count": 1312, "review_highlights": ["không khô căng sau khi rửa"],
              "attributes": { "skin_type": "nhạy cảm", "material": "vỏ 100% nhựa tái chế", "how_to": "Dùng 2 lần mỗi ngày, sáng và tối" }, "return_policy": "Đổi trả trong 30 ngày", "warranty": "12 tháng" },
            { "id": "KCN-50", "role": "suggestion", "quantity": 1, "name": "Kem chống nắng Nắng SPF50+ 50ml", "price": 1290000 } ],
          "store": { "name": "Mây Beauty", "hotline": "1900 6868", "url": "https://shop.example", "hours": "8:00-22:00" },
          "promotion": { "kind": "percent", "percent": 10, "code": "MAY10", "min_spend": 150000, "max_discount": 50000, "starts_at": "2026-11-20", "ends_at": "2026-11-23" },
          "context": { "step": 1, "send_at": "2026-11-21T20:05:00+07:00", "cart_url": "https://shop.example/cart" } }
        """;

    public static GuardrailContext Context(string facts = Shop, TextStage stage = TextStage.Final)
    {
        using JsonDocument json = JsonDocument.Parse(facts);
        return new GuardrailContext
        {
            Locale = "vi-VN",
            Channel = "push",
            Stage = stage,
            Day = new DateOnly(2026, 11, 21),
            Facts = JsonModel.ObjectFrom(json.RootElement),
        };
    }

    public static FindingSink Run(FoldedText text, GuardrailContext context)
    {
        FindingSink sink = new(context);
        new GroundingRule().InspectMessage([text], context, sink);
        return sink;
    }

    public static IReadOnlyList<Finding> Of(string text, string facts = Shop) => Run(FoldedText.Of(text), Context(facts)).Findings;

    public static string Matches(string text, string facts = Shop) => string.Join(" | ", Of(text, facts).Select(finding => finding.Match));

    /// <summary>The claims of a text as "Kind value": what was read, whatever the facts say.</summary>
    public static string Read(string text)
    {
        using TokenList tokens = TokenList.Read(FoldedText.Of(text));
        ClaimList claims = new();
        ClaimReader.Read(tokens, ref claims);
        List<string> read = [];
        for (int i = 0; i < claims.Count; i++)
        {
            Claim claim = claims[i];
            string upper = claim.Upper is { } end ? $"-{end / 1.000000000m:0.##}" : "";
            read.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{claim.Kind} {claim.Value:0.##}{upper}"));
        }
        claims.Dispose();
        return string.Join("; ", read);
    }
}
