using System.Data.Common;
using System.Text;
using MessageComposer.Messages;
using MessageComposer.Messages.Records;
using MessageComposer.Storage.Records;
using MessageComposer.Storage.Sqlite;

namespace MessageComposer.Storage.Tests.Records;

/// <summary>Records in a real <c>messages.db</c> and in a real server.</summary>
public abstract class MessageStoreTests(Engine engine)
{
    public sealed class OnSqlite() : MessageStoreTests(Engine.Sqlite)
    {
        [Fact]
        public void The_index_of_claims_finds_every_key_among_a_hundred_thousand_and_hardly_any_other()
        {
            ClaimIndex index = new();
            Random random = new(7);
            UInt128[] keys = [.. Enumerable.Range(0, 100_000).Select(_ => new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64()))];
            long begin = Now.ToUnixTimeMilliseconds();
            for (int i = 0; i < keys.Length; i++) index.Add(keys[i], i + 1, begin + (i * 100L)); // two and a half hours

            for (int i = 0; i < keys.Length; i++) Assert.Contains(i + 1, index.Find(keys[i]));
            Assert.InRange(Enumerable.Range(0, 10_000).Count(_ => index.Find(new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64())).Count > 0), 0, 10);

            index.Add(5, keys.Length + 1, begin + (long)TimeSpan.FromDays(3).TotalMilliseconds);
            Assert.Empty(index.Find(keys[0]));
            Assert.Single(index.Find(5));
        }

        [Fact]
        public async Task Old_records_are_found_by_their_key_and_never_by_reading_all()
        {
            await using TemporaryStore store = await TemporaryStore.OpenAsync(Engine.Sqlite);
            await using DbConnection connection = await store.ConnectToMessagesAsync();
            foreach (string sql in (string[])["SELECT id FROM messages WHERE id < x'00' ORDER BY id LIMIT 500", "SELECT hash FROM facts WHERE day < 5 ORDER BY day LIMIT 500"])
            {
                await using DbCommand command = connection.CreateCommand();
                command.CommandText = "EXPLAIN QUERY PLAN " + sql;
                await using DbDataReader plan = await command.ExecuteReaderAsync(Cancellation);
                while (await plan.ReadAsync(Cancellation)) Assert.StartsWith("SEARCH", plan.GetString(3), StringComparison.Ordinal);
            }
        }

        [Fact]
        public async Task Counting_a_day_reads_no_other()
        {
            await using TemporaryStore store = await TemporaryStore.OpenAsync(Engine.Sqlite);
            await using DbConnection connection = await store.ConnectToMessagesAsync();
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + SqliteMessageLog.CountBySource.Replace("$from", "x'00'", StringComparison.Ordinal).Replace("$before", "x'01'", StringComparison.Ordinal);
            await using DbDataReader plan = await command.ExecuteReaderAsync(Cancellation);
            List<string> steps = [];
            while (await plan.ReadAsync(Cancellation)) steps.Add(plan.GetString(3));
            Assert.Contains(steps, step => step.StartsWith("SEARCH messages USING PRIMARY KEY (id>? AND id<?)", StringComparison.Ordinal));
        }

        [Fact]
        public async Task A_new_file_has_small_pages_and_one_with_larger_pages_is_written_on()
        {
            await using TemporaryStore store = await TemporaryStore.OpenAsync(Engine.Sqlite);
            Assert.Equal(1024, await PageSizeAsync(store));
            MessageRecord before = RecordSamples.Of(Now), after = RecordSamples.Of(Now.AddSeconds(1));
            await WrittenAsync(store.Records, before);

            await using TemporaryStore older = await TemporaryStore.UnpreparedAsync(Engine.Sqlite);
            Directory.CreateDirectory(older.Folder);
            await using (DbConnection connection = await store.ConnectToMessagesAsync())
            {
                await using DbCommand copy = connection.CreateCommand();
                copy.CommandText = $"PRAGMA page_size = 4096; VACUUM INTO '{Path.Combine(older.Folder, "messages.db")}'";
                await copy.ExecuteNonQueryAsync(Cancellation);
            }
            await older.Database.PrepareAsync(Cancellation);
            await WrittenAsync(older.Records, after);

            Assert.Equal(4096, await PageSizeAsync(older));
            Assert.Equal(before, await older.Records.FindAsync(before.Id, Cancellation));
            Assert.Equal(after, await older.Records.FindAsync(after.Id, Cancellation));
        }

        private static async Task<long> PageSizeAsync(TemporaryStore store)
        {
            await using DbConnection connection = await store.ConnectToMessagesAsync();
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA page_size";
            return (long)(await command.ExecuteScalarAsync(Cancellation))!;
        }
    }

    public sealed class OnPostgres() : MessageStoreTests(Engine.Postgres)
    {
        [Fact]
        public async Task Of_two_nodes_one_holds_a_key_until_its_record_is_written()
        {
            await using TemporaryStore here = await TemporaryStore.OpenAsync(Engine.Postgres);
            await using TemporaryStore there = await here.OpenAgainAsync();
            RequestClaim claim = new(5, 7);

            Assert.Null(await here.Records.HoldClaimAsync(claim, Cancellation));
            Assert.Equal(new ClaimedMessage(7, null), await there.Records.HoldClaimAsync(claim, Cancellation));
            MessageRecord record = RecordSamples.Of(DateTimeOffset.UtcNow, claim);
            await WrittenAsync(here.Records, record);

            Assert.Equal(new ClaimedMessage(7, record.Id), await there.Records.HoldClaimAsync(new RequestClaim(5, 8), Cancellation));
        }

        [Fact]
        public async Task A_key_that_was_let_go_or_held_by_a_node_that_is_gone_can_be_held_anew()
        {
            await using TemporaryStore here = await TemporaryStore.OpenAsync(Engine.Postgres);
            RequestClaim claim = new(5, 7);
            DateTimeOffset since = Now.AddDays(-1);
            Assert.Null(await here.Log.HoldClaimAsync(claim, since, Now, Cancellation));
            await here.Log.LetGoAsync(claim, Cancellation);
            Assert.Null(await here.Log.HoldClaimAsync(claim, since, Now, Cancellation));
            Assert.NotNull(await here.Log.HoldClaimAsync(claim, since, Now.AddSeconds(59), Cancellation));
            Assert.Null(await here.Log.HoldClaimAsync(claim, since, Now.AddSeconds(60), Cancellation));
            Assert.Null(await here.Log.FindClaimAsync(5, since, Cancellation));
        }

        [Fact]
        public async Task Of_64_requests_to_two_nodes_with_one_key_exactly_one_is_answered()
        {
            await using TemporaryStore here = await TemporaryStore.OpenAsync(Engine.Postgres);
            await using TemporaryStore there = await here.OpenAgainAsync();
            ClaimedMessage?[] answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(async () => await (i % 2 == 0 ? here : there).Records.HoldClaimAsync(new RequestClaim(5, 7), Cancellation), Cancellation)));
            Assert.Single(answers, answer => answer is null);
        }

        [Fact]
        public async Task Words_that_the_server_would_refuse_do_not_hold_up_the_records_behind_them()
        {
            await using TemporaryStore store = await TemporaryStore.OpenAsync(Engine.Postgres);
            MessageRecord hostile = RecordSamples.Of(Now, cell: Samples.Cell(subject: "a\0\ud800" + new string('x', 9_000)));
            MessageRecord record = RecordSamples.Of(Now);
            await WrittenAsync(store.Records, hostile, record);
            Assert.Equal(record, await store.Records.FindAsync(record.Id, Cancellation));
            Assert.StartsWith("a\ufffd\ufffdxxx", (await store.Records.FindAsync(hostile.Id, Cancellation))!.Cell.Subject, StringComparison.Ordinal);
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now { get; } = Samples.Noon;

    [Fact]
    public async Task A_record_reads_as_it_was_written()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        MessageRecord full = RecordSamples.Of(Now);
        MessageRecord bare = full with
        {
            Id = Guid.CreateVersion7(Now),
            VariantId = null,
            Making = new MessageMaking(MessageSource.Suppressed, Reason.NoConsent, "control", Guardrails.Purpose.Care, new MessageVersions("9f3c1a", null, "x.scriban", null)),
            Facts = UInt128.MaxValue,
            Customer = Pseudonym.Unknown,
        };

        await WrittenAsync(store.Records, full, bare);

        Assert.Equal(full, await store.Records.FindAsync(full.Id, Cancellation));
        Assert.Equal(bare, await store.Records.FindAsync(bare.Id, Cancellation));
        Assert.Equal(Now, full.At);
        Assert.Null(await store.Records.FindAsync(Guid.CreateVersion7(), Cancellation));
    }

    [Fact]
    public async Task Records_of_64_writers_at_once_are_all_kept()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        MessageRecord[][] records = [.. Enumerable.Range(0, 64).Select(writer => Enumerable.Range(0, 50)
            .Select(i => RecordSamples.Of(Now, new RequestClaim((ulong)((writer * 50) + i), 9), Samples.Cell(subject: "s" + (i % 7)))).ToArray())];

        await Task.WhenAll(records.Select(own => Task.Run(async () =>
        {
            foreach (MessageRecord record in own) await store.Records.TryAppend(record)!.Written;
        })));

        foreach (MessageRecord record in records.SelectMany(own => own))
        {
            Assert.Equal(record with { Claim = null }, await store.Records.FindAsync(record.Id, Cancellation));
            Assert.Equal(new ClaimedMessage(9, record.Id), await ClaimAsync(store, record.Claim!.Value.Key));
        }
        Assert.Equal(7, await CountAsync(store, "cells"));
        Assert.Equal(1, await CountAsync(store, "makings"));
    }

    [Fact]
    public async Task A_group_written_twice_is_kept_once()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        MessageRecord record = RecordSamples.Of(Now, facts: RecordSamples.Part(7, """{"name":"Kem"}"""));
        await WrittenAsync(store.Records, record, record);
        await WrittenAsync(store.Records, record);

        Assert.Equal(1, await CountAsync(store, "messages"));
        Assert.Equal("""{"name":"Kem"}""", Encoding.UTF8.GetString((await store.Records.FindFactsAsync(7, Cancellation))!.Value.Span));
        Assert.Null(await store.Records.FindFactsAsync(8, Cancellation));
    }

    [Fact]
    public async Task A_key_stands_for_its_message_for_a_day_and_through_a_restart()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        UInt128 key = UInt128.MaxValue - 5;
        UInt128 likeIt = key - ((UInt128)1 << 100); // the same fingerprint
        MessageRecord record = RecordSamples.Of(DateTimeOffset.UtcNow, new RequestClaim(key, 77));
        await WrittenAsync(store.Records, record);
        Assert.Equal(new ClaimedMessage(77, record.Id), await ClaimAsync(store, key));
        Assert.Null(await ClaimAsync(store, likeIt));

        await using TemporaryStore again = await store.OpenAgainAsync();
        Assert.Equal(new ClaimedMessage(77, record.Id), await ClaimAsync(again, key));
        Assert.Null(await ClaimAsync(again, likeIt));

        using IMessageLog log = store.OtherLog(record.At);
        Assert.NotNull(await log.FindClaimAsync(key, record.At.AddHours(-24), Cancellation));
        Assert.Null(await log.FindClaimAsync(key, record.At, Cancellation));
    }

    [Fact]
    public async Task Of_two_messages_under_one_key_the_later_counts()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        MessageRecord early = RecordSamples.Of(DateTimeOffset.UtcNow.AddSeconds(-5), new RequestClaim(3, 1));
        MessageRecord late = RecordSamples.Of(DateTimeOffset.UtcNow, new RequestClaim(3, 2));
        await WrittenAsync(store.Records, early, late);
        Assert.Equal(new ClaimedMessage(2, late.Id), await ClaimAsync(store, 3));
    }

    [Fact]
    public async Task What_is_too_old_goes_a_batch_at_a_time_and_facts_in_use_stay()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        DateTimeOffset old = Now.AddDays(-30);
        MessageRecord[] past = [.. Enumerable.Range(0, 1_200).Select(i => RecordSamples.Of(old.AddSeconds(i), new RequestClaim((ulong)i, 1), facts: i == 0 ? [RecordSamples.Part(1, "{}"), RecordSamples.Part(2, "{}")] : []))];
        MessageRecord today = RecordSamples.Of(Now, new RequestClaim(9_999, 1), facts: RecordSamples.Part(2, "{}"));
        await WrittenAsync(store.Records, [.. past, today]);

        using IMessageLog log = store.OtherLog(Now);
        Retention retention = new(Now.AddDays(-10), Now.AddDays(-1));
        int batches = 1;
        while (log.Sweep(retention)) batches++;

        Assert.Equal(3, batches);
        Assert.Equal(1, await CountAsync(store, "messages"));
        Assert.Equal(1, await CountAsync(store, "claims"));
        Assert.Equal(1, await CountAsync(store, "facts"));
        Assert.NotNull(await store.Records.FindAsync(today.Id, Cancellation));
        Assert.NotNull(await store.Records.FindFactsAsync(2, Cancellation));
    }

    [Fact]
    public async Task Messages_of_a_day_are_counted_by_where_their_words_came_from()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        DateTimeOffset midnight = new(2026, 11, 21, 0, 0, 0, TimeSpan.FromHours(7));
        MessageMaking approved = RecordSamples.Of(Now).Making, held = new(MessageSource.Suppressed, Reason.NoConsent, "control", Guardrails.Purpose.Care, approved.Versions);
        (DateTimeOffset At, MessageMaking Making)[] made =
        [
            (midnight.AddMilliseconds(-1), approved), (midnight, approved), (Now, approved), (Now, approved with { Arm = "control" }), (Now, approved with { Source = MessageSource.Fallback, Reason = Reason.ControlArm }),
            (Now, held), (Now, held with { Reason = Reason.Paused }), (midnight.AddDays(1).AddMilliseconds(-1), held), (midnight.AddDays(1), held),
        ];
        await WrittenAsync(store.Records, made.Select(message => RecordSamples.Of(message.At) with { Making = message.Making }));

        Assert.Equal(
            [(MessageSource.Approved, 3L), (MessageSource.Fallback, 1), (MessageSource.Suppressed, 3)],
            (await store.Log.BySourceAsync(midnight, midnight.AddDays(1), Cancellation)).Select(count => (count.Key, count.Value)).Order());
        Assert.Empty(await store.Log.BySourceAsync(midnight.AddDays(5), midnight.AddDays(6), Cancellation));
    }

    [Fact]
    public async Task A_failed_group_leaves_nothing_behind_and_the_next_is_whole()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        using IMessageLog log = store.OtherLog(Now);
        await using (DbConnection connection = await store.ConnectToMessagesAsync())
        {
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = engine == Engine.Sqlite
                ? "CREATE TRIGGER no_more BEFORE INSERT ON messages BEGIN SELECT RAISE(ABORT, 'full'); END"
                : "CREATE FUNCTION no_more() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'full'; END $$; CREATE TRIGGER no_more BEFORE INSERT ON messages EXECUTE FUNCTION no_more()";
            await command.ExecuteNonQueryAsync(Cancellation);
            Assert.ThrowsAny<DbException>(() => log.WriteGroup([RecordSamples.Of(Now, new RequestClaim(1, 1), facts: RecordSamples.Part(1, "{}"))]));
            command.CommandText = engine == Engine.Sqlite ? "DROP TRIGGER no_more" : "DROP TRIGGER no_more ON messages";
            await command.ExecuteNonQueryAsync(Cancellation);
        }
        Assert.Equal(0, await CountAsync(store, "messages") + await CountAsync(store, "facts") + await CountAsync(store, "claims"));

        MessageRecord record = RecordSamples.Of(Now);
        log.WriteGroup([record]);
        Assert.Equal(record, await log.FindAsync(record.Id, Cancellation));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused()
    {
        await using TemporaryStore store = await TemporaryStore.OpenAsync(engine);
        await using (DbConnection connection = await store.ConnectToMessagesAsync())
        {
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = engine == Engine.Sqlite ? "PRAGMA user_version = 99" : "UPDATE message_schema SET version = 99";
            await command.ExecuteNonQueryAsync(Cancellation);
        }
        StorageException refusal = await Assert.ThrowsAsync<StorageException>(store.OpenAgainAsync);
        Assert.Contains("newer composer", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task WrittenAsync(IMessageRecords records, params IEnumerable<MessageRecord> taken)
    {
        IRecordGroup? last = null;
        foreach (MessageRecord record in taken) last = records.TryAppend(record) ?? throw new InvalidOperationException("There is no room.");
        await last!.Written;
    }

    private static async Task<ClaimedMessage?> ClaimAsync(TemporaryStore store, UInt128 key) => await store.Log.FindClaimAsync(key, Now.AddYears(-1), Cancellation);

    private static async Task<long> CountAsync(TemporaryStore store, string table)
    {
        await using DbConnection connection = await store.ConnectToMessagesAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
