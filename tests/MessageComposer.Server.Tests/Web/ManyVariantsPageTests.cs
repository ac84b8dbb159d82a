using System.Diagnostics;
using System.Net;
using MessageComposer.Storage.People;
using Microsoft.Data.Sqlite;

namespace MessageComposer.Server.Tests.Web;

/// <summary>A big shop: every page answers while a person waits, with 50,000 variants stored.</summary>
public sealed class ManyVariantsPageTests(ITestOutputHelper output) : IAsyncDisposable
{
    /// <summary>The budget is 300 ms; a loaded machine gets five times as long.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(1_500);

    private readonly ComposerApp _app = new(SignedInPeople.WithoutRechecks);

    [Fact]
    public async Task Each_page_answers_in_time_with_fifty_thousand_variants()
    {
        await SeedAsync();
        using HttpClient client = await _app.SignedInAsync(Roles.Brand | Roles.Admin);
        const string One = "0000000A-0000-7000-8000-00000000000A";
        foreach (string path in (string[])
                 [
                     "/", "/queue", "/queue?state=pending_legal", "/queue?state=blocked", "/queue?scenario=cart-abandonment&channel=push", "/variants", "/variants?state=approved", "/variants?scenario=cart-abandonment&channel=zalo",
                     $"/variants/{One}", $"/variants/{One}?queue=state%3Dpending_brand", "/stops", "/messages", "/content", "/people", "/keys", "/playground",
                 ])
        {
            TimeSpan best = TimeSpan.MaxValue;
            for (int i = 0; i < 3; i++)
            {
                long started = Stopwatch.GetTimestamp();
                using HttpResponseMessage response = await client.GetAsync(path, ComposerApp.Cancellation);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                _ = await response.Content.ReadAsStringAsync(ComposerApp.Cancellation);
                if (Stopwatch.GetElapsedTime(started) is var took && took < best) best = took;
            }
            output.WriteLine($"{path}: {best.TotalMilliseconds:0} ms");
            Assert.True(best < s_longest, $"{path} took {best.TotalMilliseconds:0} ms.");
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task SeedAsync()
    {
        await using SqliteConnection connection = new($"Data Source={Path.Combine(_app.Data, "composer.db")}");
        await connection.OpenAsync(ComposerApp.Cancellation);
        await using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText =
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
            INSERT INTO variants (id, scenario, angle, segment, motive, channel, locale, subject, state, fields, prompt_version, model, conditions, grounds, findings, risk, weight,
                                  content_hash, checked_under, created_at, since, review, revision)
            SELECT printf('%08X-0000-7000-8000-%012X', i, i), CASE i % 3 WHEN 0 THEN 'price-drop' ELSE 'cart-abandonment' END, 'nhac-nhe', CASE i % 4 WHEN 0 THEN 'office' ELSE 'gen-z' END, 'none',
                   CASE i / 5 % 2 WHEN 0 THEN 'zalo' ELSE 'push' END, 'vi-VN', 'none',
                   CASE i % 7 WHEN 0 THEN 'approved' WHEN 1 THEN 'pending_legal' ELSE 'pending_brand' END,
                   '[{"field":"title","text":"Giỏ hàng đợi bạn nè"},{"field":"body","text":"{{ product.name }} vẫn còn trong giỏ đó, câu ' || i || '."}]',
                   'v1', 'fixed', '[]', '[]', '[]', CASE i / 10 % 2 WHEN 0 THEN 'high' ELSE 'low' END, 100, 'c', '', '2026-11-21 05:00:00+00:00', 1763701200000 + i, '{}', 1
            FROM n
            """;
        await insert.ExecuteNonQueryAsync(ComposerApp.Cancellation);
    }
}
