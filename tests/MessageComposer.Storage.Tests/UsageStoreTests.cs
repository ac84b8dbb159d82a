using MessageComposer.Generation;

namespace MessageComposer.Storage.Tests;

public abstract class UsageStoreTests(Engine engine)
{
    public sealed class OnSqlite() : UsageStoreTests(Engine.Sqlite);

    public sealed class OnPostgres() : UsageStoreTests(Engine.Postgres);

    private static readonly DateOnly s_day = new(2026, 11, 21);
    private static readonly UsageKey s_key = new(s_day, "cart-abandonment", "v1", "openai", "gpt-5-mini", CallPurpose.Write);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_used_is_known_to_a_later_process()
    {
        await using TemporaryStore before = await TemporaryStore.OpenAsync(engine);
        for (int i = 0; i < 2; i++)
        {
            Assert.True(await before.Usage.TryReserveAsync(s_key, 900, null, Cancellation));
            await before.Usage.SettleAsync(s_key, 900, new CallUsage(100, 20, Estimated: i == 0, Failed: false, CostMicros: i == 0 ? null : 65), Cancellation);
        }
        await using TemporaryStore after = await before.OpenAgainAsync();

        UsageRecord record = Assert.Single(await after.Usage.ReadAsync(s_day, s_day, Cancellation));

        Assert.Equal(new UsageRecord { Key = s_key, Calls = 2, EstimatedCalls = 1, UnpricedCalls = 1, InputTokens = 200, OutputTokens = 40, CostMicros = 65 }, record);
    }

    [Fact]
    public async Task A_day_takes_no_more_than_its_limit_and_the_next_begins_anew()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        Assert.True(await store.Usage.TryReserveAsync(s_key, 600, 1_000, Cancellation));
        Assert.False(await store.Usage.TryReserveAsync(s_key with { Scenario = "price-drop" }, 401, 1_000, Cancellation));
        Assert.True(await store.Usage.TryReserveAsync(s_key with { Scenario = "price-drop" }, 400, 1_000, Cancellation));
        Assert.True(await store.Usage.TryReserveAsync(s_key with { Day = s_day.AddDays(1) }, 1_000, 1_000, Cancellation));
        await store.Usage.SettleAsync(s_key, 600, new CallUsage(50, 0, true, true, null), Cancellation);
        Assert.True(await store.Usage.TryReserveAsync(s_key, 550, 1_000, Cancellation));
    }

    [Fact]
    public async Task Processes_together_keep_to_one_budget()
    {
        await using TemporaryStore here = await TemporaryStore.OpenAsync(engine);
        await using TemporaryStore there = await here.OpenAgainAsync();

        bool[] held = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => (i % 2 == 0 ? here : there).Usage.TryReserveAsync(s_key, 100, 750, Cancellation), Cancellation)));

        Assert.Equal(7, held.Count(granted => granted));
        Assert.Equal(700, Assert.Single(await here.Usage.ReadAsync(s_day, s_day, Cancellation)).ReservedTokens);
    }

    [Fact]
    public async Task Only_the_days_asked_for_are_read()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        for (int i = 0; i < 5; i++) await store.Usage.TryReserveAsync(s_key with { Day = s_day.AddDays(i) }, 1, null, Cancellation);

        Assert.Equal([s_day.AddDays(1), s_day.AddDays(2)], (await store.Usage.ReadAsync(s_day.AddDays(1), s_day.AddDays(2), Cancellation)).Select(record => record.Key.Day));
    }
}
