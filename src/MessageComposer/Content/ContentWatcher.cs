namespace MessageComposer.Content;

/// <summary>
/// Loads content again when its files change: told by the file system at once (waiting a moment for an editor to finish), and by a look at
/// sizes and times every second, since file systems in containers and on network shares often say nothing. An edit serves within two seconds.
/// </summary>
public sealed class ContentWatcher : IDisposable
{
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(1);

    private readonly string _root;
    private readonly ContentStore _store;
    private readonly bool _notify;
    private readonly Lock _gate = new();
    private readonly ITimer _quietTimer;
    private readonly ITimer _pollTimer;
    private readonly List<FileSystemWatcher> _notifiers = [];
    private ulong _stamp;
    private bool _disposed;

    /// <param name="notify">False leaves the poll alone: for tests, and where the file system's notices are known to be useless.</param>
    public ContentWatcher(string root, ContentStore store, TimeProvider time, bool notify = true)
    {
        _root = Path.GetFullPath(root);
        _store = store;
        _notify = notify;
        _quietTimer = time.CreateTimer(_ => Look(always: true), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _pollTimer = time.CreateTimer(_ => Look(always: false), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised when a look at the files failed for another reason than a fault in them; the next look comes in a second.</summary>
    public event Action<Exception>? Failed;

    /// <summary>Loads once, offers the result to the store, and watches from then on.</summary>
    public void Start()
    {
        Reload();
        if (_notify) StartNotifiers();
        _pollTimer.Change(_poll, _poll);
    }

    /// <summary>Reads and offers the files now, changed or not.</summary>
    public void Reload()
    {
        lock (_gate)
        {
            if (_disposed) return;
            // The stamp is taken before the files are read: a change in between is seen by the next poll.
            _stamp = ContentStamp.Of(_root);
            _store.Offer(ContentLoader.Load(_root, _store.IsReady ? _store.Current : null));
        }
    }

    public void Dispose()
    {
        lock (_gate) _disposed = true;
        foreach (FileSystemWatcher notifier in _notifiers) notifier.Dispose();
        _quietTimer.Dispose();
        _pollTimer.Dispose();
    }

    private void Look(bool always)
    {
        // A poll that finds a load under way leaves it to the next.
        if (!always && !_gate.TryEnter()) return;
        if (always) _gate.Enter();
        try
        {
            if (!_disposed && (always || ContentStamp.Of(_root) != _stamp)) Reload();
        }
        catch (Exception failure)
        {
            // Whatever went wrong, in the files or in a subscriber, must not end the process nor the watch.
            Failed?.Invoke(failure);
        }
        finally
        {
            _gate.Exit();
        }
    }

    private void StartNotifiers()
    {
        foreach (string folder in ContentFolder.Folders)
        {
            string path = Path.Combine(_root, folder);
            if (!Directory.Exists(path)) continue;
            try
            {
                FileSystemWatcher notifier = new(path) { IncludeSubdirectories = true };
                notifier.Changed += (_, _) => LoadSoon();
                notifier.Created += (_, _) => LoadSoon();
                notifier.Deleted += (_, _) => LoadSoon();
                notifier.Renamed += (_, _) => LoadSoon();
                notifier.EnableRaisingEvents = true;
                _notifiers.Add(notifier);
            }
            catch (IOException failure)
            {
                // The system's limit of watches is reached: the poll alone is enough.
                Failed?.Invoke(failure);
            }
        }
    }

    private void LoadSoon() => _quietTimer.Change(_quiet, Timeout.InfiniteTimeSpan);
}
