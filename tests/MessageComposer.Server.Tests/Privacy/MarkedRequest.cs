using System.Text.Json.Nodes;

namespace MessageComposer.Server.Tests.Privacy;

/// <summary>A compose request with a random mark in every member that must stay home, known and unknown.</summary>
internal sealed class MarkedRequest
{
    private static readonly (string Scenario, string Role)[] s_scenarios =
        [("cart-abandonment", "cart"), ("browse-abandonment", "viewed"), ("back-in-stock", "viewed"), ("price-drop", "viewed"), ("post-purchase", "purchased"), ("product-card", "cart")];

    private static readonly string[] s_channels = ["email", "push", "sms", "zalo", "tiktok-shop", "banner"];

    private readonly Random _random;
    private readonly List<string> _marks = [];
    private readonly List<string> _facts = [];
    private readonly List<string> _numbers = [];

    public MarkedRequest(int seed)
    {
        _random = new Random(seed);
        (Scenario, string role) = s_scenarios[seed % s_scenarios.Length];
        Json = Build(role);
    }

    public string Scenario { get; }

    public JsonObject Json { get; }

    /// <summary>What the request says of its customer, its moment and in members nobody knows. Letters only, so that a cleaned or folded text still shows them.</summary>
    public IReadOnlyList<string> Marks => _marks;

    /// <summary>What it says of products, store and promotion: facts that are nobody's, which records of messages keep.</summary>
    public IReadOnlyList<string> Facts => _facts;

    /// <summary>Digits long enough to be nothing else in a prompt.</summary>
    public IReadOnlyList<string> Numbers => _numbers;

    public string Mark() => Mark(_marks);

    private string Fact() => Mark(_facts);

    private string Mark(List<string> kind)
    {
        string mark = "zq" + new string([.. Enumerable.Range(0, 12).Select(_ => (char)('b' + _random.Next(24)))]);
        kind.Add(mark);
        return mark;
    }

    private JsonObject Build(string role)
    {
        string channel = Scenario == "product-card" ? "line" : s_channels[_random.Next(s_channels.Length)];
        JsonObject request = Unknown(new JsonObject
        {
            ["request_id"] = Mark(),
            ["scenario"] = Scenario,
            ["channel"] = channel,
            ["locale"] = _random.Next(4) == 0 ? "en" : "vi-VN",
            ["customer"] = Customer(channel),
            ["products"] = new JsonArray(Product(role), Product(_random.Next(3) == 0 ? "suggestion" : role)),
            ["store"] = Unknown(new JsonObject
            {
                ["name"] = "Mây Beauty",
                ["hotline"] = Fact(),
                ["url"] = Address(),
                ["email"] = $"{Fact()}@{Fact()}.example",
                ["address"] = Fact(),
                ["sms_opt_out"] = Fact(),
                ["return_policy"] = Fact(),
                ["warranty"] = Fact(),
                ["free_shipping_from"] = Number(7),
            }),
            ["promotion"] = Unknown(new JsonObject
            {
                ["kind"] = "amount", ["amount"] = Number(5), ["code"] = Fact(), ["min_spend"] = Number(6), ["max_discount"] = Number(6),
                ["starts_at"] = "2026-11-20", ["ends_at"] = "2026-11-23",
            }),
            ["context"] = Unknown(new JsonObject
            {
                ["step"] = _random.Next(1, 4),
                ["occurrence"] = Number(6),
                ["send_at"] = "2026-11-21T20:05:00+07:00",
                ["local_time"] = "2026-11-21T20:05:00+07:00",
                ["cart_url"] = CartAddress(),
                ["device"] = Mark(),
                ["weather"] = Mark(),
            }),
            ["order"] = new JsonObject { ["id"] = Mark(), ["phone"] = Mark() },
        });
        return request;
    }

    private JsonObject Customer(string channel)
    {
        JsonObject customer = Unknown(new JsonObject
        {
            ["id"] = Mark(),
            ["first_name"] = $"{Mark()} {Mark()}",
            ["title"] = Mark(),
            ["city"] = Mark(),
            ["city_tier"] = _random.Next(1, 4),
            ["interests"] = new JsonArray("health", Mark()),
            ["consent"] = Unknown(new JsonObject { ["marketing"] = true, ["channels"] = new JsonArray(channel, Mark()) }),
        });
        int year = _random.Next(1931, 1960);
        _numbers.Add(year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        customer["birth_year"] = year;
        if (_random.Next(2) == 0) customer["segment"] = Pick("gen-z", "office", "tier-2-3", "general");
        if (_random.Next(2) == 0) customer["motive"] = Pick("health", "green", "value", "none");
        return customer;
    }

    /// <summary>What a product says of itself may be sent for a card; where it was sold, to whom and for how much may not.</summary>
    private JsonObject Product(string role) => Unknown(new JsonObject
    {
        // A card belongs to its product: the id names the cell of the card that any message may wish for.
        ["id"] = $"SRM-{_random.Next(1_000)}",
        ["role"] = role,
        ["quantity"] = 1,
        ["name"] = "Sữa rửa mặt dịu nhẹ Mây 150ml",
        ["brand"] = "Mây",
        ["category"] = "skincare",
        ["price"] = Number(6),
        ["list_price"] = 9_000_000 + Number(6),
        ["url"] = Address(),
        ["stock"] = Number(5),
        ["delivery"] = Fact(),
        ["review_count"] = Number(6),
        ["review_highlights"] = new JsonArray("không khô căng sau khi rửa"),
        ["faqs"] = new JsonArray(Unknown(new JsonObject { ["q"] = "Da nhạy cảm dùng được không?", ["a"] = "Dùng được ạ." })),
        ["attributes"] = new JsonObject { ["skin_type"] = "nhạy cảm" },
        ["certifications"] = new JsonArray(Unknown(new JsonObject { ["title"] = "ISO 22716", ["issuer"] = "SGS" })),
        ["evidence"] = new JsonArray(Unknown(new JsonObject { ["title"] = Fact() })),
        ["return_policy"] = Fact(),
        ["warranty"] = Fact(),
    });

    private JsonObject Unknown(JsonObject item)
    {
        item[Mark()] = Mark();
        item["phone"] = Mark();
        item["note"] = new JsonObject { ["text"] = new JsonArray(Mark()) };
        return item;
    }

    /// <summary>The page is a fact; the query may say who is sent there.</summary>
    private string Address() => $"https://shop.example/{Fact()}?k={Mark()}";

    private string CartAddress() => $"https://shop.example/{Mark()}?k={Mark()}";

    private int Number(int digits)
    {
        int number = _random.Next((int)Math.Pow(10, digits - 1) + 1, (int)Math.Pow(10, digits));
        if (digits >= 5) _numbers.Add(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return number;
    }

    private string Pick(params string[] words) => words[_random.Next(words.Length)];
}
