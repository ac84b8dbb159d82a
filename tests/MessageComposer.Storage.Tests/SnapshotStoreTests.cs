using System.Globalization;
using MessageComposer.Content;
using MessageComposer.Review;

namespace MessageComposer.Storage.Tests;

public abstract class SnapshotStoreTests(Engine engine)
{
    public sealed class OnSqlite() : SnapshotStoreTests(Engine.Sqlite);

    public sealed class OnPostgres() : SnapshotStoreTests(Engine.Postgres);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_snapshot_comes_back_as_it_went_in_in_a_later_process()
    {
        await using TemporaryStore before = await TemporaryStore.OpenAsync(engine);
        await before.Snapshots.KeepAsync(Snapshot("a"), Cancellation);
        await using TemporaryStore after = await before.OpenAgainAsync();
        KeptSnapshot found = (await after.Snapshots.FindAsync("a", Cancellation))!;
        Assert.Equal((Samples.Noon, "a"), (found.AcceptedAt, found.Hash));
        Assert.Equal("a"u8, found.Packed.Span);
        Assert.Null(await after.Snapshots.FindAsync("b", Cancellation));
    }

    [Fact]
    public async Task What_was_accepted_again_is_the_newest_and_stored_once()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        foreach (string hash in (string[])["a", "b", "a"]) await store.Snapshots.KeepAsync(Snapshot(hash), Cancellation);
        Assert.Equal(["a", "b"], await store.Snapshots.HashesAsync(Cancellation));
    }

    [Fact]
    public async Task Beyond_fifty_the_oldest_go_unless_a_variant_was_checked_under_them()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await store.Variants.AddAsync([Samples.Variant(state: VariantState.Retired) with { ContentHash = "1" }], Cancellation);
        for (int i = 0; i < 53; i++) await store.Snapshots.KeepAsync(Snapshot(i.ToString(CultureInfo.InvariantCulture)), Cancellation);
        IReadOnlyList<string> kept = await store.Snapshots.HashesAsync(Cancellation);
        Assert.Equal([.. Enumerable.Range(3, 50).Reverse().Select(i => i.ToString(CultureInfo.InvariantCulture)), "1"], kept);
    }

    [Fact]
    public async Task Snapshots_kept_by_two_processes_at_once_are_all_kept()
    {
        await using TemporaryStore here = await TemporaryStore.OpenAsync(engine);
        await using TemporaryStore there = await here.OpenAgainAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => (i % 2 == 0 ? here : there).Snapshots.KeepAsync(Snapshot($"{i / 3}"), Cancellation), Cancellation)));
        Assert.Equal(["0", "1", "2", "3"], (await here.Snapshots.HashesAsync(Cancellation)).Order(StringComparer.Ordinal));
    }

    private static KeptSnapshot Snapshot(string hash) => new(hash, System.Text.Encoding.UTF8.GetBytes(hash), Samples.Noon);
}
