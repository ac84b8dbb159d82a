using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using MessageComposer.Review.Audit;
using MessageComposer.Server.Api;
using MessageComposer.Server.Tests.Api;
using MessageComposer.Server.Tests.Commands;
using Microsoft.Data.Sqlite;

namespace MessageComposer.Server.Tests.Hosting;

/// <summary>
/// A real process is killed while people approve, edit and return the same texts: after a restart no decision that was answered is missing, and the trail
/// tells of every change, on either database. More moments with COMPOSER_KILL_MOMENTS=10.
/// </summary>
[Collection(nameof(OneAtATime))]
public sealed class KilledWhileReviewingTests(ITestOutputHelper output)
{
    private const int Texts = 30;
    private const int Hands = 12;

    private static readonly string[] s_people = ["lan:brand", "hoa:brand", "minh:legal", "an:legal", "tu:copywriter"];
    private static readonly string[] s_bodies = ["vẫn còn trong giỏ đó.", "vẫn đợi bạn trong giỏ.", "còn nguyên trong giỏ nha.", "vẫn ở trong giỏ nhé."];

    /// <summary>A decision the service answered with yes.</summary>
    private sealed record Decision(Guid Variant, int Revision, string Action, string State, string Person);

    public static TheoryData<bool, int> Moments()
    {
        TheoryData<bool, int> moments = [];
        int? asked = int.TryParse(Environment.GetEnvironmentVariable("COMPOSER_KILL_MOMENTS"), out int given) ? given : null;
        for (int moment = 1; moment <= (asked ?? 2); moment++) moments.Add(false, moment);
        for (int moment = 1; moment <= (asked ?? 1); moment++) moments.Add(true, moment);
        return moments;
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task No_decision_that_was_answered_is_lost_and_the_trail_tells_of_every_change(bool postgres, int moment)
    {
        await using ReviewStore store = await ReviewStore.WithAsync(postgres, Texts, s_people);
        int enough = Random.Shared.Next(20, 250);
        ConcurrentBag<Decision> answered = [];
        int stale = 0;
        await using (ServerProcess first = await ServerProcess.StartAsync(store.Settings))
        {
            TaskCompletionSource now = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Task[] hands = [.. Enumerable.Range(0, Hands).Select(hand => DecideAsync(first, store, s_people[hand % s_people.Length], new Random(moment * 100 + hand), decision =>
            {
                if (decision is null) Interlocked.Increment(ref stale);
                else answered.Add(decision);
                if (answered.Count >= enough) now.TrySetResult();
            }))];
            await Task.WhenAny(now.Task, Task.WhenAll(hands)).WaitAsync(TimeSpan.FromMinutes(2), ComposerApp.Cancellation);
            await first.KillAsync();
            await Task.WhenAll(hands);
        }
        Assert.True(answered.Count >= enough, $"only {answered.Count} decisions of {enough} were answered before the end");

        await using ServerProcess second = await ServerProcess.StartAsync(store.Settings);
        ILookup<string, AuditRow> trail = (await ExportAsync(store)).ToLookup(row => row.Subject);

        foreach (Decision decision in answered)
        {
            AuditRow row = Assert.Single(trail[AuditActions.VariantSubject(decision.Variant)], row => RevisionOf(row) == decision.Revision);
            Assert.Equal((decision.Action, decision.State, decision.Person), (row.Action, Word(row, "to"), row.Actor.Name));
        }
        int told = 0;
        foreach (Guid id in store.Variants)
        {
            JsonElement variant = await second.GetAsync("/v1/variants/" + id);
            AuditRow[] rows = [.. trail[AuditActions.VariantSubject(id)]];
            told += rows.Length - 1;
            Assert.Equal(Enumerable.Range(2, rows.Length - 1), rows.Skip(1).Select(RevisionOf));
            Assert.Equal(rows.SkipLast(1).Select(row => Word(row, "to")), rows.Skip(1).Select(row => Word(row, "from")));
            Assert.Equal((rows.Length, Word(rows[^1], "to")), (variant.GetProperty("revision").GetInt32(), variant.GetProperty("state").GetString()));
            if (variant.GetProperty("state").GetString() == "approved") AssertTwoPeopleApproved(variant);
        }
        Assert.InRange(told - answered.Count, 0, Hands);
        output.WriteLine($"killed after {answered.Count} decisions ({stale} came too late); {told - answered.Count} more were stored whose answer was not heard");

        if (postgres) return;
        using SqliteConnection connection = new($"Data Source={Path.Combine(store.Data, "composer.db")}");
        await connection.OpenAsync(ComposerApp.Cancellation);
        await using SqliteCommand check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", await check.ExecuteScalarAsync(ComposerApp.Cancellation));
    }

    /// <summary>Looks at a text and does what its person may do in its state, until the service is gone.</summary>
    /// <param name="tell">Hears each decision that was answered with yes, and null for one that came too late.</param>
    private static async Task DecideAsync(ServerProcess server, ReviewStore store, string person, Random random, Action<Decision?> tell)
    {
        (string name, string role) = person.Split(':') is [{ } first, { } second] ? (first, second) : throw new ArgumentException(person);
        try
        {
            using HttpClient client = await server.SignedInAsync(name, ReviewStore.Password);
            while (true)
            {
                Guid id = store.Variants[random.Next(store.Variants.Count)];
                using HttpResponseMessage seen = await client.GetAsync($"/v1/variants/{id}", ComposerApp.Cancellation);
                JsonElement variant = await ComposerApp.JsonOf(seen);
                if (Choose(variant, role, random) is not { } act) continue;
                using HttpRequestMessage request = new(HttpMethod.Post, $"/v1/variants/{id}/{act.Verb}") { Content = new StringContent(act.Body, Encoding.UTF8, "application/json") };
                request.Headers.TryAddWithoutValidation("If-Match", Revision.ETagOf(variant.GetProperty("revision").GetInt32()));
                using HttpResponseMessage response = await client.SendAsync(request, ComposerApp.Cancellation);
                JsonElement answer = await ComposerApp.JsonOf(response);
                if (response.StatusCode == HttpStatusCode.OK) tell(new Decision(id, answer.GetProperty("revision").GetInt32(), "variant." + act.Action, answer.GetProperty("state").GetString()!, name));
                else if (response.StatusCode == HttpStatusCode.PreconditionFailed) tell(null);
                else Assert.Contains(response.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.Conflict]);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // It was killed.
        }
    }

    private static (string Verb, string Action, string Body)? Choose(JsonElement variant, string role, Random random) => (variant.GetProperty("state").GetString(), role) switch
    {
        ("pending_brand", "brand") or ("pending_legal", "legal") when random.Next(4) > 0 => ("approve", "approve", "{}"),
        ("pending_brand", "brand") or ("pending_legal", "legal") => ("return", "return", """{"note":"ngắn hơn"}"""),
        ("approved", "brand") => ("weight", "weigh", $$"""{"weight":{{random.Next(1, 1_000)}}}"""),
        (_, "copywriter") => ("edit", "edit", JsonSerializer.Serialize(new { fields = new { title = "Giỏ hàng đợi bạn nè", body = "{{ product.name }} " + s_bodies[random.Next(s_bodies.Length)] } })),
        _ => null,
    };

    /// <summary>What the commands say while the service runs: the trail is whole, and this is it.</summary>
    private static async Task<IReadOnlyList<AuditRow>> ExportAsync(ReviewStore store)
    {
        ComposerProcess export = await ComposerProcess.RunAsync(store.Data, store.Settings, "audit", "export");
        Assert.True(export.ExitCode == 0, export.Words);
        AuditRow[] rows = [.. export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => AuditChain.FromLine(line)!)];
        ComposerProcess verified = await ComposerProcess.RunAsync(store.Data, store.Settings, "audit", "verify", "--head", $"{rows[^1].Number}:{rows[^1].Hash}");
        Assert.True(verified.ExitCode == 0, verified.Words);
        return rows;
    }

    private static void AssertTwoPeopleApproved(JsonElement variant)
    {
        JsonElement[] approvals = [.. variant.GetProperty("approvals").EnumerateArray()];
        Assert.Equal(["brand", "legal"], approvals.Select(approval => approval.GetProperty("layer").GetString()).Order());
        Assert.Equal(2, approvals.Select(approval => approval.GetProperty("person_id").GetString()).Distinct().Count());
    }

    /// <summary>The revision a row tells of; the writing of a text is its first.</summary>
    private static int RevisionOf(AuditRow row) => Details(row).TryGetProperty("revision", out JsonElement revision) ? revision.GetInt32() : 1;

    private static string? Word(AuditRow row, string member) => Details(row).GetProperty(member).GetString();

    private static JsonElement Details(AuditRow row) => JsonDocument.Parse(row.Details).RootElement;
}
