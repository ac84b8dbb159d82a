using System.Data.Common;
using System.Text.Json.Nodes;
using MessageComposer.Review.Audit;
using Microsoft.EntityFrameworkCore;

namespace MessageComposer.Storage.Tests;

public abstract class AuditTrailTests(Engine engine)
{
    public sealed class OnSqlite() : AuditTrailTests(Engine.Sqlite)
    {
        [Fact]
        public async Task The_history_of_a_subject_is_read_by_index()
        {
            await using TemporaryStore store = await TemporaryStore.OpenAsync(Engine.Sqlite);
            await using ComposerDbContext context = store.Context();
            Assert.Contains("USING INDEX ix_audit_subject (subject=?)", await QueryPlan.OfAsync(context, AuditTrail.SelectHistory(context, "stop/2", 10)), StringComparison.Ordinal);
        }
    }

    public sealed class OnPostgres() : AuditTrailTests(Engine.Postgres);

    private static readonly AuditActor s_lan = new("p1", "Lan");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_are_numbered_and_each_follows_the_one_before_it()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        for (int i = 1; i <= 3; i++) await store.Audit.AppendAsync(Entry("stop/" + i), Cancellation);

        AuditRow[] rows = await AllAsync(store);

        Assert.Equal([1, 2, 3], rows.Select(row => row.Number));
        Assert.Equal([AuditChain.Beginning, rows[0].Hash, rows[1].Hash], rows.Select(row => row.Previous));
        Assert.True((await VerifyAsync(store)).IsWhole);
        Assert.Equal("""{"a":["đ",null],"b":1}""", rows[0].Details);
    }

    [Fact]
    public async Task Writers_of_several_processes_make_one_unbroken_trail()
    {
        await using TemporaryStore here = await TemporaryStore.OpenAsync(engine);
        await using TemporaryStore there = await here.OpenAgainAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => (i % 2 == 0 ? here : there).Audit.AppendAsync(Entry("stop/" + i), Cancellation), Cancellation)));
        AuditVerdict verdict = await VerifyAsync(here);
        Assert.True(verdict.IsWhole);
        Assert.Equal(40, verdict.Rows);
    }

    [Theory]
    [InlineData("UPDATE audit SET action = 'x' WHERE number = 1")]
    [InlineData("DELETE FROM audit WHERE number = 1")]
    public async Task The_database_refuses_to_change_or_delete_a_row(string sql)
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await store.Audit.AppendAsync(Entry("stop/1"), Cancellation);
        await using ComposerDbContext context = store.Context();
        DbException refusal = await Assert.ThrowsAnyAsync<DbException>(() => context.Database.ExecuteSqlRawAsync(sql, Cancellation));
        Assert.Contains("audit rows are never", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE audit SET action = 'x' WHERE number = 2", AuditFaultKind.Changed, 2)]
    [InlineData("UPDATE audit SET at = '2020-01-01 00:00:00+00:00' WHERE number = 3", AuditFaultKind.Changed, 3)]
    [InlineData("UPDATE audit SET details = '0' WHERE number = 1", AuditFaultKind.Changed, 1)]
    [InlineData("DELETE FROM audit WHERE number = 1", AuditFaultKind.Missing, 1)]
    [InlineData("DELETE FROM audit WHERE number = 3", AuditFaultKind.Missing, 3)]
    [InlineData("DELETE FROM audit WHERE number = 4", AuditFaultKind.Cut, 3)]
    [InlineData("DELETE FROM audit", AuditFaultKind.Cut, 0)]
    [InlineData("UPDATE audit SET number = 9 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 9", AuditFaultKind.Unlinked, 2)]
    public async Task Whoever_gets_round_the_database_is_found_out(string sql, AuditFaultKind kind, long number)
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        for (int i = 1; i <= 4; i++) await store.Audit.AppendAsync(Entry("stop/" + i), Cancellation);
        await using ComposerDbContext context = store.Context();
        string drop = engine == Engine.Postgres
            ? "DROP TRIGGER audit_keeps_rows ON audit; DROP TRIGGER audit_keeps_content ON audit;"
            : "DROP TRIGGER audit_keeps_rows; DROP TRIGGER audit_keeps_content;";
        await context.Database.ExecuteSqlRawAsync(drop, Cancellation);
        await context.Database.ExecuteSqlRawAsync(sql, Cancellation);

        AuditVerdict verdict = await VerifyAsync(store);

        Assert.Equal((kind, number), (verdict.First?.Kind, verdict.First?.Number));
    }

    [Fact]
    public async Task A_trail_rewritten_whole_is_found_out_by_a_head_kept_elsewhere()
    {
        await using TemporaryStore honest = await TemporaryStore.OpenAsync(engine);
        await using TemporaryStore forged = await TemporaryStore.OpenAsync(engine);
        AuditRow kept = await honest.Audit.AppendAsync(Entry("stop/1"), Cancellation);
        await forged.Audit.AppendAsync(Entry("stop/2"), Cancellation);
        Assert.True((await VerifyAsync(forged)).IsWhole);
        Assert.Equal(AuditFaultKind.Cut, (await VerifyAsync(forged, new AuditHead(kept.Number, kept.Hash))).First?.Kind);
    }

    [Fact]
    public async Task Lines_of_an_export_read_back_as_the_rows_they_were()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        AuditRow row = await store.Audit.AppendAsync(Entry("variant/é“</script>"), Cancellation);
        Assert.Equal(row, AuditChain.FromLine(AuditChain.ToLine(row)));
        Assert.Null(AuditChain.FromLine("{}"));
        Assert.Null(AuditChain.FromLine("not json"));
    }

    [Fact]
    public async Task The_history_of_a_subject_is_its_own()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await store.Audit.AppendAsync(Entry("stop/1"), Cancellation);
        await store.Audit.AppendAsync(Entry("stop/2"), Cancellation);
        Assert.Equal(2, Assert.Single(await store.Audit.HistoryAsync("stop/2", 10, Cancellation)).Number);
    }

    private static AuditEntry Entry(string subject) =>
        new(Samples.Noon, s_lan, AuditActions.StopMade, subject, new JsonObject { ["b"] = 1, ["a"] = new JsonArray("đ", null) });

    private static async Task<AuditRow[]> AllAsync(TemporaryStore store)
    {
        List<AuditRow> rows = [];
        await foreach (AuditRow row in store.Audit.ReadAsync(Cancellation)) rows.Add(row);
        return [.. rows];
    }

    private static async Task<AuditVerdict> VerifyAsync(TemporaryStore store, params AuditHead[] known)
    {
        AuditVerification verification = new([await store.Audit.CountedAsync(Cancellation), .. known]);
        foreach (AuditRow row in await AllAsync(store)) verification.Add(row);
        return verification.End();
    }
}
