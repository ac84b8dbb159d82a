using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Composition;
using MessageComposer.Content;
using MessageComposer.Guardrails;
using MessageComposer.Server.Api;
using MessageComposer.Server.Hosting;

namespace MessageComposer.Server.Commands;

/// <summary><c>composer check TEXT</c>: judges one text by the rules as they stand in the files. Ends with 1 where they block it.</summary>
internal static class CheckCommand
{
    private const string Text = "text";
    private const string Json = "json";

    /// <summary>What is asked for on the command line.</summary>
    private sealed record Asked(string? Words, string? File, string Field, string? FactsFile, bool AsJson, JsonObject Request);

    public static Command Create()
    {
        Argument<string?> text = new("text") { Description = "The text to judge.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> file = new("--file") { Description = "Judge the text of this file instead; - reads standard input." };
        Option<string> field = new("--field") { Description = "The field it stands in.", DefaultValueFactory = _ => "body" };
        Option<string> channel = new("--channel") { Description = "The channel it is for.", DefaultValueFactory = _ => "zalo" };
        Option<string> locale = new("--locale") { Description = "Its language.", DefaultValueFactory = _ => "vi-VN" };
        Option<string?> segment = new("--segment") { Description = "Whose voice it should have. Default: none is judged." };
        Option<string?> motive = new("--motive") { Description = "What the reader cares for." };
        Option<string?> scenario = new("--scenario") { Description = "What it is for. Default: advertising." };
        Option<string?> facts = new("--facts") { Description = "A JSON file: the objects of a compose request, and any further facts." };
        Option<string> format = new("--format") { Description = "How to print the findings.", DefaultValueFactory = _ => Text };
        format.AcceptOnlyFromAmong(Text, Json);
        Command command = new("check", "Judge one text by the rules.") { text, file, field, channel, locale, segment, motive, scenario, facts, format };
        command.SetAction((parsed, cancellation) => RunAsync(
            new Asked(
                parsed.GetValue(text), parsed.GetValue(file), parsed.GetRequiredValue(field), parsed.GetValue(facts), parsed.GetRequiredValue(format) == Json,
                new JsonObject
                {
                    ["channel"] = parsed.GetRequiredValue(channel),
                    ["locale"] = parsed.GetRequiredValue(locale),
                    ["segment"] = parsed.GetValue(segment),
                    ["motive"] = parsed.GetValue(motive),
                    ["scenario"] = parsed.GetValue(scenario),
                }),
            CommandLine.SettingsOf(parsed),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Asked asked, string[] settings, CancellationToken cancellationToken)
    {
        if (await CompleteAsync(asked, cancellationToken) is not { } request) return ExitCodes.BadRequest;
        await using WebApplication app = Build(settings);
        app.Services.GetRequiredService<ContentFiles>().LoadOnceOrRefuse();
        ContentSnapshot content = app.Services.GetRequiredService<ContentStore>().Current;
        TextCheckIntake intake = TextCheckReader.Read(Encoding.UTF8.GetBytes(request.ToJsonString()), content);
        if (intake.Request is not { } wanted)
        {
            foreach ((string path, IReadOnlyList<string> messages) in intake.Faults!)
                foreach (string message in messages) await Console.Error.WriteLineAsync($"{path}: {message}");
            return ExitCodes.BadRequest;
        }
        GuardrailReport all = TextCheck.Judge(wanted, content, TimeProvider.System.GetUtcNow());
        // One field is no message: that the channel has others is no fault of this text.
        GuardrailReport report = GuardrailReport.Of([.. all.Findings.Where(finding => finding.Field == asked.Field)]);
        await PrintAsync(report, asked.AsJson);
        return report.Verdict == Verdict.Block ? ExitCodes.Fault : ExitCodes.Ok;
    }

    /// <summary>The whole request; null where a file cannot be used, with words about it.</summary>
    private static async Task<JsonObject?> CompleteAsync(Asked asked, CancellationToken cancellationToken)
    {
        if ((asked.Words is null) == (asked.File is null))
        {
            await Console.Error.WriteLineAsync("Give either a text or --file.");
            return null;
        }
        string current = asked.File ?? "";
        try
        {
            string words = asked.Words ?? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(await RequestFile.ReadAsync(current, cancellationToken)).TrimEnd('\r', '\n');
            asked.Request["fields"] = new JsonObject { [asked.Field] = words };
            if (asked.FactsFile is null) return asked.Request;
            current = asked.FactsFile;
            asked.Request["facts"] = JsonNode.Parse(
                await RequestFile.ReadAsync(current, cancellationToken), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 15 });
            return asked.Request;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or DecoderFallbackException)
        {
            await Console.Error.WriteLineAsync($"{current}: {(failure is DecoderFallbackException ? "is not UTF-8." : failure.Message)}");
            return null;
        }
    }

    private static async Task PrintAsync(GuardrailReport report, bool asJson)
    {
        if (asJson)
        {
            await Output.WriteAsync(JsonSerializer.Serialize(GuardrailsResponse.From(report), WireJson.Indented.GuardrailsResponse) + "\n");
            return;
        }
        StringBuilder lines = new();
        foreach (FindingResponse finding in GuardrailsResponse.From(report).Findings)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{finding.Field}:{finding.Start}-{finding.Start + finding.Length}: {finding.Severity}{(finding.Mode == "shadow" ? " (shadow)" : "")}: {finding.Category} {finding.Rule}");
            if (finding.Match.Length > 0) lines.Append(" “").Append(finding.Match.ReplaceLineEndings(" ")).Append('”');
            lines.Append(": ").Append(finding.Message).Append(' ').Append(finding.Reason);
            if (finding.Law is { } law) lines.Append(" (").Append(law).Append(')');
            if (finding.Suggestion is { } suggestion) lines.Append(" → ").Append(suggestion);
            lines.Append('\n');
        }
        await Output.WriteAsync(lines.ToString());
        await Console.Error.WriteLineAsync($"{report.Verdict switch { Verdict.Pass => "pass", Verdict.Warn => "warn", Verdict.Block => "block" }}: {report.Findings.Count} finding(s).");
    }

    private static WebApplication Build(string[] settings)
    {
        WebApplicationBuilder builder = ComposerHost.CreateQuietBuilder(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddContent(builder.Configuration);
        return builder.Build();
    }
}
