using System.Diagnostics;
using MessageComposer.Content.Definitions;
using MessageComposer.Review;
using MessageComposer.Review.Sheets;
using Microsoft.EntityFrameworkCore;

namespace MessageComposer.Storage.Tests;

/// <summary>A big shop: every list and sheet of 50,000 variants answers while a person waits.</summary>
public abstract class ManyVariantsTests(Engine engine, ITestOutputHelper output)
{
    public sealed class OnSqlite(ITestOutputHelper output) : ManyVariantsTests(Engine.Sqlite, output);

    public sealed class OnPostgres(ITestOutputHelper output) : ManyVariantsTests(Engine.Postgres, output);

    /// <summary>The budget is 300 ms; a loaded machine gets three times as long.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(900);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_and_sheets_of_fifty_thousand_variants_answer_in_time()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await SeedAsync(store);
        Assert.Equal(1, (await store.Sheets.SummariesAsync(Cancellation)).Count(sheet => sheet.Key is { Scenario: "s1", Channel: "zalo", Risk: RiskClass.High, Layer: ReviewLayer.Brand }));

        await WithinAsync("sheets", () => store.Sheets.SummariesAsync(Cancellation));
        await WithinAsync("sheet of 2,000", () => store.Sheets.WaitingAsync(new SheetKey("s1", "v1", "zalo", RiskClass.High, ReviewLayer.Brand), 2_000, Cancellation));
        foreach ((string name, VariantQuery query) in (IEnumerable<(string, VariantQuery)>)
                 [
                     ("newest", new()), ("state", new() { State = VariantState.PendingLegal }), ("scenario", new() { Scenario = "s3" }), ("channel", new() { Channel = "push" }),
                     ("segment", new() { Segment = "office" }), ("risk", new() { Risk = RiskClass.Low }), ("nothing found", new() { Scenario = "s1", Channel = "none" }),
                     ("state, scenario, channel", new() { State = VariantState.PendingBrand, Scenario = "s2", Channel = "zalo" }),
                 ])
            await WithinAsync("list by " + name, () => store.Variants.ListAsync(query, Cancellation));
    }

    private async Task WithinAsync<T>(string what, Func<Task<T>> read)
    {
        _ = await read();
        long started = Stopwatch.GetTimestamp();
        _ = await read();
        TimeSpan took = Stopwatch.GetElapsedTime(started);
        output.WriteLine($"{what}: {took.TotalMilliseconds:0} ms");
        Assert.True(took < s_longest, $"{what} took {took.TotalMilliseconds:0} ms.");
    }

    private static async Task SeedAsync(TemporaryStore store)
    {
        await using ComposerDbContext context = store.Context();
        bool postgres = store.Engine == Engine.Postgres;
        string numbers = postgres ? "WITH n(i) AS (SELECT generate_series(1, 50000))" : "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)";
        string id = postgres ? "format('%s-0000-7000-8000-%s', lpad(to_hex(i), 8, '0'), lpad(to_hex(i), 12, '0'))::uuid" : "printf('%08X-0000-7000-8000-%012X', i, i)";
        string time = postgres ? "timestamptz '2026-11-21 05:00:00+00:00'" : "'2026-11-21 05:00:00+00:00'";
        string sql =
            $$$"""
             {{{numbers}}}
             INSERT INTO variants (id, scenario, angle, segment, motive, channel, locale, subject, state, fields, prompt_version, model, conditions, grounds, findings, risk, weight,
                                   content_hash, checked_under, created_at, since, review, revision)
             SELECT {{{id}}}, 's' || (i % 5), 'a', CASE i % 3 WHEN 0 THEN 'office' ELSE 'gen-z' END, 'none', CASE i / 5 % 2 WHEN 0 THEN 'zalo' ELSE 'push' END, 'vi-VN', 'none',
                    CASE i % 7 WHEN 0 THEN 'approved' WHEN 1 THEN 'pending_legal' ELSE 'pending_brand' END,
                    '[{{"field":"title","text":"Giỏ hàng đợi bạn nè"}},{{"field":"body","text":"Câu số ' || i || ' vẫn còn trong giỏ đó, bạn xem lại rồi đặt khi tiện nha."}}]',
                    'v1', 'phrasebook', '[]', '[]', '[]', CASE i / 10 % 2 WHEN 0 THEN 'high' ELSE 'low' END, 100, 'c', '', {{{time}}}, 1763701200000 + i, '{{}}', 1
             FROM n
             """;
        await context.Database.ExecuteSqlRawAsync(sql, Cancellation);
        if (postgres) await context.Database.ExecuteSqlRawAsync("ANALYZE variants", Cancellation); // as the server does by itself, a minute later
    }
}
