using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MessageComposer.Server.Tests.Bulk;
using MessageComposer.Server.Tests.Models;
using MessageComposer.Tests.Content;
using Microsoft.Data.Sqlite;

namespace MessageComposer.Server.Tests.Commands;

/// <summary><c>composer bulk</c> as people run it, and as they and their machines break it off.</summary>
public sealed class BulkCommandTests : IDisposable
{
    private const string At = "2026-11-21T20:00:00+07:00";

    private readonly ContentTree _content = Requests.Content();

    private string Folder => _content.Root;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Two moments in every run of the tests; <c>COMPOSER_KILLS=10</c> for more.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("COMPOSER_KILLS"), CultureInfo.InvariantCulture, out int kills) ? kills : 2;

    [Theory]
    [InlineData("in.ndjson", "out.ndjson")]
    [InlineData("in.ndjson.gz", "out.ndjson.gz")]
    public async Task A_run_that_is_killed_at_random_moments_writes_what_an_undisturbed_one_does(string input, string output)
    {
        int lines = Kills > 2 ? 60_000 : 12_000;
        await WriteInputAsync(input, lines);
        ComposerProcess whole = await BulkAsync(input, "whole-" + output, "--run", "r", "--at", At, "--Storage:Path=data");
        Assert.True(whole.ExitCode == 0, whole.Words);
        long size = new FileInfo(Path.Combine(Folder, "whole-" + output)).Length;
        Directory.CreateDirectory(Path.Combine(Folder, "again"));
        File.Copy(Path.Combine(Folder, "data", "pseudonym.key"), Path.Combine(Folder, "again", "pseudonym.key"));

        int killed = 0;
        foreach (double share in Enumerable.Range(0, Kills).Select(_ => Random.Shared.NextDouble()).Order())
            if (await KillAsync((long)(share * size), input, output, "--run", "r", "--at", At, "--Storage:Path=again")) killed++;
        ComposerProcess last = await BulkAsync(input, output, "--run", "r", "--at", At, "--Storage:Path=again");

        Assert.True(last.ExitCode == 0, last.Words);
        Assert.True(killed > 0, "every run was over before it was killed: nothing is proven");
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Folder, "whole-" + output), Cancellation), await File.ReadAllBytesAsync(Path.Combine(Folder, output), Cancellation));
        Assert.Equal(lines - 1, (await AnswersAsync(output)).Select(answer => answer.TryGetProperty("message_id", out JsonElement id) ? id.GetString() : answer.GetProperty("line").ToString()).Distinct().Count());
        Assert.Equal(whole.Output, last.Output);
        Assert.Equal(RecordsIn("data"), RecordsIn("again"));
        Assert.False(File.Exists(Path.Combine(Folder, output + ".run")));
    }

    [Fact]
    public async Task Rows_of_CSV_become_requests_by_their_mapping()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "khách.csv"), "mã,tên,giá,\"tên\nhàng\",đồng ý,kênh\r\n1,\"Nguyễn Thị \"\"Lan\"\"\",189000,\"Sữa rửa mặt, loại 150ml\",true,push|zalo\r\n2,,,Kem,true,\r\n3,Hoa,mười,Kem,true,push\r\n4,Mai,1000,Kem,,\r\n", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(Folder, "map.json"), """
            { "columns": { "mã": "customer.id", "tên": "customer.first_name", "giá": "products[0].price", "tên\nhàng": "products[0].name" },
              "defaults": { "scenario": "cart-abandonment", "channel": "push", "locale": "vi-VN", "store": { "name": "Mây Beauty", "url": "https://shop.example" },
                            "context": { "step": 1, "send_at": "2026-11-21T20:05:00+07:00", "cart_url": "https://shop.example/cart" } } }
            """, Cancellation);

        ComposerProcess run = await BulkAsync("khách.csv", "out.ndjson", "--map", "map.json", "--map", "đồng ý=customer.consent.marketing", "--map", "kênh=customer.consent.channels");

        Assert.True(run.ExitCode == 0, run.Words);
        JsonElement[] answers = await AnswersAsync("out.ndjson");
        Assert.Equal(4, answers.Length);
        Assert.True(answers[0].GetProperty("send").GetBoolean(), answers[0].ToString());
        Assert.Contains("Sữa rửa mặt, loại 150ml", answers[0].GetProperty("fields").ToString(), StringComparison.Ordinal);
        Assert.Equal(4, answers[2].GetProperty("line").GetInt32());
        Assert.Equal(["products[0].price"], answers[2].GetProperty("error").GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Equal("no-consent", answers[3].GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("customer.id,b\r\n1\r\n", "row 2 has 1 field(s) where the first row has 2")]
    [InlineData("customer.id\n\"1\"2\n", "row 2 goes on behind a closing quote")]
    [InlineData("customer.id\n\"1\n", "row 2 ends inside quotes")]
    [InlineData("customer.id\n1\"\n", "row 2 holds a quote inside a field that is not quoted")]
    [InlineData("khách\n1\n", "no column is named as a member of a request is")]
    public async Task A_file_that_is_no_CSV_is_refused_before_anything_is_composed(string text, string words)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "in.csv"), text, Cancellation);
        ComposerProcess run = await BulkAsync("in.csv", "out.ndjson");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Words, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Folder, "out.ndjson")));
    }

    [Fact]
    public async Task An_output_of_another_run_or_of_nobody_knows_whom_is_never_overwritten()
    {
        await WriteInputAsync("in.ndjson", 10);
        await File.WriteAllTextAsync(Path.Combine(Folder, "mine.ndjson"), "mine", Cancellation);
        ComposerProcess unknown = await BulkAsync("in.ndjson", "mine.ndjson");
        ComposerProcess first = await BulkAsync("in.ndjson", "out.ndjson", "--run", "one");
        ComposerProcess again = await BulkAsync("in.ndjson", "out.ndjson", "--run", "one");
        ComposerProcess other = await BulkAsync("in.ndjson", "out.ndjson", "--run", "two");
        Assert.Equal([2, 0, 0, 2], [unknown.ExitCode, first.ExitCode, again.ExitCode, other.ExitCode]);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Folder, "mine.ndjson"), Cancellation));
        Assert.Equal(first.Output, again.Output);
        Assert.Contains("belongs to run one", other.Words, StringComparison.Ordinal);
    }

    /// <summary>In short: <c>COMPOSER_RECIPIENTS=1000000</c> makes it a million.</summary>
    [Fact]
    public async Task Copy_for_two_hundred_cells_costs_two_hundred_calls_however_many_recipients_there_are()
    {
        int recipients = int.TryParse(Environment.GetEnvironmentVariable("COMPOSER_RECIPIENTS"), CultureInfo.InvariantCulture, out int many) ? many : 5_000;
        await using ScriptedProvider provider = await ScriptedProvider.StartAsync(
            (context, call) => ScriptedProvider.Says(ScriptedProvider.Copy(call, _ => "Món này vẫn ở đây nhé."))(context));
        using ContentTree content = LiveContent.Shipped();
        string[] cells = [.. Cells().Take(200)];
        Assert.Equal(200, cells.Length);
        await using (StreamWriter input = new(Path.Combine(content.Root, "in.ndjson")))
        {
            for (int number = 0; number < recipients; number++) await input.WriteLineAsync(cells[number % cells.Length].Replace("NUMBER", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        ComposerProcess run = await ComposerProcess.RunAsync(content.Root, LiveContent.ModelAt(provider.Endpoint, ("Model:MaxConcurrency", "8")), "bulk", "in.ndjson", "out.ndjson", "--warm");

        Assert.True(run.ExitCode == 0, run.Words);
        Assert.True(provider.Calls.Count == 200, $"{provider.Calls.Count} calls; {run.Words}");
        JsonElement summary = JsonDocument.Parse(run.Output).RootElement;
        JsonElement sources = summary.GetProperty("sources");
        // Where the shipped content has people look at what the model wrote, the fallback serves until they have.
        Assert.Equal(recipients, sources.EnumerateObject().Sum(source => source.Value.GetInt32()));
        Assert.True(sources.GetProperty("approved").GetInt32() > recipients / 2, run.Output);
    }

    private static IEnumerable<string> Cells() =>
        from channel in (string[])["push", "zalo", "banner"]
        from scenario in (string[])["cart-abandonment/1", "cart-abandonment/2", "cart-abandonment/3", "browse-abandonment/1", "back-in-stock/1", "price-drop/1"]
        from segment in (string[])["gen-z", "office", "tier-2-3", "general"]
        from motive in (string[])["health", "green", "value"]
        select $$$"""{"scenario":"{{{scenario.Split('/')[0]}}}","channel":"{{{channel}}}","locale":"vi-VN","customer":{"id":"NUMBER","first_name":"Lan","title":"chị","segment":"{{{segment}}}","motive":"{{{motive}}}","consent":{"marketing":true}},"products":[{"id":"SRM-150","role":"{{{(scenario[0] == 'c' ? "cart" : "viewed")}}}","name":"Sữa rửa mặt Mây","category":"skincare","price":189000,"list_price":239000,"url":"https://shop.example/may-150","stock":24}],"store":{"name":"Mây Beauty","url":"https://shop.example","hotline":"1900 6868"},"context":{"step":{{{scenario[^1]}}},"send_at":"2026-11-21T20:05:00+07:00","cart_url":"https://shop.example/cart"}}""";

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _content.Dispose();
    }

    private Task<ComposerProcess> BulkAsync(string input, string output, params string[] more) => ComposerProcess.RunAsync(Folder, ["bulk", input, output, .. more]);

    /// <summary>False where the run was over before.</summary>
    private async Task<bool> KillAsync(long size, string input, string output, params string[] more)
    {
        ProcessStartInfo start = new("dotnet") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])[Path.Combine(AppContext.BaseDirectory, "composer.dll"), "bulk", input, output, .. more]) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        FileInfo file = new(Path.Combine(Folder, output));
        bool resumes = file.Exists;
        while (!process.HasExited && (!file.Exists || file.Length < size))
        {
            await Task.Delay(2, Cancellation);
            file.Refresh();
        }
        if (process.HasExited) return false;
        // One process from the start, begun anew in its place: what is killed is the run. One that resumes finds its file there and may be killed before.
        if (OperatingSystem.IsLinux() && !resumes) Assert.Contains("DOTNET_TieredPGO=", await File.ReadAllTextAsync($"/proc/{process.Id}/environ", Cancellation), StringComparison.Ordinal);
        process.Kill();
        await process.WaitForExitAsync(Cancellation);
        return true;
    }

    private async Task WriteInputAsync(string name, int lines)
    {
        await using FileStream file = File.Create(Path.Combine(Folder, name));
        await using Stream target = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        await target.WriteAsync("""{"defaults":{"store":{"name":"Mây Beauty","url":"https://shop.example"}}}"""u8.ToArray(), Cancellation);
        for (int number = 1; number < lines; number++) await target.WriteAsync(Encoding.UTF8.GetBytes("\n" + (number % 97 == 0 ? "no json" : BulkEndpointTests.Line($"k-{number}"))), Cancellation);
    }

    private async Task<JsonElement[]> AnswersAsync(string name)
    {
        await using FileStream file = File.OpenRead(Path.Combine(Folder, name));
        await using Stream text = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using StreamReader reader = new(text);
        return [.. (await reader.ReadToEndAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private long RecordsIn(string data)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(Folder, data, "messages.db")}");
        connection.Open();
        using SqliteCommand count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM messages";
        return (long)count.ExecuteScalar()!;
    }
}
