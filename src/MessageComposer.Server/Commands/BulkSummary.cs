using System.Globalization;
using System.Text;
using System.Text.Json;
using MessageComposer.Server.Bulk;
using Spectre.Console;

namespace MessageComposer.Server.Commands;

/// <summary>What came of a run: a table on standard error for people, one line of JSON on standard output for programs.</summary>
internal static class BulkSummary
{
    public static async Task PrintAsync(RunProgress progress)
    {
        BulkTally tally = progress.Tally;
        IAnsiConsole words = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        Table table = new Table().AddColumn("").AddColumn("").AddColumn(new TableColumn("messages").RightAligned());
        Add(table, "source", tally.Sources);
        Add(table, "reason", tally.Reasons);
        Add(table, "finding", tally.Findings);
        Add(table, "error", tally.Errors);
        words.Write(table);
        words.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Run {progress.Run}: {progress.Read.Lines:N0} line(s) read."));
        if (progress.Withdrawn.Count > 0) words.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{progress.Withdrawn.Count} variant(s) were withdrawn while it ran, and not sent from then on."));
        using MemoryStream line = new();
        using (Utf8JsonWriter json = new(line))
        {
            json.WriteStartObject();
            json.WriteString("run", progress.Run);
            json.WriteNumber("lines", progress.Read.Lines);
            json.WriteNumber("withdrawn_variants", progress.Withdrawn.Count);
            Write(json, "sources", tally.Sources);
            Write(json, "reasons", tally.Reasons);
            Write(json, "findings", tally.Findings);
            Write(json, "errors", tally.Errors);
            json.WriteEndObject();
        }
        await Output.WriteAsync(Encoding.UTF8.GetString(line.ToArray()) + "\n");
    }

    private static void Add(Table table, string kind, Dictionary<string, long> counts)
    {
        foreach ((string name, long count) in counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal))
            table.AddRow(kind, Markup.Escape(name), count.ToString("N0", CultureInfo.InvariantCulture));
    }

    private static void Write(Utf8JsonWriter json, string kind, Dictionary<string, long> counts)
    {
        json.WriteStartObject(kind);
        foreach ((string name, long count) in counts.OrderBy(count => count.Key, StringComparer.Ordinal)) json.WriteNumber(name, count);
        json.WriteEndObject();
    }
}
