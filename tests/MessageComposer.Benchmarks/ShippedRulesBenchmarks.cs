using System.Text.Json;
using BenchmarkDotNet.Attributes;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Templating;

namespace MessageComposer.Benchmarks;

/// <summary>Title, body and button, 300 characters in all, under all rules this repository ships. Budget: 15 µs and 2 KB. Baseline: the least any check must do, normalising and lower-casing the text.</summary>
[MemoryDiagnoser]
public class ShippedRulesBenchmarks
{
    private const string Message =
        "Chào bạn, sữa rửa mặt dịu nhẹ Mây 150ml vẫn nằm trong giỏ hàng, giá 189.000đ. Shop giao trong 1-2 ngày, nhận hàng rồi bạn mới trả tiền. " +
        "Khách đã mua khen không khô căng sau khi rửa, 4,8 sao từ 1.312 đánh giá. Còn băn khoăn chỗ nào, bạn nhắn ngay cho shop nhé.";

    private readonly CheckedField[] _fields = [new("title", "Giỏ hàng của bạn vẫn còn đây"), new("body", Message), new("cta_label", "Xem giỏ hàng")];
    private GuardrailPipeline _pipeline = null!;
    private GuardrailContext _context = null!;

    [GlobalSetup]
    public void Load()
    {
        string root = ContentRoot.Find(null, Environment.CurrentDirectory, AppContext.BaseDirectory) ?? throw new InvalidOperationException("prompts/ and guardrails/ are not found.");
        ContentSnapshot content = ContentLoader.Load(root).Snapshot ?? throw new InvalidOperationException("The content has faults: run composer lint.");
        using JsonDocument facts = JsonDocument.Parse("""
            { "products": [ { "name": "Sữa rửa mặt dịu nhẹ Mây 150ml", "price": 189000, "delivery": "1-2 ngày", "cod": true, "rating": 4.8, "review_count": 1312,
                              "review_highlights": ["không khô căng sau khi rửa"], "category": "skincare" } ], "store": { "name": "Mây" } }
            """);
        _pipeline = content.Guardrails;
        _context = new GuardrailContext
        {
            Locale = "vi-VN",
            Channel = "zalo",
            Segment = "general",
            Purpose = Purpose.Care,
            Stage = TextStage.Final,
            Day = new DateOnly(2026, 11, 21),
            Facts = JsonModel.ObjectFrom(facts.RootElement),
            Goods = content.GoodsOf("skincare").RuleSets,
        };
        GuardrailReport report = FullCheck();
        if (report.Verdict == Verdict.Block) throw new InvalidOperationException("The sample text is not clean: " + string.Join("; ", report.Findings.Select(finding => finding.Rule + " " + finding.Match)));
    }

    [Benchmark(Baseline = true)]
    public string NormaliseAndLower() => _fields[1].Text.Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant();

    [Benchmark]
    public GuardrailReport FullCheck() => _pipeline.Check(_fields, _context);
}
