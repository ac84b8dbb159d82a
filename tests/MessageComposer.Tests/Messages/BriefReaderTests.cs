using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MessageComposer.Messages;
using MessageComposer.Messages.Reading;
using MessageComposer.Messages.Records;
using MessageComposer.Templating;

namespace MessageComposer.Tests.Messages;

public class BriefReaderTests
{
    private static readonly DateTimeOffset s_received = new(2026, 11, 21, 16, 30, 0, TimeSpan.Zero); // 23:30 in Vietnam

    private static IntakeResult Read(string json) => BriefReader.Read(Encoding.UTF8.GetBytes(json), new OpenVocabulary(), s_received);

    private static Brief BriefOf(string members) => Read(Request(members)) is { Brief: { } brief } ? brief : throw new Xunit.Sdk.XunitException("refused: " + Describe(Read(Request(members))));

    private static string Request(string members) => """{"scenario":"cart-abandonment","channel":"zalo","locale":"vi-VN",""" + members + "}";

    private static string Describe(IntakeResult result) =>
        string.Join("; ", result.Faults?.Select(fault => fault.Key + " " + string.Join(", ", fault.Value)) ?? []);

    private static Brief WithProduct(string members) => BriefOf("\"products\":[{" + members + "}]");

    private static Brief WithCustomer(string members) => BriefOf("""
        "products":[{"name":"Áo sơ mi"}],"customer":{
        """ + members + "}");

    [Fact]
    public void Every_mistake_is_reported_at_once_by_its_json_path()
    {
        IntakeResult result = Read("""
            {"scenario":"price-drop","channel":"fax","locale":"vi-VN","customer":{"birth_year":"2001","segment":"kids","consent":{"marketing":"yes"}},
             "products":[{"name":"Áo","price":-5,"currency":"USD","url":"javascript:alert(1)","faqs":[{"q":1,"a":"x"}],"attributes":{"a":{"b":1}}},{"price":10}],
             "store":[],"promotion":{"code":"<b>","starts_at":"2026-11-23","ends_at":"2026-11-20"},"context":{"send_at":"tomorrow"}}
            """);

        Assert.Null(result.Brief);
        string[] expected =
        [
            "channel", "context.send_at", "customer.birth_year", "customer.consent.marketing", "customer.segment", "products[0].attributes.a",
            "products[0].currency", "products[0].faqs[0].q", "products[0].list_price", "products[0].price", "products[0].url", "products[1].name",
            "promotion.code", "promotion.ends_at", "store",
        ];
        Assert.Equal(expected, result.Faults!.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"scenario\":")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":{\"i\":{\"j\":{\"k\":{\"l\":{\"m\":{\"n\":{\"o\":{\"p\":{\"q\":1}}}}}}}}}}}}}}}}}")]
    public void What_is_not_one_json_object_is_a_fault_of_the_whole(string json) => Assert.Contains("$", Read(json).Faults!.Keys);

    [Fact]
    public void A_product_with_a_mistake_is_refused_each_time_wherever_it_stands()
    {
        const string Product = """{"name":"Áo sơ mi cộc tay","price":-5}""";
        foreach (int before in (int[])[0, 2, 1, 2, 0])
        {
            string products = string.Concat(Enumerable.Repeat("""{"name":"Khăn"},""", before)) + Product;
            Assert.Equal([$"products[{before}].price"], Read(Request($"\"products\":[{products}]")).Faults!.Keys);
        }
    }

    [Fact]
    public void What_stands_in_the_same_bytes_is_read_alike_each_time_and_anew_where_one_of_them_differs()
    {
        const string Members =
            """
            "products":[{"id":"k-1","name":"Khăn lụa","price":90000,"attributes":{"chất liệu":"lụa"},"faqs":[{"q":"Giặt máy?","a":"Được ạ."}]}],
            "store":{"name":"Tiệm Khăn","hotline":"1900 6868"},"promotion":{"kind":"percent","percent":10,"min_spend":80000,"ends_at":"2026-12-01"}
            """;
        Brief first = BriefOf(Members);
        for (int times = 0; times < 4; times++)
        {
            Brief again = BriefOf(Members);
            Assert.Equal(FactsJson.Of(first.Product!).ToArray(), FactsJson.Of(again.Product!).ToArray());
            Assert.Equal(first.Store, again.Store);
            Assert.Equal(first.Promotion, again.Promotion);
        }
        Brief other = BriefOf(Members.Replace("90000", "70000", StringComparison.Ordinal));
        Assert.Equal(70_000, other.Product!.Price);
        Assert.Equal((true, false), (first.Promotion!.Usable, other.Promotion!.Usable));
    }

    [Fact]
    public void A_member_given_twice_is_a_fault() =>
        Assert.Equal(["is given twice"], Read(Request("""
            "products":[{"name":"Áo","name":"Quần"}]
            """)).Faults!["products[0].name"]);

    [Fact]
    public void Unknown_members_are_passed_over_whatever_they_hold() =>
        Assert.Equal("Áo", WithProduct(""" "x":{"deep":[1,2,{"y":null}]},"name":"Áo","z":[[]] """).Product!.Name);

    [Fact]
    public void Blank_strings_are_null_and_lists_are_never_null()
    {
        Brief brief = WithProduct(""" "name":"Áo","brand":"  ","url":"","delivery":null,"review_highlights":null,"faqs":[{"q":" ","a":"x"}] """);

        Assert.Null(brief.Product!.Brand);
        Assert.Null(brief.Product.Url);
        Assert.Null(brief.Product.Delivery);
        Assert.Empty(brief.Product.ReviewHighlights);
        Assert.Empty(brief.Product.Faqs);
        Assert.Empty(brief.Customer.Interests);
    }

    [Fact]
    public void Text_is_composed_and_freed_of_hidden_characters() =>
        Assert.Equal("Kem dưỡng ẩm", WithProduct(" \"name\":\"Kem\\u0000 dươ\\u0303ng\\u200B \\n\\u202E \\u0061\\u0302\\u0309m\" ").Product!.Name);

    [Theory]
    [InlineData("Lan", "Lan")]
    [InlineData("NGUYỄN THỊ LAN", "Lan")]
    [InlineData("lan", "Lan")]
    [InlineData("Nhất", "Nhất")]
    [InlineData("đức", "Đức")]
    [InlineData("Y", "Y")]
    [InlineData("McDonald", "McDonald")]
    [InlineData("D'Arcy", "D'Arcy")]
    [InlineData("Lan 🌸", null)]
    [InlineData("0912345678", null)]
    [InlineData("null", null)]
    [InlineData("Khách hàng", null)]
    [InlineData("{{ x }}", null)]
    [InlineData("lan@shop.vn", null)]
    [InlineData("Nguyễnvănaaaaaaaaaaaaaaaaaaaaaaaaaaa", null)]
    public void A_first_name_is_the_last_syllable_in_good_case_or_none(string given, string? expected) =>
        Assert.Equal(expected, WithCustomer($"\"first_name\":\"{given}\"").Customer.FirstName);

    [Theory]
    [InlineData("chị", "chị")]
    [InlineData("Anh", "anh")]
    [InlineData("<b>sếp</b>", null)]
    public void Only_known_titles_are_kept(string given, string? expected) => Assert.Equal(expected, WithCustomer($"\"title\":\"{given}\"").Customer.Title);

    [Theory]
    [InlineData("Sữa rửa mặt dịu nhẹ Mây 150ml", "Sữa rửa mặt dịu nhẹ Mây 150ml", "Sữa rửa mặt dịu nhẹ Mây 150ml")]
    [InlineData("[MALL] SỮA RỬA MẶT MÂY 150ML CHÍNH HÃNG - FREESHIP", "Sữa rửa mặt Mây 150ml chính hãng - freeship", "Sữa rửa mặt Mây 150ml")]
    [InlineData("Áo sơ mi linen 🔥 (mẫu mới 2026), nhiều màu", "Áo sơ mi linen (mẫu mới 2026), nhiều màu", "Áo sơ mi linen")]
    [InlineData("<script>alert(1)</script> Nồi {{ x }}", "alert(1) Nồi x", "alert Nồi x")]
    [InlineData("[Mây]", "[Mây]", "[Mây]")]
    [InlineData("Nồi cơm điện nắp gài Bếp Gọn 1,8 lít", "Nồi cơm điện nắp gài Bếp Gọn 1,8 lít", "Nồi cơm điện nắp gài Bếp Gọn 1,8 lít")]
    [InlineData("TAI NGHE BLUETOOTH X2 CHỐNG ỒN 30DB", "Tai nghe bluetooth X2 chống ồn 30db", "Tai nghe bluetooth X2 chống ồn 30db")]
    public void A_listing_title_becomes_a_name_and_a_short_name(string given, string name, string shortName)
    {
        Product product = WithProduct($"\"brand\":\"Mây\",\"name\":\"{given}\"").Product!;

        Assert.Equal(name, product.Name);
        Assert.Equal(shortName, product.ShortName);
    }

    [Fact]
    public void A_short_name_of_200_characters_is_cut_at_a_word()
    {
        string longName = string.Join(' ', Enumerable.Repeat("Chăn bông mềm", 15));

        string shortName = WithProduct($"\"name\":\"{longName}\"").Product!.ShortName;

        Assert.InRange(shortName.Length, 20, 40);
        Assert.StartsWith(shortName + " ", longName + " ", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tã quần Thỏ Con size M 64 miếng", 25, "Tã quần Thỏ Con size M")]
    [InlineData("Chăn cotton cho giường đôi và gối", 31, "Chăn cotton cho giường đôi")]
    [InlineData("Siêuphẩmkhôngcódấucách", 10, "Siêuphẩmkh")]
    public void A_cut_leaves_no_loose_end(string name, int length, string expected) => Assert.Equal(expected, ShortNames.CutAtWord(name, length));

    [Theory]
    [InlineData("1-2 ngày", 2.0)]
    [InlineData("2 giờ", 0.08)]
    [InlineData("trong ngày", 1.0)]
    [InlineData("3 – 5 days", 5.0)]
    [InlineData("1 tuần", 7.0)]
    [InlineData("toàn quốc", null)]
    public void The_longest_delivery_is_read_in_days(string given, double? expected) =>
        Assert.Equal((decimal?)expected, WithProduct($"\"name\":\"Áo\",\"delivery\":\"{given}\"").Product!.DeliveryDays);

    [Fact]
    public void The_cart_sums_what_is_in_it_and_the_first_product_that_is_no_suggestion_leads()
    {
        Brief brief = BriefOf("""
            "products":[{"name":"Quà","role":"suggestion","price":1},{"name":"Áo","price":100000,"quantity":2},{"name":"Quần","price":50000}],
            "context":{"cart_url":"https://shop.example/cart"}
            """);

        Assert.Equal("Áo", brief.Product!.Name);
        Assert.Equal("Quà", brief.Suggestion!.Name);
        Assert.Equal(new Cart(2, 250_000, "Áo và 1 món khác", "https://shop.example/cart"), brief.Cart);
    }

    [Fact]
    public void A_cart_with_an_unknown_price_has_no_total() =>
        Assert.Null(BriefOf("""
            "products":[{"name":"Áo","price":100000},{"name":"Quần"}]
            """).Cart.Total);

    [Theory]
    [InlineData("2026-11-23", "2026-11-23", null)]
    [InlineData("2026-11-23T20:00:00+07:00", "2026-11-23", "20:00")]
    [InlineData("2026-11-23T18:30:00Z", "2026-11-24", "01:30")]
    public void A_promotion_keeps_the_hour_it_ends_in_Vietnam(string given, string day, string? time)
    {
        Promotion promotion = BriefOf("\"products\":[{\"name\":\"Áo\",\"price\":189000}],\"promotion\":{\"kind\":\"amount\",\"amount\":9000,\"ends_at\":\"" + given + "\"}").Promotion!;
        Assert.True(promotion.TryGetMember("ends_at", out Value endsAt));
        Assert.True(promotion.TryGetMember("ends_time", out Value endsTime));
        Assert.Equal((day, time), (endsAt.AsText, endsTime.IsNull ? null : endsTime.AsText));
    }

    [Theory]
    [InlineData("""{"kind":"percent","percent":10,"min_spend":150000,"starts_at":"2026-11-20","ends_at":"2026-11-23"}""", true)]
    [InlineData("""{"kind":"percent","percent":10,"min_spend":250000}""", false)] // the cart is smaller
    [InlineData("""{"kind":"percent","percent":10,"ends_at":"2026-11-20"}""", false)] // over
    [InlineData("""{"kind":"percent","percent":10,"starts_at":"2026-11-22"}""", false)] // not begun
    [InlineData("""{"kind":"percent","percent":40}""", false)] // 189k of 239k, less 40 %: 52.5 % in all
    [InlineData("""{"kind":"percent","percent":40,"max_discount":50000}""", true)]
    [InlineData("""{"kind":"percent","percent":60,"program_type":"concentrated"}""", true)]
    [InlineData("""{"kind":"amount","amount":60000}""", true)]
    [InlineData("""{"kind":"amount","amount":80000}""", false)]
    [InlineData("{}", false)]
    public void A_voucher_is_usable_within_its_dates_its_minimum_and_the_lawful_cut(string promotion, bool usable)
    {
        Brief brief = BriefOf("\"products\":[{\"name\":\"Áo\",\"price\":189000,\"list_price\":239000}],\"context\":{\"send_at\":\"2026-11-21T20:05:00+07:00\"},\"promotion\":" + promotion);

        Assert.Equal(usable, brief.Promotion!.Usable);
    }

    [Theory]
    [InlineData("""{"send_at":"2026-12-01T23:30:00Z","local_time":"2026-11-01T00:00:00"}""", "2026-12-02")]
    [InlineData("""{"local_time":"2026-11-01T00:00:00"}""", "2026-11-01")]
    [InlineData("{}", "2026-11-21")]
    public void The_day_is_that_of_sending_then_of_the_customer_then_of_receipt_in_vietnam(string context, string day) =>
        Assert.Equal(day, BriefOf("\"products\":[{\"name\":\"Áo\"}],\"context\":" + context).Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_scenario_without_its_product_says_so() =>
        Assert.Equal(["must hold a product: scenario cart-abandonment is about one"], Read(Request("\"products\":[]")).Faults!["products"]);

    [Fact]
    public void A_product_refused_for_its_own_mistakes_is_not_also_called_missing() =>
        Assert.Equal(["products[0].name"], Read(Request("\"products\":[{\"price\":1000}]")).Faults!.Keys);

    [Theory]
    [InlineData("""{"name":"Áo","price":1.5}""", "products[0].price")]
    [InlineData("""{"name":"Áo","price":"189000"}""", "products[0].price")]
    [InlineData("""{"name":"Áo","rating":7}""", "products[0].rating")]
    [InlineData("""{"name":"Áo","url":"https://user:pw@shop.example"}""", "products[0].url")]
    [InlineData("""{"name":"\uD800"}""", "products[0].name")]
    [InlineData("7", "products[0]")]
    public void A_value_of_the_wrong_kind_is_a_fault_where_it_stands(string product, string path) =>
        Assert.Contains(path, Read(Request("\"products\":[" + product + "]")).Faults!.Keys);

    [Fact]
    public void Nothing_is_truncated_a_long_list_is_refused() =>
        Assert.Contains("products[0].review_highlights", Read(Request("\"products\":[{\"name\":\"Áo\",\"review_highlights\":[" + string.Join(',', Enumerable.Repeat("\"tốt\"", 51)) + "]}]")).Faults!.Keys);

    [Fact]
    public void Any_bytes_give_a_brief_or_faults_and_never_an_exception()
    {
        byte[] valid = Encoding.UTF8.GetBytes(Request("""
            "customer":{"first_name":"Lan","consent":{"channels":["zalo"]}},"products":[{"name":"Áo","price":1,"faqs":[{"q":"a","a":"b"}],"attributes":{"k":["v"]},"certifications":["ISO",{"title":"x"}]}],"context":{"step":1}
            """));
        Gen<byte[]> mutated =
            from at in Gen.Choose(0, valid.Length - 1)
            from with in Gen.Elements("{}[]\",:\\\u0001nulltrue0-\uFFFF".ToCharArray())
            from cut in Gen.Choose(0, 3)
            select (byte[])[.. valid[..at], .. Encoding.UTF8.GetBytes(with.ToString()), .. valid[Math.Min(valid.Length, at + cut)..]];

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(mutated.ToArbitrary(), bytes =>
        {
            IntakeResult result = BriefReader.Read(bytes, new OpenVocabulary(), s_received);
            return (result.Brief is null) != (result.Faults is null) && result.Faults?.Count != 0;
        }));
    }
}
