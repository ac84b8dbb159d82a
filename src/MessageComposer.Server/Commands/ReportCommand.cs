using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MessageComposer.Generation;
using MessageComposer.Messages;
using MessageComposer.Server.Api;
using MessageComposer.Server.Hosting;
using MessageComposer.Server.Models;
using MessageComposer.Storage;

namespace MessageComposer.Server.Commands;

/// <summary><c>composer report cost</c>: what the model used and cost, from the counts kept in the store.</summary>
internal static class ReportCommand
{
    private const string Text = "text";
    private const string Json = "json";

    public static Command Create() => new("report", "Reports on what the service did.") { Cost() };

    private static Command Cost()
    {
        Option<DateOnly?> from = Day("--from", "First day. Default: the first of this month.");
        Option<DateOnly?> to = Day("--to", "Last day. Default: today.");
        Option<string> by = new("--by") { Description = "One line for each.", DefaultValueFactory = _ => "scenario" };
        by.AcceptOnlyFromAmong("scenario", "version", "model", "day");
        Option<string> format = new("--format") { Description = "How to print it.", DefaultValueFactory = _ => Text };
        format.AcceptOnlyFromAmong(Text, Json);
        Command command = new("cost", "What the model used and cost. Days are those of Vietnam.") { from, to, by, format };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(from), parsed.GetValue(to), parsed.GetRequiredValue(by), parsed.GetRequiredValue(format), CommandLine.SettingsOf(parsed), cancellation));
        return command;
    }

    private static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description + " As 2026-11-21.",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)) return day;
            result.AddError($"{name} must be a day like 2026-11-21.");
            return null;
        },
    };

    private static async Task<int> RunAsync(DateOnly? from, DateOnly? to, string by, string format, string[] settings, CancellationToken cancellationToken)
    {
        await using WebApplication app = Build(settings);
        DateOnly today = VietnamTime.DayOf(TimeProvider.System.GetUtcNow());
        DateOnly last = to ?? today, first = from ?? new DateOnly(last.Year, last.Month, 1);
        if (first > last)
        {
            await Console.Error.WriteLineAsync("--from lies after --to.");
            return ExitCodes.BadRequest;
        }
        await app.Services.GetRequiredService<IDatabase>().PrepareAsync(cancellationToken);
        IReadOnlyList<UsageRecord> records = await app.Services.GetRequiredService<IUsageStore>().ReadAsync(first, last, cancellationToken);
        ModelBudgetOptions budget = app.Configuration.GetSection(ModelOptions.Section).Get<ModelOptions>()?.Budget ?? new ModelBudgetOptions();
        CostResponse cost = new(
            Iso(first), Iso(last), by, budget.Currency, budget.TokensPerDay,
            [.. records.GroupBy(record => KeyOf(record.Key, by)).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => CostLine.Of(group.Key, [.. group]))],
            CostLine.Of("total", records));
        await Output.WriteAsync(format == Json ? JsonSerializer.Serialize(cost, WireJson.Indented.CostResponse) + "\n" : Print(cost));
        return ExitCodes.Ok;
    }

    private static string KeyOf(UsageKey key, string by) => by switch
    {
        "version" => $"{key.Scenario}/{key.PromptVersion}",
        "model" => $"{key.Provider}/{key.Model}",
        "day" => Iso(key.Day),
        _ => key.Scenario,
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Print(CostResponse cost)
    {
        CostLine[] lines = [.. cost.Lines, cost.Total];
        int width = lines.Max(line => line.Key.Length);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{cost.From} to {cost.To}\n");
        text.Append(CultureInfo.InvariantCulture, $"{cost.By.PadRight(width)} {"calls",8} {"failed",8} {"repair",8} {"tokens in",12} {"tokens out",12} {cost.Currency,14}\n");
        foreach (CostLine line in lines)
            text.Append(CultureInfo.InvariantCulture, $"{line.Key.PadRight(width)} {line.Calls,8} {line.FailedCalls,8} {line.RepairCalls,8} {line.InputTokens,12} {line.OutputTokens,12} {line.Cost,14:0.000000}\n");
        if (cost.Total.EstimatedCalls > 0) text.Append(CultureInfo.InvariantCulture, $"{cost.Total.EstimatedCalls} call(s) came without usage: their tokens are estimates.\n");
        if (cost.Total.ReservedTokens > 0) text.Append(CultureInfo.InvariantCulture, $"{cost.Total.ReservedTokens} token(s) are held for calls that are under way or never ended.\n");
        if (cost.Total.UnpricedCalls > 0) text.Append(CultureInfo.InvariantCulture, $"{cost.Total.UnpricedCalls} call(s) were of models without a price in Model:Budget:Prices.\n");
        return text.ToString();
    }

    private static WebApplication Build(string[] settings)
    {
        WebApplicationBuilder builder = ComposerHost.CreateQuietBuilder(settings);
        builder.Services.AddStorage(builder.Configuration);
        return builder.Build();
    }
}
