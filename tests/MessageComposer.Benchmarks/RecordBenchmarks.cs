using BenchmarkDotNet.Attributes;
using MessageComposer.Composition;
using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Messages.Reading;
using MessageComposer.Messages.Records;
using MessageComposer.Review;
using MessageComposer.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Benchmarks;

/// <summary>What recording costs a message: making the record and the claim of its key, and writing it, a thousand at a time, to SQLite.</summary>
[MemoryDiagnoser]
public class RecordBenchmarks : IDisposable
{
    private const int Many = 1_000;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "composer-bench-" + Guid.NewGuid().ToString("N"));
    private readonly RequestClaimKey _keys = new(new byte[32]);
    private ServiceProvider _services = null!;
    private IMessageRecords _records = null!;
    private byte[] _request = [];
    private Message _message = null!;
    private MessageRecord _record = null!;
    private ulong _next;
    private int _turns;

    [GlobalSetup]
    public async Task OpenAsync()
    {
        _services = new ServiceCollection().AddStorage(new StorageOptions { Path = _folder }).BuildServiceProvider();
        await _services.GetRequiredService<IDatabase>().PrepareAsync(CancellationToken.None);
        _records = _services.GetRequiredService<IMessageRecords>();
        string root = ContentRoot.Find(null, Environment.CurrentDirectory, AppContext.BaseDirectory) ?? throw new InvalidOperationException("prompts/ and guardrails/ are not found.");
        ContentSnapshot content = ContentLoader.Load(root).Snapshot ?? throw new InvalidOperationException("The content has faults.");
        _request = await File.ReadAllBytesAsync(Path.Combine(root, "samples", "requests", "cart-abandonment-zalo-gen-z.json"));
        Brief brief = BriefReader.Read(_request, new ContentVocabulary(content), TimeProvider.System.GetUtcNow()).Brief ?? throw new InvalidOperationException("The sample request has mistakes.");
        Composer composer = new(() => content, new InMemoryVariantStore(), new Nobody(), NoDemand.Instance, PseudonymKey.None, TimeProvider.System);
        _message = await composer.ComposeAsync(brief, CancellationToken.None);
        await _records.TryAppend(MessageRecord.Of(_message, _records, null))!.Written; // from here on its facts are known
        _record = MessageRecord.Of(_message, _records, null);
    }

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        await _services.DisposeAsync();
        Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose()
    {
        _keys.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public MessageRecord MakeRecord() => MessageRecord.Of(_message, _records, null);

    [Benchmark]
    public RequestClaim MakeClaim() => _keys.Of("key:81", "c-81-2026-11-21", _request);

    [Benchmark(OperationsPerInvoke = Many)]
    public Task Write() => WriteAsync(claimed: false);

    [Benchmark(OperationsPerInvoke = Many)]
    public Task WriteWithClaim() => WriteAsync(claimed: true);

    /// <summary>For a plain loop: a thousand turns are as long as a thousand records take to be written.</summary>
    internal void WriteOne(bool claimed)
    {
        if (++_turns % Many == 0) WriteAsync(claimed).GetAwaiter().GetResult();
    }

    private async Task WriteAsync(bool claimed)
    {
        IRecordGroup? last = null;
        for (int i = 0; i < Many; i++)
        {
            RequestClaim? claim = claimed ? new RequestClaim(new UInt128(_next * 0x9E3779B97F4A7C15, _next++ * 0xBF58476D1CE4E5B9), 1) : null;
            last = _records.TryAppend(_record with { Id = Guid.CreateVersion7(), Claim = claim }) ?? throw new InvalidOperationException("There is no room.");
        }
        await last!.Written;
    }

    private sealed class Nobody : ICopyWriter
    {
        public Task<CopyResult> WriteAsync(CopyRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new CopyResult([], Reason.ModelNotConfigured, null));
    }
}
