using MessageComposer.Composition;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Review;

namespace MessageComposer.Tests.Composition;

public sealed class MessageDeskTests : IDisposable
{
    private readonly MemoryRecords _records = new();
    private readonly RequestClaimKey _keys = new(new byte[32]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Brief Brief { get; } = Composing.Read(ApprovedCopy.Request(), ShippedContent.Snapshot);

    [Fact]
    public async Task A_message_is_recorded_before_it_is_given()
    {
        Message message = await MessageOfAsync(Desk(), null);

        Assert.True(message.Recorded);
        MessageRecord record = Assert.Single(_records.All);
        Assert.Equal(message.Id, record.Id.ToString());
        Assert.Equal((message.Cell, message.Source, message.Reason, message.Versions), (record.Cell, record.Making.Source, record.Making.Reason, record.Making.Versions));
        Assert.Equal(Composing.Now, record.At);
    }

    [Fact]
    public async Task Without_a_key_each_request_is_another()
    {
        MessageDesk desk = Desk();
        Assert.NotEqual((await MessageOfAsync(desk, null)).Id, (await MessageOfAsync(desk, null)).Id);
        Assert.Equal(2, _records.All.Count);
    }

    [Fact]
    public async Task The_same_key_and_body_get_the_same_message_and_another_body_is_refused()
    {
        MessageDesk desk = Desk();
        Message first = await MessageOfAsync(desk, Claim("a", "body"));
        Message again = await MessageOfAsync(desk, Claim("a", "body"));

        Assert.Equal(first.Id, again.Id);
        Assert.Equal(first.Fields, again.Fields);
        Assert.Equal(first.Payload!.ToJsonString(), again.Payload!.ToJsonString());
        Assert.True(again.Recorded);
        Assert.Equal(ComposeRefusal.KeyOfAnother, (await desk.ComposeAsync(Brief, Claim("a", "other"), Cancellation)).Refusal);
        Assert.NotEqual(first.Id, (await MessageOfAsync(desk, Claim("b", "body"))).Id);
        Assert.Equal(2, _records.All.Count);
    }

    [Fact]
    public async Task A_stalled_store_gives_the_message_unrecorded_and_the_same_one_again_while_it_waits_and_after()
    {
        _records.Stalls = true;
        MessageDesk desk = Desk();
        Message first = await MessageOfAsync(desk, Claim("a", "body"));
        Message waiting = await MessageOfAsync(desk, Claim("a", "body"));

        Assert.False(first.Recorded);
        Assert.Equal((first.Id, false), (waiting.Id, waiting.Recorded));
        Assert.Equal(ComposeRefusal.KeyOfAnother, (await desk.ComposeAsync(Brief, Claim("a", "other"), Cancellation)).Refusal);

        _records.WriteAll();
        _records.Stalls = false;
        Message written = await MessageOfAsync(desk, Claim("a", "body"));
        Assert.Equal((first.Id, true), (written.Id, written.Recorded));
    }

    [Fact]
    public async Task When_too_many_wait_there_is_no_message_and_the_key_is_free_again()
    {
        _records.IsFull = true;
        MessageDesk desk = Desk();
        Assert.Equal(ComposeRefusal.TooManyWaiting, (await desk.ComposeAsync(Brief, null, Cancellation)).Refusal);
        Assert.Equal(ComposeRefusal.TooManyWaiting, (await desk.ComposeAsync(Brief, Claim("a", "body"), Cancellation)).Refusal);

        _records.IsFull = false;
        Assert.True((await MessageOfAsync(desk, Claim("a", "other"))).Recorded);
    }

    [Fact]
    public async Task A_request_that_comes_while_the_same_is_answered_is_told_so()
    {
        HeldComposer composer = new();
        MessageDesk desk = new(composer, _records, Replay());
        Task<ComposeOutcome> first = desk.ComposeAsync(Brief, Claim("a", "body"), Cancellation).AsTask();

        Assert.Equal(ComposeRefusal.StillRunning, (await desk.ComposeAsync(Brief, Claim("a", "body"), Cancellation)).Refusal);
        Assert.Equal(ComposeRefusal.KeyOfAnother, (await desk.ComposeAsync(Brief, Claim("a", "other"), Cancellation)).Refusal);

        composer.Answer.SetException(new InvalidOperationException("boom"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        composer.Answer = new();
        composer.Answer.SetException(new InvalidOperationException("boom"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.ComposeAsync(Brief, Claim("a", "body"), Cancellation).AsTask());
    }

    [Fact]
    public async Task A_message_of_copy_comes_again_from_that_copy_and_from_the_fallback_once_it_may_not_serve()
    {
        InMemoryVariantStore variants = new();
        Variant first = ApprovedCopy.Of("giỏ đồ vẫn còn đây nè"), second = ApprovedCopy.Of("giỏ đồ vẫn ở đây nè");
        await variants.AddAsync([first, second], Cancellation);
        MessageDesk desk = Desk(variants);
        Message message = await MessageOfAsync(desk, Claim("a", "body"));
        Assert.Equal(MessageSource.Approved, message.Source);

        Variant chosen = message.VariantId == first.Id.ToString() ? first : second;
        await variants.ReplaceAsync(chosen with { Weight = 0 }, Cancellation);
        Message again = await MessageOfAsync(desk, Claim("a", "body"));
        Assert.Equal((message.Id, message.VariantId), (again.Id, again.VariantId));
        Assert.Equal(message.Fields, again.Fields);

        await variants.ReplaceAsync(chosen with { State = VariantState.Suspended, Revision = 2 }, Cancellation);
        Message without = await MessageOfAsync(desk, Claim("a", "body"));
        Assert.Equal((message.Id, MessageSource.Fallback, Reason.NoApprovedVariant), (without.Id, without.Source, without.Reason));
    }

    [Fact]
    public void A_claim_tells_callers_and_their_words_apart()
    {
        RequestClaim claim = Claim("bc", "body", "a");
        Assert.Equal(claim, Claim("bc", "body", "a"));
        Assert.NotEqual(claim.Key, Claim("c", "body", "ab").Key);
        Assert.NotEqual(claim.Key, Claim("bc", "body", "b").Key);
        Assert.NotEqual(claim.Body, Claim("bc", "other", "a").Body);
        using RequestClaimKey elsewhere = new([.. Enumerable.Repeat((byte)1, 32)]);
        Assert.NotEqual(claim, elsewhere.Of("a", "bc", "body"u8));
    }

    public void Dispose() => _keys.Dispose();

    private RequestClaim Claim(string key, string body, string caller = "") => _keys.Of(caller, key, System.Text.Encoding.UTF8.GetBytes(body));

    private static async Task<Message> MessageOfAsync(MessageDesk desk, RequestClaim? claim) =>
        (await desk.ComposeAsync(Brief, claim, Cancellation)).Message ?? throw new InvalidOperationException("There is no message.");

    private MessageDesk Desk(IVariantStore? variants = null) => new(Composing.Over(ShippedContent.Snapshot, variants), _records, Replay(variants));

    private static MessageReplay Replay(IVariantStore? variants = null) => new(() => ShippedContent.Snapshot, variants ?? new InMemoryVariantStore(), NoStops.Instance);

    private sealed class HeldComposer : IComposer
    {
        public TaskCompletionSource<Message> Answer { get; set; } = new();

        public ValueTask<Message> ComposeAsync(Brief brief, CancellationToken cancellationToken) => new(Answer.Task);
    }
}
