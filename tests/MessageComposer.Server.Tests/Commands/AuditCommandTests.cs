using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace MessageComposer.Server.Tests.Commands;

public sealed class AuditCommandTests(AuditedStore store) : IClassFixture<AuditedStore>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("composer-audit-").FullName;

    private int Rows => store.Export.Count;

    private string Head => HeadOf(Rows);

    [Fact]
    public async Task The_trail_and_its_export_are_whole_and_say_the_same_head()
    {
        string words = $"{Rows} row(s), unbroken. Head {Head}\n";
        ComposerProcess database = await VerifyAsync(), file = await VerifyAsync(Saved(store.Export));
        Assert.Equal((0, words), (database.ExitCode, database.Output));
        Assert.Equal((0, words), (file.ExitCode, file.Output));
    }

    [Fact]
    public async Task A_changed_row_of_an_export_is_named()
    {
        int row = store.Export.ToList().FindIndex(line => line.Contains("\"sheet.approve\"", StringComparison.Ordinal)) + 1;
        await FindsAsync($"Row {row} was changed after it was written.", With(lines => lines[row - 1] = lines[row - 1].Replace("sheet.approve", "sheet.return", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_removed_row_of_an_export_is_named() => await FindsAsync("Row 2 is missing; row 3 stands in its place.", With(lines => lines.RemoveAt(1)));

    [Fact]
    public async Task Reordered_rows_of_an_export_are_found() => await FindsAsync("Row 2 is missing; row 3 stands in its place.", With(lines => (lines[1], lines[2]) = (lines[2], lines[1])));

    [Fact]
    public async Task A_line_that_is_no_row_is_named() => await FindsAsync("Line 3 is no row of an audit trail.", With(lines => lines[2] = "{}"));

    [Fact]
    public async Task Rows_cut_off_an_export_are_found_by_a_head_kept_elsewhere_only()
    {
        string cut = Saved(With(lines => lines.RemoveAt(lines.Count - 1)));
        Assert.Equal(0, (await VerifyAsync(cut)).ExitCode);
        ComposerProcess known = await VerifyAsync(cut, "--head", Head);
        Assert.Equal((1, $"The trail ends with row {Rows - 1}; row {Rows} is known to have been there.\n"), (known.ExitCode, known.Words));
    }

    [Fact]
    public async Task Every_head_that_is_given_counts()
    {
        Assert.Equal(0, (await VerifyAsync("--head", HeadOf(1), "--head", Head)).ExitCode);
        ComposerProcess other = await VerifyAsync("--head", HeadOf(1), "--head", $"2:{new string('a', 64)}");
        Assert.Equal((1, "Row 2 is not the one that is known to have stood here.\n"), (other.ExitCode, other.Words));
        ComposerProcess unreadable = await VerifyAsync("--head", "the last one");
        Assert.Equal((2, "--head the last one: write it as NUMBER:HASH.\n"), (unreadable.ExitCode, unreadable.Words));
        ComposerProcess nowhere = await VerifyAsync("nowhere.jsonl");
        Assert.Equal((2, "There is no file nowhere.jsonl.\n"), (nowhere.ExitCode, nowhere.Words));
    }

    [Theory]
    [InlineData("UPDATE audit SET action = 'sheet.return' WHERE number = 2", "Row 2 was changed after it was written.")]
    [InlineData("DELETE FROM audit WHERE number = 2", "Row 2 is missing; row 3 stands in its place.")]
    [InlineData("UPDATE audit SET number = -1 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = -1", "Row 2 does not follow row 1.")]
    [InlineData("DELETE FROM audit WHERE number > 4", "The trail ends with row 4; row ROWS is known to have been there.")]
    public async Task Whoever_gets_round_the_database_is_found_out_by_the_command(string sql, string words)
    {
        foreach (string file in Directory.EnumerateFiles(store.Data, "composer.db*")) File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        await using (SqliteConnection connection = new($"Data Source={Path.Combine(_folder, "composer.db")};Pooling=false"))
        {
            await connection.OpenAsync(ComposerApp.Cancellation);
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER audit_keeps_rows; DROP TRIGGER audit_keeps_content; " + sql;
            await command.ExecuteNonQueryAsync(ComposerApp.Cancellation);
        }
        ComposerProcess verified = await AuditedStore.RunAsync(_folder, "audit", "verify");
        Assert.Equal((1, words.Replace("ROWS", $"{Rows}", StringComparison.Ordinal) + "\n"), (verified.ExitCode, verified.Words));
    }

    [Fact]
    public async Task A_certificate_is_checked_against_the_row_that_tells_of_it()
    {
        int row = (int)JsonNode.Parse(store.Certificate)!["audit"]!["number"]!;
        ComposerProcess honest = await VerifyAsync(Saved([store.Certificate]));
        Assert.Equal((0, $"The certificate is the one that row {row} tells of.\n{Rows} row(s), unbroken. Head {Head}\n"), (honest.ExitCode, honest.Output));

        await FindsAsync("The certificate was changed after it was issued.", [store.Certificate.Replace("\"high\"", "\"low\"", StringComparison.Ordinal)]);
        await FindsAsync("This is no approval certificate.", ["""{"certificate": {}}"""]);
    }

    [Fact]
    public async Task A_certificate_made_up_whole_is_found_out_by_the_trail()
    {
        JsonNode forged = JsonNode.Parse(store.Certificate)!;
        forged["certificate"]!["class"] = "low";
        forged["audit"]!["certificate_sha256"] = Composition.ApprovalCertificate.HashOf(forged["certificate"]!);
        int row = (int)forged["audit"]!["number"]!;
        await FindsAsync($"Row {row} tells of another certificate.", [forged.ToJsonString()]);

        forged["audit"]!["hash"] = new string('b', 64);
        await FindsAsync($"Row {row} is not the one that is known to have stood here.", [forged.ToJsonString()]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task FindsAsync(string words, IEnumerable<string> lines)
    {
        ComposerProcess verified = await VerifyAsync(Saved(lines));
        Assert.Equal((1, words + "\n"), (verified.ExitCode, verified.Words));
    }

    private Task<ComposerProcess> VerifyAsync(params string[] arguments) => AuditedStore.RunAsync(store.Data, ["audit", "verify", .. arguments]);

    private List<string> With(Action<List<string>> tamper)
    {
        List<string> lines = [.. store.Export];
        tamper(lines);
        return lines;
    }

    private string Saved(IEnumerable<string> lines)
    {
        string file = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        File.WriteAllLines(file, lines);
        return file;
    }

    private string HeadOf(int number) => $"{number}:{(string)JsonNode.Parse(store.Export[number - 1])!["hash"]!}";
}
