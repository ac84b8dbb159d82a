using System.Text;
using MessageComposer.Composition;
using MessageComposer.Guardrails;

namespace MessageComposer.Tests.Composition;

/// <summary>Any text, judged with facts on the shipped content.</summary>
public sealed class TextCheckTests
{
    [Theory]
    [InlineData("""{ "products": [ { "name": "Áo linen", "price": 420000 } ] }""", "Áo linen giá 420.000đ.")]
    [InlineData("""{ "product": { "name": "Áo linen", "price": 420000, "list_price": 560000 } }""", "Áo linen còn 420k, giảm 140.000đ.")]
    [InlineData("""{ "price": 420000 }""", "Giá 420.000đ.")]
    [InlineData("""{ "campaign": { "gift": [ { "worth": 45000 } ] } }""", "Quà trị giá 45.000đ.")]
    [InlineData("""{ "products": [ { "name": "Trà sen", "price": 245000 }, { "name": "Cà phê", "price": 175000, "role": "suggestion" } ] }""", "Cộng lại 420.000đ.")]
    [InlineData("""{ "products": [ { "name": "Áo linen", "price": "420.000đ" } ] }""", "Áo linen giá 420.000đ.")]
    [InlineData("""{ "products": [ { "price": 420000, "currency": "USD", "url": "javascript:x" }, 7, null ] }""", "Giá 420.000đ.")]
    [InlineData("""{ "products": [ { "name": "Nón vành", "attributes": [ { "name": "vòng vành", "value": "31-35 cm" } ] } ] }""", "Nón vòng vành 31-35 cm.")]
    public void Every_number_of_the_facts_grounds_the_text_wherever_it_stands(string facts, string text) =>
        Assert.DoesNotContain(Categories.UngroundedFact, Found(text, facts));

    [Theory]
    [InlineData("{}", "Giá 189.000đ.")]
    [InlineData("""{ "products": [ { "name": "Áo linen", "price": 420000 } ] }""", "Áo linen giá 320.000đ.")]
    public void A_number_the_facts_do_not_hold_is_reported(string facts, string text) => Assert.Contains(Categories.UngroundedFact, Found(text, facts));

    [Theory]
    [InlineData("""{ "evidence": [ { "title": "Giải Bán chạy 2026", "issued": "2026-03-01" } ], "context": { "send_at": "2026-11-21T09:00:00+07:00" } }""", true)]
    [InlineData("""{ "evidence": { "title": "Giải Bán chạy 2026", "issued": "2026-03-01" }, "context": { "local_time": "2026-11-21T09:00:00+07:00" } }""", true)]
    [InlineData("""{ "products": [ { "name": "Kem", "evidence": [ { "title": "Giải Bán chạy 2026", "issued": "2026-03-01" } ] } ] }""", true)]
    [InlineData("""{ "store": { "evidence": [ { "title": "Giải Bán chạy 2026", "issued": "2026-03-01" } ] } }""", true)]
    [InlineData("""{ "evidence": [ { "title": "Giải Bán chạy 2026", "issued": "2026-03-01" } ], "context": { "send_at": "2027-06-01T09:00:00+07:00" } }""", false)]
    [InlineData("""{ "evidence": [ { "title": "Giải thưởng khác", "issued": "2026-03-01" } ] }""", false)]
    public void Evidence_clears_a_superlative_while_it_counts_and_is_named(string facts, bool clear) =>
        Assert.Equal(!clear, Found("Kem dưỡng tốt nhất theo Giải Bán chạy 2026.", facts).Contains(Categories.SuperlativeClaim));

    [Theory]
    [InlineData("""{ "warranty": "Bảo hành 12 tháng" }""")]
    [InlineData("""{ "store": { "warranty": "Bảo hành 12 tháng" } }""")]
    [InlineData("""{ "products": [ { "name": "Tai nghe", "warranty": "Bảo hành 12 tháng" } ] }""")]
    public void A_policy_counts_at_the_top_in_the_store_and_in_the_product(string facts)
    {
        Assert.DoesNotContain(Categories.GuaranteeClaim, Found("Tai nghe được bảo hành 12 tháng.", facts));
        Assert.Contains(Categories.GuaranteeClaim, Found("Tai nghe được bảo hành 12 tháng.", "{}"));
    }

    [Fact]
    public void Changing_words_are_judged_by_the_facts()
    {
        Assert.DoesNotContain(Categories.FalseUrgency, Found("Chỉ còn 3 chiếc.", """{ "products": [ { "name": "Áo", "stock": 3 } ] }"""));
        Assert.Contains(Categories.FalseUrgency, Found("Sắp hết hàng rồi.", """{ "products": [ { "name": "Áo", "stock": 35 } ] }"""));
    }

    [Theory]
    [InlineData("Nhận hàng rồi mới trả tiền.", true, false)]
    [InlineData("Áo linen về rồi.", true, true)]
    [InlineData("Áo linen về rồi.", null, true)]
    [InlineData("Áo linen về rồi.", false, false)] // saying it would not be true
    public void What_is_required_must_be_said_unless_the_facts_deny_it(string text, bool? cod, bool missing)
    {
        string facts = cod is { } known ? $$"""{ "products": [ { "name": "Áo linen", "cod": {{(known ? "true" : "false")}} } ] }""" : "{}";
        Assert.Equal(missing, Found(text, facts, more: ", \"required\": [\"cod\"]").Contains(Categories.MissingRequired));
    }

    [Theory]
    [InlineData("Áo linen về rồi.", "", true)]
    [InlineData("Áo linen về rồi, bấm để xem nhé.", "", false)]
    [InlineData("Áo linen về rồi.", "Xem áo", false)]
    public void A_call_to_action_is_a_button_or_words_that_lead_on(string body, string label, bool missing) =>
        Assert.Equal(missing, Found(body, "{}", label, ", \"required\": [\"cta\"]").Contains(Categories.MissingRequired));

    [Fact]
    public void A_scenario_asks_for_what_its_conditions_say()
    {
        const string Facts = """{ "products": [ { "name": "Áo linen", "role": "cart", "cod": true } ] }""";
        Assert.Contains(Categories.MissingRequired, Found("Áo linen vẫn trong giỏ.", Facts, more: ", \"scenario\": \"cart-abandonment\""));
        Assert.DoesNotContain(Categories.MissingRequired, Found("Áo linen vẫn trong giỏ.", Facts));
    }

    [Fact]
    public void The_purpose_follows_from_the_scenario_and_may_be_given()
    {
        const string Offer = "Đơn tới giảm 20% bạn nhé, mua ngay kẻo lỡ.";
        Assert.Contains(Categories.SendingRule, Found(Offer, """{ "percent": 20 }""", more: ", \"scenario\": \"post-purchase\""));
        Assert.Contains(Categories.SendingRule, Found(Offer, """{ "percent": 20 }""", more: ", \"purpose\": \"care\""));
        Assert.DoesNotContain(Categories.SendingRule, Found(Offer, """{ "percent": 20 }"""));
    }

    [Fact]
    public void A_merge_field_that_some_scenario_allows_may_stand_in_the_text_and_another_is_reported_where_it_stands()
    {
        Assert.DoesNotContain(Judge("Giá {{ product.price | money }} thôi nè.", "{}").Findings, finding => finding.Category is Categories.Injection or Categories.UngroundedFact);
        Finding finding = Assert.Single(Judge("Gọi {{ customer.phone }} nhé.", "{}").Findings, found => found.Category == Categories.Injection);
        Assert.Equal((4, "{{ customer.phone }}"), (finding.Start, finding.Match));
    }

    [Fact]
    public void Text_without_a_scenario_may_call_the_customer_by_title_and_first_name()
    {
        const string Text = "{{ customer.title }} {{ customer.first_name }} ơi, áo linen đã về.";
        Assert.DoesNotContain(Categories.Injection, Found(Text, "{}"));
        Assert.Contains(Categories.Injection, Found(Text, "{}", more: ", \"scenario\": \"product-card\""));
        Assert.Contains(Categories.Injection, Found("{{ customer.birth_year }} ơi, áo linen đã về.", "{}"));
    }

    [Fact]
    public void A_named_scenario_allows_its_own_merge_fields_only()
    {
        const string Text = "{{ promotion.code }} cho bạn.";
        Assert.DoesNotContain(Categories.Injection, Found(Text, "{}"));
        Assert.Contains(Categories.Injection, Found(Text, "{}", more: ", \"scenario\": \"product-card\""));
    }

    [Theory]
    [InlineData("[]", "$")]
    [InlineData("{", "$")]
    [InlineData("""{ "locale": "vi-VN", "locale": "en" }""", "$")]
    [InlineData("""{ "channel": "zalo", "fields": { "body": "a" } }""", "locale")]
    [InlineData("""{ "locale": "vi-VN", "channel": "fax", "fields": { "body": "a" } }""", "channel")]
    [InlineData("""{ "locale": "vi-VN", "channel": "zalo", "segment": 7, "fields": { "body": "a" } }""", "segment")]
    [InlineData("""{ "locale": "vi-VN", "channel": "zalo", "scenario": "none", "fields": { "body": "a" } }""", "scenario")]
    [InlineData("""{ "locale": "vi-VN", "channel": "zalo" }""", "fields")]
    [InlineData("""{ "locale": "vi-VN", "channel": "zalo", "fields": {} }""", "fields")]
    [InlineData("""{ "locale": "vi-VN", "channel": "zalo", "fields": { "body": 7 } }""", "fields.body")]
    [InlineData("""{ "locale": "vi-VN", "channel": "zalo", "fields": { "body": "\ud800" } }""", "fields.body")]
    [InlineData("""{ "locale": "vi-VN", "channel": "zalo", "fields": { "body": "a" }, "facts": [] }""", "facts")]
    [InlineData("""{ "locale": "vi-VN", "channel": "zalo", "fields": { "body": "a" }, "facts": { "a": { "b": [1, 1e99] } } }""", "facts.a.b[1]")]
    [InlineData("""{ "locale": "vi-VN", "channel": "zalo", "fields": { "body": "a" }, "facts": { "a": "\udc00" } }""", "facts.a")]
    [InlineData("""{ "locale": "vi-VN", "channel": "zalo", "fields": { "body": "a" }, "required": "cod" }""", "required")]
    [InlineData("""{ "locale": "vi-VN", "channel": "zalo", "fields": { "body": "a" }, "required": ["cod", 7] }""", "required[1]")]
    public void Every_mistake_of_a_request_is_keyed_by_its_path(string json, string path)
    {
        TextCheckIntake intake = TextCheckReader.Read(Encoding.UTF8.GetBytes(json), ShippedContent.Snapshot);
        Assert.Null(intake.Request);
        Assert.Contains(path, intake.Faults!.Keys);
    }

    [Theory]
    [InlineData("""{ "products": 7, "store": "x", "promotion": [1], "context": "now", "customer": null }""")]
    [InlineData("""{ "products": [ [] ], "product": [], "suggestion": "x", "evidence": 7, "certifications": "ISO" }""")]
    [InlineData("""{ "products": [ { "name": "", "faqs": {}, "attributes": [1], "evidence": 5, "price": -1, "role": "gift" } ], "promotion": { "percent": 400, "code": "m ã", "starts_at": "2026-11-23", "ends_at": "2026-11-20" } }""")]
    public void Facts_of_any_form_are_taken_in(string facts) => Assert.Equal(Verdict.Pass, Judge("Áo linen đã về.", facts).Verdict);

    private static IReadOnlyList<string> Found(string body, string facts, string label = "", string more = "") => [.. Judge(body, facts, label, more).Findings.Select(finding => finding.Category)];

    private static GuardrailReport Judge(string body, string facts, string label = "", string more = "")
    {
        string json = $$"""
            { "locale": "vi-VN", "channel": "zalo", "facts": {{facts}}{{more}},
              "fields": { "title": "[QC] Tin của shop", "body": {{System.Text.Json.JsonSerializer.Serialize(body)}}, "cta_label": {{(label.Length == 0 ? "null" : $"\"{label}\"")}} } }
            """;
        TextCheckIntake intake = TextCheckReader.Read(Encoding.UTF8.GetBytes(json), ShippedContent.Snapshot);
        Assert.True(intake.Request is not null, string.Join("; ", intake.Faults?.Select(fault => $"{fault.Key}: {fault.Value[0]}") ?? []));
        GuardrailReport report = TextCheck.Judge(intake.Request, ShippedContent.Snapshot, Composing.Now);
        // A message without its button is no message of this channel; that is for other tests.
        return GuardrailReport.Of([.. report.Findings.Where(finding => finding.Field != "cta_label")]);
    }
}
