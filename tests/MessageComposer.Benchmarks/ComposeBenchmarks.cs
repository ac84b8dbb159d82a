using System.Text.Json;
using BenchmarkDotNet.Attributes;
using MessageComposer.Composition;
using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Messages.Reading;
using MessageComposer.Review;

namespace MessageComposer.Benchmarks;

/// <summary>
/// A whole compose without HTTP and store, over the shipped content. Baseline: the same request parsed to a JSON document and written again,
/// which is the least any service does with it.
/// </summary>
[MemoryDiagnoser]
public class ComposeBenchmarks
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 13, 0, 0, TimeSpan.Zero);

    private byte[] _request = [];
    private ContentVocabulary _vocabulary = null!;
    private Brief _brief = null!;
    private Composer _withCopy = null!;
    private Composer _withoutCopy = null!;

    [Params("push", "sms", "zalo", "email")]
    public string Channel { get; set; } = "push";

    [GlobalSetup]
    public async Task LoadAsync()
    {
        string root = ContentRoot.Find(null, Environment.CurrentDirectory, AppContext.BaseDirectory) ?? throw new InvalidOperationException("prompts/ and guardrails/ are not found.");
        ContentLoad load = ContentLoader.Load(root);
        ContentSnapshot content = load.Snapshot ?? throw new InvalidOperationException(string.Join('\n', load.Faults));
        _vocabulary = new ContentVocabulary(content);
        string sample = await File.ReadAllTextAsync(Path.Combine(root, "samples", "requests", "cart-abandonment-zalo-gen-z.json"));
        _request = System.Text.Encoding.UTF8.GetBytes(sample.Replace("\"channel\": \"zalo\"", $"\"channel\": \"{Channel}\"", StringComparison.Ordinal).Replace("\"zalo\",", $"\"{Channel}\",", StringComparison.Ordinal));
        _brief = Read();
        InMemoryVariantStore store = new();
        await store.AddAsync([ApprovedFor(content)], CancellationToken.None);
        _withCopy = ComposerOver(content, store);
        _withoutCopy = ComposerOver(content, new InMemoryVariantStore());
        Message served = await _withCopy.ComposeAsync(_brief, CancellationToken.None);
        if (served.Source != MessageSource.Approved) throw new InvalidOperationException($"The approved variant does not serve: {served.Reason}, {served.Guardrails.Verdict}. {string.Join("; ", served.Guardrails.Findings.Select(finding => finding.Rule + " " + finding.Match))}");
    }

    [Benchmark(Baseline = true)]
    public int ParseAndWriteJson()
    {
        using JsonDocument document = JsonDocument.Parse(_request);
        return JsonSerializer.SerializeToUtf8Bytes(document.RootElement).Length;
    }

    [Benchmark]
    public Brief Intake() => Read();

    [Benchmark]
    public Task<Message> ApprovedCopy() => _withCopy.ComposeAsync(_brief, CancellationToken.None).AsTask();

    [Benchmark]
    public Task<Message> Fallback() => _withoutCopy.ComposeAsync(_brief, CancellationToken.None).AsTask();

    private Brief Read() => BriefReader.Read(_request, _vocabulary, s_now).Brief ?? throw new InvalidOperationException("The sample request has mistakes.");

    private Variant ApprovedFor(ContentSnapshot content) => new()
    {
        Id = Guid.CreateVersion7(s_now),
        Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", Cell.NoMotive, Channel, "vi-VN", Cell.NoSubject),
        State = VariantState.Approved,
        Fields = Channel switch
        {
            "sms" => [new("body", "{{ product.short_name }} vẫn trong giỏ nha, giá {{ product.price | money }}. Xem: {{ cart.url }}")],
            "email" =>
            [
                new("subject", "Giỏ hàng của {{ address.you }} vẫn còn đây nè"),
                new("body", "{{ address.hello }}, {{ product.short_name }} vẫn trong giỏ nha.\nGiá {{ product.price | money }}, giao trong {{ product.delivery }}, nhận hàng rồi mới trả tiền."),
                new("cta_label", "Xem lại giỏ hàng"),
            ],
            "zalo" =>
            [
                new("title", "Giỏ hàng của {{ address.you }} vẫn còn đây nè"),
                new("body", "{{ address.hello }}, {{ product.short_name }} vẫn trong giỏ nha, giá {{ product.price | money }}, giao trong {{ product.delivery }}, nhận hàng rồi mới trả tiền."),
                new("cta_label", "Xem lại giỏ hàng"),
            ],
            _ => [new("title", "{{ address.hello }}, giỏ đồ vẫn còn đây nè"), new("body", "{{ product.short_name }} đợi {{ address.you }} đó, giá {{ product.price | money }}, {{ product.rating | number }} sao nha")],
        },
        PromptVersion = "v1",
        ContentHash = content.Hash,
        CreatedAt = s_now,
    };

    private static Composer ComposerOver(ContentSnapshot content, IVariantStore store) =>
        new(() => content, store, new Nobody(), NoDemand.Instance, PseudonymKey.None, TimeProvider.System);

    private sealed class Nobody : ICopyWriter
    {
        public Task<CopyResult> WriteAsync(CopyRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new CopyResult([], Reason.ModelNotConfigured, null));
    }
}
