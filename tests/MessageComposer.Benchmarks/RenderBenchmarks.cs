using BenchmarkDotNet.Attributes;
using MessageComposer.Templating;

namespace MessageComposer.Benchmarks;

/// <summary>A message of ten fields, two of them through a host's filter: the budget is 1 µs and the result only. Joining the same texts is the floor.</summary>
[MemoryDiagnoser]
public class RenderBenchmarks
{
    private const string Source =
        "{{ address.You }} ơi, {{ product.short_name }} giá {{ product.price | money }} (giá gốc {{ product.list_price | money }}), {{ product.rating }} sao từ " +
        "{{ product.review_count }} đánh giá. Còn {{ product.stock }} sản phẩm tại {{ store.name }}. Mã {{ promotion.code }} tại {{ store.url }}";

    private static readonly TemplateOptions Options = new()
    {
        Culture = "vi-VN",
        Functions = [new HostFunctionDefinition("money", 1, 1, static (_, _) => Value.Of("189.000đ"))],
    };

    private static readonly ModelObject Model = new(new Dictionary<string, Value>
    {
        ["address"] = Member("You", Value.Of("Bạn")),
        ["product"] = Value.Of(new ModelObject(new Dictionary<string, Value>
        {
            ["short_name"] = Value.Of("Bình giữ nhiệt Sen"),
            ["price"] = Value.Of(189_000m),
            ["list_price"] = Value.Of(259_000m),
            ["rating"] = Value.Of(4.8m),
            ["review_count"] = Value.Of(1_312m),
            ["stock"] = Value.Of(23m),
        })),
        ["store"] = Value.Of(new ModelObject(new Dictionary<string, Value> { ["name"] = Value.Of("Nhà Sen"), ["url"] = Value.Of("https://nhasen.example/gio-hang") })),
        ["promotion"] = Member("code", Value.Of("SEN10")),
    });

    private readonly Template _template = Template.Parse(Source, "benchmark", Options);
    private readonly MergeText _copy = ParsedCopy();
    private readonly string[] _pieces = Source.Split(' ');
    private readonly string _source = Source;

    [Benchmark(Baseline = true)]
    public string JoinTexts() => string.Concat(_pieces);

    [Benchmark]
    public string RenderTenFields() => _template.Render(Model);

    [Benchmark]
    public string? FillTenFields() => _copy.Fill(Model).Text;

    [Benchmark]
    public Template ParseTenFields() => Template.Parse(_source, "benchmark", Options);

    private static Value Member(string name, Value value) => Value.Of(new ModelObject(new Dictionary<string, Value> { [name] = value }));

    private static MergeText ParsedCopy() =>
        MergeText.TryParse(Source, "benchmark", null, Options, out MergeText? copy, out _) ? copy : throw new InvalidOperationException("The benchmark's copy must compile.");
}
