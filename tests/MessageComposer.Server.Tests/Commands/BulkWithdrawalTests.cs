using System.Net;
using System.Text;
using System.Text.Json;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Review;
using MessageComposer.Server.Bulk;
using MessageComposer.Server.Commands;
using MessageComposer.Server.Tests.Bulk;
using MessageComposer.Storage;
using MessageComposer.Tests.Content;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Server.Tests.Commands;

/// <summary>What people stop or withdraw in the running service while a file is being composed beside it, over the same database.</summary>
public sealed class BulkWithdrawalTests : IDisposable
{
    private const int Lines = 2_000;

    /// <summary>So many records in, the run stands still until it is told to go on.</summary>
    private const int ComposedBefore = 200;

    private readonly ComposerApp _app;
    private readonly Variant _variant;
    private readonly HeldRun _held = new();

    public BulkWithdrawalTests()
    {
        ContentTree content = Requests.Content();
        content.With(ContentTree.Scenario, content.TextOf(ContentTree.Scenario).Replace("control: 10", "control: 0", StringComparison.Ordinal));
        _app = new ComposerApp(SignedInPeople.WithoutRechecks, content);
        _variant = new Variant
        {
            Id = Guid.CreateVersion7(),
            Cell = new Cell("cart-abandonment", "nhac-nhe", "gen-z", Cell.NoMotive, "push", "vi-VN", Cell.NoSubject),
            State = VariantState.Approved,
            Fields = [new("title", "Giỏ hàng đợi bạn nè"), new("body", "{{ product.name }} vẫn còn trong giỏ đó.")],
            PromptVersion = "v1",
            ContentHash = "9f3c1a",
            CreatedAt = StoppedClock.Now,
        };
    }

    private string Out => Path.Combine(_app.Data, "out.ndjson");

    [Theory]
    [InlineData("scenario", "cart-abandonment", "suppressed", "paused")]
    [InlineData("channel", "push", "suppressed", "paused")]
    [InlineData("product", "SRM-150", "suppressed", "paused")]
    [InlineData("phrase", "VAN CON TRONG GIO", "fallback", "paused")]
    [InlineData("variant", null, "fallback", "paused")]
    public async Task A_stop_holds_for_every_line_behind_it_and_is_counted(string kind, string? target, string source, string reason)
    {
        RunProgress end = await RunAsync(async () =>
        {
            using HttpClient brand = await _app.SignedInAsync(Storage.People.Roles.Brand);
            string stop = JsonSerializer.Serialize(new { kind, target = target ?? _variant.Id.ToString(), reason = "nhầm giá" });
            using HttpResponseMessage made = await brand.PostAsync("/v1/stops", new StringContent(stop, Encoding.UTF8, "application/json"), ComposerApp.Cancellation);
            Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        });

        await AssertAnswersAsync(end, source, reason);
        Assert.Empty(end.Withdrawn);
    }

    [Theory]
    [InlineData(VariantState.Suspended)]
    [InlineData(VariantState.Retired)]
    public async Task A_variant_that_is_withdrawn_serves_no_line_behind_that_and_is_counted(VariantState state)
    {
        RunProgress end = await RunAsync(async () => Assert.NotNull(await Variants.ReplaceAsync(_variant with { State = state }, ComposerApp.Cancellation)));

        await AssertAnswersAsync(end, "fallback", "no-approved-variant");
        Assert.Equal([_variant.Id], end.Withdrawn);
    }

    [Fact]
    public async Task Copy_that_is_approved_meanwhile_joins_no_run_under_way()
    {
        Variant later = _variant with { Id = Guid.CreateVersion7(), Fields = [new("title", "Giỏ hàng đợi bạn nè"), new("body", "{{ product.name }} chờ bạn trong giỏ đó.")] };
        RunProgress end = await RunAsync(() => Variants.AddAsync([later], ComposerApp.Cancellation));

        Assert.Equal(new Dictionary<string, long> { ["approved"] = Lines }, end.Tally.Sources);
        Assert.All(await AnswersAsync(), answer => Assert.Equal(_variant.Id, answer.GetProperty("variant_id").GetGuid()));
    }

    public void Dispose() => _app.Dispose();

    private IVariantStore Variants => _app.Services.GetRequiredService<IVariantStore>();

    /// <param name="meanwhile">Happens in the service while the run stands still; the run has heard of it when it goes on.</param>
    private async Task<RunProgress> RunAsync(Func<Task> meanwhile)
    {
        await Variants.AddAsync([_variant], ComposerApp.Cancellation);
        string input = Path.Combine(_app.Data, "in.ndjson");
        await File.WriteAllLinesAsync(input, Enumerable.Range(0, Lines).Select(number => BulkEndpointTests.Line($"w-{number}")), ComposerApp.Cancellation);
        await using BulkRun run = new(
            new BulkOrder { Input = input, Output = Out, At = StoppedClock.Now, Settings = [$"--Content:Root={_app.Content.Root}", $"--Storage:Path={_app.Data}"] }, _held.Join);
        Task<int> running = run.RunAsync(ComposerApp.Cancellation);
        await Task.WhenAny(_held.StandsStillAsync(), running);
        Assert.False(running.IsCompleted, "the run was over before anything could happen");
        await meanwhile();
        await _held.NextLookAsync().WaitAsync(ComposerApp.Cancellation);
        _held.GoOn();
        Assert.Equal(ExitCodes.Ok, await running);
        RunProgress end = new RunFiles(Out).ReadProgress()!;
        Assert.True(end.Done);
        return end;
    }

    /// <summary>Whatever was composed before is approved copy, and all the rest is this; the summary says so.</summary>
    private async Task AssertAnswersAsync(RunProgress end, string source, string reason)
    {
        JsonElement[] answers = await AnswersAsync();
        Assert.Equal(Enumerable.Range(0, Lines).Select(number => $"w-{number}"), answers.Select(answer => answer.GetProperty("request_id").GetString()));
        JsonElement[] before = [.. answers.Where(answer => answer.GetProperty("source").GetString() == "approved")];
        JsonElement[] after = [.. answers.Where(answer => answer.GetProperty("source").GetString() != "approved")];
        Assert.Equal(HeldRun.Composed, before.Length);
        Assert.All(after, answer => Assert.Equal((source, reason), (answer.GetProperty("source").GetString(), answer.GetProperty("reason").GetString())));
        Assert.Equal(new Dictionary<string, long> { ["approved"] = before.Length, [source] = after.Length }, end.Tally.Sources);
        Assert.Equal(new Dictionary<string, long> { [reason] = after.Length }, end.Tally.Reasons);
    }

    private async Task<JsonElement[]> AnswersAsync() => [.. (await File.ReadAllLinesAsync(Out, ComposerApp.Cancellation)).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>Lets a run compose so many messages and no more until told, and tells when it has looked for what was withdrawn.</summary>
    private sealed class HeldRun
    {
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Milestones _asked = new();
        private readonly Milestones _looked = new();

        /// <summary>Before the run was told to go on: each worker has one message in hand.</summary>
        public static int Composed => ComposedBefore + Environment.ProcessorCount;

        public void Join(IServiceCollection services)
        {
            ServiceDescriptor records = services.Last(service => service.ServiceType == typeof(IMessageRecords));
            services.AddSingleton<IMessageRecords>(provider => new Records(this, (IMessageRecords)records.ImplementationFactory!(provider)));
            ServiceDescriptor feed = services.Last(service => service.ServiceType == typeof(IChangeFeed));
            services.AddSingleton<IChangeFeed>(provider => new Feed(this, (IChangeFeed)ActivatorUtilities.CreateInstance(provider, feed.ImplementationType!)));
        }

        public Task StandsStillAsync() => _asked.ReachedAsync(Composed);

        /// <summary>Completes with a look that begins later than now: the one after the look that may be under way.</summary>
        public Task NextLookAsync() => _looked.ReachedAsync(_looked.Count + 2);

        public void GoOn() => _goOn.TrySetResult();

        private sealed class Records(HeldRun run, IMessageRecords inner) : IMessageRecords
        {
            private int _count;

            public async ValueTask WhenRoomAsync(CancellationToken cancellationToken)
            {
                bool holds = Interlocked.Increment(ref _count) > ComposedBefore;
                run._asked.Next();
                if (holds) await run._goOn.Task.WaitAsync(cancellationToken);
                await inner.WhenRoomAsync(cancellationToken);
            }

            public IRecordGroup? TryAppend(MessageRecord record, bool isAwaited = true) => inner.TryAppend(record, isAwaited);

            public bool KnowsFacts(UInt128 hash) => inner.KnowsFacts(hash);

            public Task<MessageRecord?> FindAsync(Guid id, CancellationToken cancellationToken) => inner.FindAsync(id, cancellationToken);

            public Task<ReadOnlyMemory<byte>?> FindFactsAsync(UInt128 hash, CancellationToken cancellationToken) => inner.FindFactsAsync(hash, cancellationToken);

            public ValueTask<ClaimedMessage?> HoldClaimAsync(RequestClaim claim, CancellationToken cancellationToken) => inner.HoldClaimAsync(claim, cancellationToken);

            public Task LetGoAsync(RequestClaim claim, CancellationToken cancellationToken) => inner.LetGoAsync(claim, cancellationToken);
        }

        private sealed class Feed(HeldRun run, IChangeFeed inner) : IChangeFeed
        {
            public async Task PollAsync(CancellationToken cancellationToken)
            {
                await inner.PollAsync(cancellationToken);
                run._looked.Next();
            }

            public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => inner.WaitAsync(longest, cancellationToken);
        }
    }
}
