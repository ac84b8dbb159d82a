using System.Diagnostics;
using MessageComposer.Messages.Records;
using Microsoft.Extensions.Logging;

namespace MessageComposer.Storage.Records;

/// <summary>
/// Takes records in and writes them one group at a time: what came while one group was being written, or waiting for its turn, is the next. A group that nobody
/// waits for yet grows until somebody does, for 250 ms at most. A store in this process is written to by a turn of the thread pool, which queues behind the
/// requests at hand and wakes nobody, and no timer holds a group back; one that is asked over a network, where writing is mostly waiting, by a thread of its own,
/// which waits a moment for the rest of a group (<see cref="GroupPace"/>). A group that fails is tried again until it is written; those who wait for it are let go
/// after 250 ms, and once too many wait no more are taken in.
/// </summary>
internal sealed partial class MessageLogWriter : IMessageRecords, IThreadPoolWorkItem, IAsyncDisposable, IDisposable
{
    private const int KnownFactsCapacity = 100_000;
    private const int TriesAtTheEnd = 3;

    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_claimsKept = TimeSpan.FromHours(24);
    private static readonly TimeSpan s_sweep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_shortestPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestEnd = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly Queue<RecordGroup> _groups = new();
    private readonly KnownFacts _known = new(KnownFactsCapacity);
    private readonly GroupPace _pace = new();
    private readonly IMessageLog _log;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TimeSpan _keep;
    private readonly int _most;
    private readonly ITimer _watch;
    private readonly ITimer _sweeping;
    private RecordGroup? _open;
    private TaskCompletionSource? _room;
    private int _waiting;
    private bool _isRunning;
    private bool _awaitsMore;
    private bool _watching;
    private bool _sweepDue;
    private bool _closing;

    public MessageLogWriter(IMessageLog log, StorageOptions options, TimeProvider time, ILogger logger)
    {
        _log = log;
        _time = time;
        _logger = logger;
        _keep = options.KeepMessages;
        _most = options.MostWaitingRecords;
        _watch = time.CreateTimer(_ => LetGo(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _sweeping = time.CreateTimer(_ => BeginSweep(), null, s_sweep, s_sweep);
    }

    public IRecordGroup? TryAppend(MessageRecord record, bool isAwaited = true)
    {
        lock (_gate)
        {
            if (_closing || _waiting >= _most) return null;
            _waiting++;
            RecordGroup group = _open is { Records.Count: < RecordGroup.Most } open ? open : Open();
            group.Records.Add(record);
            if (isAwaited) BeginWith(group);
            if (_awaitsMore && _pace.IsEnough(_waiting)) Monitor.PulseAll(_gate);
            return group;
        }
    }

    public async ValueTask WhenRoomAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task room;
            lock (_gate)
            {
                if (_waiting < _most / 2 || _closing) return;
                if (_open is { } open) BeginWith(open);
                room = (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
            await room.WaitAsync(cancellationToken);
        }
    }

    public bool KnowsFacts(UInt128 hash) => _known.Contains(hash);

    public Task<MessageRecord?> FindAsync(Guid id, CancellationToken cancellationToken) => _log.FindAsync(id, cancellationToken);

    public Task<ReadOnlyMemory<byte>?> FindFactsAsync(UInt128 hash, CancellationToken cancellationToken) => _log.FindFactsAsync(hash, cancellationToken);

    public ValueTask<ClaimedMessage?> HoldClaimAsync(RequestClaim claim, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _time.GetUtcNow();
        return _log.HoldClaimAsync(claim, now - s_claimsKept, now, cancellationToken);
    }

    public Task LetGoAsync(RequestClaim claim, CancellationToken cancellationToken) => _log.LetGoAsync(claim, cancellationToken);

    /// <summary>What was taken in is written before the end, if it can be.</summary>
    public async ValueTask DisposeAsync()
    {
        Close();
        if (await Task.Run(HasEnded)) _log.Dispose();
    }

    public void Dispose()
    {
        Close();
        if (HasEnded()) _log.Dispose();
    }

    private void Close()
    {
        _watch.Dispose();
        _sweeping.Dispose();
        lock (_gate)
        {
            _closing = true;
            if (_open is { } open) BeginWith(open);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Somebody waits for the group from now on.</summary>
    public void Begin(RecordGroup group)
    {
        lock (_gate) BeginWith(group);
    }

    /// <summary>Waits for what is being written.</summary>
    private bool HasEnded()
    {
        long started = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            while (_isRunning)
            {
                TimeSpan left = s_longestEnd - Stopwatch.GetElapsedTime(started);
                if (left <= TimeSpan.Zero || !Monitor.Wait(_gate, left)) return !_isRunning;
            }
            return true;
        }
    }

    private RecordGroup Open()
    {
        if (_open is { } full) BeginWith(full);
        _open = new RecordGroup(this, _time.GetTimestamp());
        _groups.Enqueue(_open);
        if (!_watching)
        {
            _watching = true;
            _watch.Change(s_patience, Timeout.InfiniteTimeSpan);
        }
        return _open;
    }

    /// <summary>Groups are written in order: with this one those before it.</summary>
    private void BeginWith(RecordGroup last)
    {
        if (last.IsDue) return;
        bool isFirst = !_groups.Peek().IsDue;
        long now = _time.GetTimestamp();
        foreach (RecordGroup group in _groups)
        {
            if (!group.IsDue) group.BecomeDue(now);
            if (ReferenceEquals(group, last)) break;
        }
        if (!_isRunning) Start();
        else if (isFirst) Monitor.PulseAll(_gate);
    }

    private void Start()
    {
        _isRunning = true;
        if (_log.IsRemote) new Thread(Run) { IsBackground = true, Name = "message records" }.Start();
        else ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void BeginSweep()
    {
        lock (_gate)
        {
            if (_closing) return;
            _sweepDue = true;
            if (_isRunning) Monitor.PulseAll(_gate);
            else Start();
        }
    }

    /// <summary>Lets those go who have waited long enough, and looks again when the next will have. What nobody has waited for meanwhile is written all the same.</summary>
    private void LetGo()
    {
        lock (_gate)
        {
            foreach (RecordGroup group in _groups)
            {
                if (group.IsSettled) continue;
                if (!group.IsDue && _time.GetElapsedTime(group.Since) >= s_patience) BeginWith(group);
                TimeSpan left = s_patience - _time.GetElapsedTime(group.Since);
                if (left > TimeSpan.Zero)
                {
                    _watch.Change(left, Timeout.InfiniteTimeSpan);
                    return;
                }
                group.Stall();
            }
            _watching = false;
        }
    }

    /// <summary>One turn of the thread pool: one group, and back to the end of the queue if there is more.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        if (!RunOnce()) return;
        lock (_gate)
        {
            if (Next() is not null || _sweepDue) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            else End();
        }
    }

    private void Run()
    {
        do
        {
            lock (_gate)
            {
                while (Next() is null && !_sweepDue && !_closing) Monitor.Wait(_gate);
                if (Next() is not null && !_closing && _pace.IsWorthAWait(_waiting)) AwaitMore();
            }
        }
        while (RunOnce());
    }

    private void AwaitMore()
    {
        _awaitsMore = true;
        Monitor.Wait(_gate, s_moment);
        _awaitsMore = false;
        _pace.Waited(_waiting);
    }

    /// <summary>Null: nobody waits for any.</summary>
    private RecordGroup? Next() => _groups.TryPeek(out RecordGroup? first) && first.IsDue ? first : null;

    /// <summary>Writes a group, if one is due, and removes what is too old. False where that was the end.</summary>
    private bool RunOnce()
    {
        RecordGroup? group;
        bool sweep;
        lock (_gate)
        {
            group = Next();
            if (ReferenceEquals(group, _open)) _open = null;
            sweep = _sweepDue;
        }
        bool goesOn = group is null ? !_closing : Write(group);
        if (goesOn && sweep) Sweep();
        if (!goesOn)
        {
            lock (_gate) End();
        }
        return goesOn;
    }

    private void End()
    {
        _isRunning = false;
        Monitor.PulseAll(_gate);
    }

    /// <summary>False where the end came before it could be written.</summary>
    private bool Write(RecordGroup group)
    {
        TimeSpan pause = s_shortestPause;
        for (int failures = 0; ; pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause)
        {
            try
            {
                _log.WriteGroup(group.Records);
                if (failures > 0) WritesAgain();
                Written(group);
                return true;
            }
#pragma warning disable CA1031 // Whatever is wrong with the store, records wait for it to come back.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                if (failures++ == 0) CannotWrite(failure, group.Records.Count);
            }
            lock (_gate)
            {
                if (_closing && failures >= TriesAtTheEnd)
                {
                    Lost(_waiting);
                    foreach (RecordGroup lost in _groups) lost.GiveUp();
                    _groups.Clear();
                    return false;
                }
                Monitor.Wait(_gate, pause);
            }
        }
    }

    private void Written(RecordGroup group)
    {
        _known.BeginDay(DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime).DayNumber);
        foreach (MessageRecord record in group.Records)
        {
            for (int i = 0; i < record.NewFacts.Count; i++) _known.Add(record.NewFacts[i].Hash);
        }
        lock (_gate)
        {
            _groups.Dequeue();
            _waiting -= group.Records.Count;
            if (_room is { } room && _waiting < _most / 2)
            {
                _room = null;
                room.TrySetResult();
            }
        }
        group.Complete();
    }

    /// <summary>A batch at a time, so that groups go between.</summary>
    private void Sweep()
    {
        bool more = false;
        try
        {
            DateTimeOffset now = _time.GetUtcNow();
            more = _log.Sweep(new Retention(now - _keep, now - s_claimsKept));
        }
#pragma warning disable CA1031 // The next minute brings the next try.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            CannotSweep(failure);
        }
        lock (_gate) _sweepDue = more;
    }

    [LoggerMessage(LogLevel.Error, "{Records} message record(s) cannot be written and wait; messages answer without being recorded.")]
    private partial void CannotWrite(Exception failure, int records);

    [LoggerMessage(LogLevel.Information, "Message records are written again.")]
    private partial void WritesAgain();

    [LoggerMessage(LogLevel.Error, "{Records} message record(s) could not be written before the end.")]
    private partial void Lost(int records);

    [LoggerMessage(LogLevel.Warning, "Old message records could not be removed; the next try comes in a minute.")]
    private partial void CannotSweep(Exception failure);
}
