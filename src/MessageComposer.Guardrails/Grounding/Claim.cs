namespace MessageComposer.Guardrails.Grounding;

/// <summary>What a stated number, date, code or link is about.</summary>
internal enum ClaimKind : byte
{
    /// <summary>An amount of money whose role the words leave open.</summary>
    Money,

    /// <summary>The price to pay now.</summary>
    CurrentPrice,

    /// <summary>The price before: "trước là", "giá gốc".</summary>
    FormerPrice,

    /// <summary>Money off.</summary>
    Saving,

    /// <summary>Percent off.</summary>
    Discount,

    /// <summary>Any other percentage: a share, a content.</summary>
    Percent,

    /// <summary>Percent of the price that is paid: "ba phần tư giá".</summary>
    PriceShare,
    Rating,
    ReviewCount,
    Stock,

    /// <summary>A number of things, people or times.</summary>
    Count,
    Measure,
    Date,
    Month,
    Year,

    /// <summary>A time of day, in minutes.</summary>
    Clock,

    /// <summary>A length of time, in minutes; months count 30 days, years 365.</summary>
    Duration,

    /// <summary>"mua 1 tặng 1".</summary>
    BuyGet,
    Code,
    Link,

    /// <summary>A 1800 or 1900 number.</summary>
    Hotline,

    /// <summary>A name in quotes, or behind "thương hiệu" and the like.</summary>
    Name,

    /// <summary>Letters with a number that tell one model or grade from the next: A3, SPF50, H13.</summary>
    Model,

    /// <summary>A small number of things the facts may count otherwise: 4 tốc độ, 3 mức sáng.</summary>
    NounCount,

    /// <summary>A customer's words in quotes.</summary>
    Quote,

    /// <summary>Free shipping, cash on delivery, a gift, instalments: a policy said in words.</summary>
    Policy,

    /// <summary>What the goods are made of: "lụa tơ tằm", "gỗ sồi".</summary>
    Material,
    Colour,

    /// <summary>A range of sizes: "size 6-12".</summary>
    Sizes,

    /// <summary>What the goods hold: "chiết xuất nha đam", "nấm Trichoderma".</summary>
    Ingredient,

    /// <summary>What the goods smell or taste of: "mùi oải hương", "lavender scent".</summary>
    Scent,

    /// <summary>Where the goods come from, in words that may speak of another way as well: wrong only where the facts name another place.</summary>
    Origin,
}

/// <summary>How exact a number claims to be.</summary>
internal enum Closeness : byte
{
    Exact,

    /// <summary>hơn, trên, "+".</summary>
    Over,

    /// <summary>gần, dưới, chưa tới.</summary>
    Under,

    /// <summary>khoảng, tầm.</summary>
    About,

    /// <summary>tới, lên đến, tối đa.</summary>
    UpTo,

    /// <summary>hàng nghìn: the number or several times as many.</summary>
    Order,
}

/// <summary>Policies that words alone can promise.</summary>
internal enum Policy : byte
{
    None,
    FreeShipping,
    CashOnDelivery,
    Gift,
    Instalment,
    SameDayDelivery,

    /// <summary>Looking at the goods before paying.</summary>
    Inspection,
    Installation,
}

/// <summary>One statement of fact found in a text: tokens <see cref="First"/> to <see cref="End"/> (exclusive).</summary>
internal readonly record struct Claim(ClaimKind Kind, int First, int End)
{
    public decimal Value { get; init; }

    /// <summary>The other reading of <see cref="Value"/>, where a point or comma leaves two.</summary>
    public decimal? Other { get; init; }

    /// <summary>The far end of a range (1-2 ngày).</summary>
    public decimal? Upper { get; init; }

    public Closeness Closeness { get; init; }

    public QuantityScale Scale { get; init; }

    /// <summary>Digits behind the decimal mark, for honest rounding.</summary>
    public int Decimals { get; init; }

    /// <summary>Unit of a measure, a token; -1 without one.</summary>
    public int Unit { get; init; } = -1;

    /// <summary>Of dates: the year was said.</summary>
    public bool HasYear { get; init; }

    public Policy Policy { get; init; }

    /// <summary>Of money: a word of price stands before it.</summary>
    public bool OfPrice { get; init; }

    /// <summary>Words of delivery stand before it.</summary>
    public bool OfDelivery { get; init; }
}
