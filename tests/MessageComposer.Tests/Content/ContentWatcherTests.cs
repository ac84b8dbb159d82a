using MessageComposer.Content;

namespace MessageComposer.Tests.Content;

public sealed class ContentWatcherTests : IDisposable
{
    private readonly ContentTree _tree = new();
    private readonly ManualTime _time = new();
    private readonly ContentStore _store;
    private readonly List<string> _swaps = [];
    private readonly List<IReadOnlyList<ContentFault>> _rejections = [];

    public ContentWatcherTests()
    {
        _store = new ContentStore(_time);
        _store.Changed += snapshot => _swaps.Add(snapshot.Hash);
        _store.Rejected += _rejections.Add;
    }

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void An_edit_serves_at_the_next_poll_without_a_notice_from_the_file_system()
    {
        using ContentWatcher watcher = Watch();
        ContentSnapshot before = _store.Current;
        _tree.Edit(ContentTree.Channels, "max_links: 2", "max_links: 13");
        Assert.Same(before, _store.Current);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(13, _store.Current.Channels["email"].MaxLinks);
        Assert.Equal(2, before.Channels["email"].MaxLinks);
        Assert.Equal([before.Hash, _store.Current.Hash], _swaps);
    }

    [Fact]
    public void A_broken_edit_keeps_the_last_good_snapshot_and_says_why_once()
    {
        using ContentWatcher watcher = Watch();
        ContentSnapshot good = _store.Current;
        _tree.Edit(ContentTree.Channels, "max_links: 2", "max_links: many").Edit(ContentTree.Goods, "class: ban", "class: normal");
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Same(good, _store.Current);
        Assert.True(_store.Status.IsDegraded);
        Assert.Equal("channels[1].max_links", Assert.Single(Assert.Single(_rejections)).Key);

        _tree.Edit(ContentTree.Channels, "max_links: many", "max_links: 3");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(_store.Status.IsDegraded);
        Assert.Equal(3, _store.Current.Channels["email"].MaxLinks);
        Assert.Equal(Guardrails.Definitions.GoodsClass.Normal, _store.Current.GoodsOf("tobacco").Class);
    }

    [Fact]
    public void An_edit_taken_back_ends_the_degraded_state_without_a_swap()
    {
        using ContentWatcher watcher = Watch();
        _tree.Edit(ContentTree.Channels, "max_links: 2", "max_links: many");
        _time.Advance(TimeSpan.FromSeconds(1));
        _tree.Edit(ContentTree.Channels, "max_links: many", "max_links: 2");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(_store.Status.IsDegraded);
        Assert.Single(_swaps);
    }

    [Fact]
    public void New_and_removed_files_are_seen()
    {
        using ContentWatcher watcher = Watch();
        _tree.Without(ContentTree.Evidence);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(_store.Current.Guardrails.Definitions.Evidence);
        _tree.With("guardrails/vi-VN/more.yaml", "owner: brand\nrules: []\n");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains(_store.Current.Files, file => file.Path == "guardrails/vi-VN/more.yaml");
        Assert.Equal(3, _swaps.Count);
    }

    [Fact]
    public void Files_at_rest_are_not_read_again()
    {
        using ContentWatcher watcher = Watch();
        DateTimeOffset read = _store.Status.Since;
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(read, _store.Status.Since);
    }

    [Fact]
    public void A_vanished_folder_keeps_the_last_good_snapshot()
    {
        using ContentWatcher watcher = Watch();
        ContentSnapshot good = _store.Current;
        Directory.Move(Path.Combine(_tree.Root, "guardrails"), Path.Combine(_tree.Root, "elsewhere"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Same(good, _store.Current);
        Assert.Contains(_store.Status.Faults, fault => fault is { File: "guardrails", Message: "the folder is missing" });
    }

    [Fact]
    public void A_subscriber_that_fails_does_not_end_the_watch()
    {
        using ContentWatcher watcher = Watch();
        List<Exception> failures = [];
        watcher.Failed += failures.Add;
        Action<ContentSnapshot> failing = _ => throw new InvalidOperationException("subscriber");
        _store.Changed += failing;
        _tree.Edit(ContentTree.Channels, "max_links: 2", "max_links: 3");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("subscriber", Assert.Single(failures).Message);
        _store.Changed -= failing;
        _tree.Edit(ContentTree.Channels, "max_links: 3", "max_links: 44");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(44, _store.Current.Channels["email"].MaxLinks);
    }

    [Fact]
    public async Task A_notice_from_the_file_system_serves_the_edit_before_the_poll()
    {
        TaskCompletionSource<ContentSnapshot> swapped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ContentStore store = new(TimeProvider.System);
        using ContentWatcher watcher = new(_tree.Root, store, TimeProvider.System);
        watcher.Start();
        store.Changed += swapped.SetResult;
        _tree.Edit(ContentTree.Channels, "max_links: 2", "max_links: 13");
        ContentSnapshot snapshot = await swapped.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(13, snapshot.Channels["email"].MaxLinks);
    }

    [Fact]
    public void Nothing_serves_before_the_first_good_load_and_a_kept_snapshot_can_take_its_place()
    {
        _tree.Edit(ContentTree.Goods, "class: ban", "class: banned");
        using ContentWatcher watcher = Watch();
        Assert.False(_store.IsReady);
        Assert.Throws<InvalidOperationException>(() => _store.Current);
        using ContentTree kept = new();
        ContentSnapshot lastGood = kept.Load().Snapshot!;
        Assert.True(_store.TryRestore(lastGood));
        Assert.Same(lastGood, _store.Current);
        Assert.True(_store.Status.IsDegraded);
        Assert.False(_store.TryRestore(lastGood));
    }

    private ContentWatcher Watch()
    {
        ContentWatcher watcher = new(_tree.Root, _store, _time, notify: false);
        watcher.Start();
        return watcher;
    }
}
