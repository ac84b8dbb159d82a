using MessageComposer.Messages.Records;
using MessageComposer.Storage.Records;
using MessageComposer.Tests.Content;
using Microsoft.Extensions.Logging.Abstractions;

namespace MessageComposer.Storage.Tests.Records;

public sealed class MessageLogWriterTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task What_comes_while_a_group_is_written_is_the_next_group()
    {
        HeldLog log = new();
        await using MessageLogWriter writer = Over(log);
        IRecordGroup first = Append(writer);
        await log.EnteredAsync();

        IRecordGroup[] groups = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Append(writer))));
        Assert.False(first.Settled.IsCompleted);
        log.Free();

        Assert.True(await first.Settled);
        foreach (IRecordGroup group in groups) Assert.True(await group.Settled);
        Assert.Equal([1, 64], log.Groups.Select(group => group.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_nobody_waits_for_is_written_with_the_first_that_somebody_waits_for(bool isRemote)
    {
        HeldLog log = new() { IsRemote = isRemote };
        log.Free();
        await using MessageLogWriter writer = Over(log);
        for (int i = 0; i < 20; i++) AppendUnawaited(writer);

        Assert.True(await Append(writer).Settled);
        IRecordGroup later = AppendUnawaited(writer);
        AppendUnawaited(writer);
        Assert.False(later.Written.IsCompleted);
        later.Begin();
        later.Begin();
        await later.Written;
        later.Begin(); // too late to mean anything

        Assert.Equal([21, 2], log.Groups.Select(group => group.Count));
    }

    [Fact]
    public async Task What_nobody_has_waited_for_in_a_quarter_of_a_second_is_written_all_the_same()
    {
        HeldLog log = new();
        log.Free();
        await using MessageLogWriter writer = Over(log);
        IRecordGroup group = AppendUnawaited(writer);

        _time.Advance(TimeSpan.FromMilliseconds(249));
        Assert.False(group.Written.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await group.Written;
        Assert.True(await group.Settled);
    }

    [Fact]
    public async Task Whoever_comes_to_wait_is_patient_from_then_on()
    {
        HeldLog log = new();
        await using MessageLogWriter writer = Over(log);
        AppendUnawaited(writer);
        _time.Advance(TimeSpan.FromMilliseconds(240));
        IRecordGroup group = Append(writer);
        await log.EnteredAsync();

        _time.Advance(TimeSpan.FromMilliseconds(249));
        Assert.False(group.Settled.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(await group.Settled);
        log.Free();
        await group.Written;
    }

    [Fact]
    public async Task A_full_group_waits_for_nobody()
    {
        HeldLog log = new();
        log.Free();
        await using MessageLogWriter writer = new(log, new StorageOptions { MostWaitingRecords = 3 * RecordGroup.Most }, _time, NullLogger.Instance);
        IRecordGroup first = AppendUnawaited(writer);
        for (int i = 0; i < RecordGroup.Most; i++) AppendUnawaited(writer);

        await first.Written;
        Assert.Equal([RecordGroup.Most], log.Groups.Select(group => group.Count));
    }

    [Fact]
    public async Task A_remote_store_is_waited_for_no_longer_than_a_moment()
    {
        HeldLog log = new() { IsRemote = true };
        await using MessageLogWriter writer = Over(log);
        Append(writer);
        await log.EnteredAsync();
        IRecordGroup many = Append(writer);
        for (int i = 1; i < 50; i++) Append(writer);
        log.Free();
        Assert.True(await many.Settled);

        Assert.True(await Append(writer).Settled); // many came lately, and nobody comes after this one
        Assert.Equal([1, 50, 1], log.Groups.Select(group => group.Count));
    }

    [Fact]
    public async Task A_stalled_store_lets_go_after_250_ms_whoever_waits_and_writes_them_later()
    {
        HeldLog log = new();
        await using MessageLogWriter writer = Over(log);
        IRecordGroup first = Append(writer);
        await log.EnteredAsync();
        _time.Advance(TimeSpan.FromMilliseconds(100));
        IRecordGroup second = Append(writer);

        _time.Advance(TimeSpan.FromMilliseconds(149));
        Assert.False(first.Settled.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(await first.Settled);
        Assert.False(second.Settled.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.False(await second.Settled);
        Assert.False(await Append(writer).Settled); // while it stalls nobody waits anew
        Assert.False(first.Written.IsCompleted);

        log.Free();
        await first.Written;
        await second.Written;
        Assert.True(await Append(writer).Settled);
        Assert.Equal([1, 2, 1], log.Groups.Select(group => group.Count));
    }

    [Fact]
    public async Task Once_too_many_wait_none_is_taken_in_until_there_is_room()
    {
        HeldLog log = new();
        await using MessageLogWriter writer = Over(log);
        Append(writer);
        await log.EnteredAsync();
        IRecordGroup last = Append(writer);
        for (int i = 2; i < 100; i++) last = Append(writer);

        Assert.Null(writer.TryAppend(RecordSamples.Of(_time.GetUtcNow())));
        log.Free();
        await last.Written;

        Assert.True(await Append(writer).Settled);
        Assert.Equal(101, log.Groups.Sum(group => group.Count));
    }

    [Fact]
    public async Task Bulk_waits_while_half_of_the_room_is_taken()
    {
        HeldLog log = new();
        await using MessageLogWriter writer = Over(log);
        await writer.WhenRoomAsync(TestContext.Current.CancellationToken);
        Append(writer);
        await log.EnteredAsync();
        for (int i = 1; i < 50; i++) AppendUnawaited(writer);

        Task room = writer.WhenRoomAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(room.IsCompleted);
        log.Free();
        await room;
        Assert.True(await Append(writer).Settled);
    }

    [Fact]
    public async Task A_group_that_fails_is_tried_again_until_it_is_written()
    {
        HeldLog log = new(faults: 2);
        await using MessageLogWriter writer = Over(log);
        log.Free();

        Assert.True(await Append(writer).Settled);
        Assert.Equal([1], log.Groups.Select(group => group.Count));
    }

    [Fact]
    public async Task What_was_taken_in_is_written_before_the_end_and_nothing_after()
    {
        HeldLog log = new();
        MessageLogWriter writer = Over(log);
        Append(writer);
        await log.EnteredAsync();
        IRecordGroup last = Append(writer);
        Task end = writer.DisposeAsync().AsTask();
        log.Free();
        await end;

        Assert.True(last.Written.IsCompletedSuccessfully);
        Assert.Equal(2, log.Groups.Sum(group => group.Count));
        Assert.Null(writer.TryAppend(RecordSamples.Of(_time.GetUtcNow())));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_nobody_waited_for_is_written_before_the_end_too(bool isRemote)
    {
        HeldLog log = new() { IsRemote = isRemote };
        log.Free();
        MessageLogWriter writer = Over(log);
        IRecordGroup group = AppendUnawaited(writer);
        await writer.DisposeAsync();

        Assert.True(group.Written.IsCompletedSuccessfully);
        Assert.Equal([1], log.Groups.Select(written => written.Count));
    }

    [Fact]
    public async Task Facts_are_known_once_they_are_written_and_asked_for_anew_each_day()
    {
        HeldLog log = new();
        log.Free();
        await using MessageLogWriter writer = Over(log);
        FactsPart part = RecordSamples.Part(7, "{}");
        Assert.False(writer.KnowsFacts(7));

        Assert.True(await writer.TryAppend(RecordSamples.Of(_time.GetUtcNow(), facts: part))!.Settled);
        Assert.True(writer.KnowsFacts(7));
        Assert.False(writer.KnowsFacts(8));

        _time.Advance(TimeSpan.FromDays(1));
        Assert.True(await Append(writer).Settled);
        Assert.False(writer.KnowsFacts(7));
    }

    private IRecordGroup Append(MessageLogWriter writer) => writer.TryAppend(RecordSamples.Of(_time.GetUtcNow())) ?? throw new InvalidOperationException("There is no room.");

    private IRecordGroup AppendUnawaited(MessageLogWriter writer) =>
        writer.TryAppend(RecordSamples.Of(_time.GetUtcNow()), isAwaited: false) ?? throw new InvalidOperationException("There is no room.");

    private MessageLogWriter Over(HeldLog log) => new(log, new StorageOptions { MostWaitingRecords = 100 }, _time, NullLogger.Instance);
}
