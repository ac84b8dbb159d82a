using System.Text.Json;
using BenchmarkDotNet.Attributes;
using MessageComposer.Guardrails;
using MessageComposer.Guardrails.Definitions;
using MessageComposer.Templating;

namespace MessageComposer.Benchmarks;

/// <summary>A full check of a 300-character message. Budget: 15 µs and 2 KB with a thousand phrases; ten thousand cost less than twice as much.</summary>
[MemoryDiagnoser]
public class GuardrailBenchmarks
{
    private const string Message =
        "Chào bạn, sữa rửa mặt dịu nhẹ Mây 150ml vẫn nằm trong giỏ hàng, giá 189.000đ. Shop giao trong 1-2 ngày, nhận hàng rồi bạn mới trả tiền. " +
        "Khách đã mua khen không khô căng sau khi rửa, 4,8 sao từ 1.312 đánh giá. Còn băn khoăn chỗ nào, bạn cứ nhắn ngay tại đây, shop tư vấn thêm nhé. Cảm ơn bạn đã ghé Mây!";

    private static readonly string[] Syllables =
        ("giá rẻ tốt nhất hàng đầu duy số một chữa trị khỏi bệnh dứt điểm cam kết hoàn tiền bảo đảm sạch an toàn tuyệt đối tự nhiên xanh thuốc bác sĩ khuyên dùng " +
         "sốc cháy hết nhanh tay cuối cùng trúng thưởng quà tặng miễn phí việc nhẹ lương cao đẹp trắng mịn giảm cân béo gầy da tóc mắt răng ngủ đau").Split(' ');

    private readonly CheckedField[] _fields = [new("body", Message)];
    private GuardrailPipeline _pipeline = null!;
    private GuardrailContext _final = null!;
    private CheckedField[] _rendered = [];
    private GuardrailContext _renderedContext = null!;

    [Params(1_000, 10_000)]
    public int Phrases { get; set; }

    [GlobalSetup]
    public void Compile()
    {
        Random random = new(20261121);
        List<RuleDefinition> rules = [];
        for (int i = 0; i < Phrases; i += 25) rules.Add(Rule(i, [.. Enumerable.Range(0, 25).Select(_ => Phrase(random))]));
        _pipeline = GuardrailPipeline.Compile(new GuardrailDefinitions { Rules = rules, Channels = [Email] }, out _);
        _final = new GuardrailContext { Locale = "vi-VN", Channel = "email", Segment = "general", Stage = TextStage.Final, Day = new DateOnly(2026, 11, 21), Facts = Facts };
        int name = Message.IndexOf("sữa", StringComparison.Ordinal);
        _rendered = [new CheckedField("body", Message, [new MergedValue(name, 31, ["product.name"])])];
        _renderedContext = _final with { Stage = TextStage.Rendered };
    }

    [Benchmark(Baseline = true)]
    public GuardrailReport FullCheck() => _pipeline.Check(_fields, _final);

    [Benchmark]
    public GuardrailReport CheckOfProvenCopy() => _pipeline.Check(_rendered, _renderedContext);

    private static ModelObject Facts { get; } = JsonModel.ObjectFrom(JsonElement.Parse("""
        { "product": { "id": "SRM-150", "name": "Sữa rửa mặt dịu nhẹ Mây 150ml", "brand": "Mây", "category": "skincare", "price": 189000, "list_price": 239000, "delivery": "1-2 ngày",
                       "rating": 4.8, "review_count": 1312, "review_highlights": ["không khô căng sau khi rửa"], "stock": 24, "cod": true },
          "store": { "name": "Mây Beauty", "hotline": "1900 6868", "url": "https://shop.example" } }
        """));

    private static string Phrase(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));

    private static ChannelDefinition Email { get; } = new()
    {
        Id = "email",
        Names = new LocalName("E-mail", "E-mail"),
        Fields = [new FieldDefinition { Id = "body", Limits = [new FieldLimit(LimitUnit.Graphemes, 2000, LimitKind.Hard)] }],
        MaxLinks = 3,
        MaxEmoji = 3,
    };

    private static RuleDefinition Rule(int number, string[] phrases) => new()
    {
        Id = $"rule-{number}",
        Locale = "vi-VN",
        Owner = "brand",
        Category = Categories.BannedWord,
        Reason = "…",
        Match = new RuleMatch
        {
            Phrases = phrases,
            Evasion = number % 2 == 0,
            Patterns = number % 250 == 0 ? [new RulePattern($@"\bgiảm {number + 1} ?(?:kg|ký) trong \d+ (?:ngày|tuần)\b", ["kg", "ký"])] : [],
        },
        Unless = new RuleClearance { Phrases = [phrases[0] + " thử"] },
        Examples = new RuleExamples([], []),
    };
}
