using System.CommandLine;
using System.Globalization;
using System.Text;
using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Guardrails.Pii;
using MessageComposer.Messages;
using MessageComposer.Server.Api;
using MessageComposer.Server.Hosting;
using MessageComposer.Server.Models;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Commands;

/// <summary><c>composer prompt SCENARIO</c>: prints word for word what a model would be sent for one cell. Calls no model.</summary>
internal static class PromptCommand
{
    public static Command Create()
    {
        Argument<string> scenario = new("scenario") { Description = "The scenario to write for." };
        Option<string> segment = new("--segment") { Description = "Whose voice.", Required = true };
        Option<string> motive = new("--motive") { Description = "What the reader cares for.", DefaultValueFactory = _ => Cell.NoMotive };
        Option<string?> angle = new("--angle") { Description = "Default: the scenario's first." };
        Option<string?> channel = new("--channel") { Description = "Default: the scenario's first." };
        Option<string?> locale = new("--locale") { Description = "Default: the scenario's first." };
        Option<string[]> condition = new("--condition") { Description = "A named condition the copy may lean on; may be given again.", AllowMultipleArgumentsPerToken = true };
        Option<string?> product = new("--product") { Description = "A JSON file: one product of a compose request." };
        Option<string?> version = new("--version") { Description = "A version, drafts included. Default: the one with the greatest weight." };
        Command command = new("prompt", "Print what a model would be sent for one cell.") { scenario, segment, motive, angle, channel, locale, condition, product, version };
        command.SetAction((parsed, cancellation) => RunAsync(
            new GenerateVariantsRequest
            {
                Scenario = parsed.GetRequiredValue(scenario),
                Segments = [parsed.GetRequiredValue(segment)],
                Motives = [parsed.GetRequiredValue(motive)],
                Angles = One(parsed.GetValue(angle)),
                Channels = One(parsed.GetValue(channel)),
                Conditions = parsed.GetValue(condition),
                Locale = parsed.GetValue(locale),
                PromptVersion = parsed.GetValue(version),
            },
            parsed.GetValue(product),
            CommandLine.SettingsOf(parsed),
            cancellation));
        return command;
    }

    private static string[]? One(string? value) => value is null ? null : [value];

    private static async Task<int> RunAsync(GenerateVariantsRequest wish, string? productFile, string[] settings, CancellationToken cancellationToken)
    {
        if (productFile is not null)
        {
            if (await ProductFile.ReadAsync(productFile, cancellationToken) is not { } products) return ExitCodes.BadRequest;
            wish = wish with { Products = products };
        }
        if (wish.ToPlan(out IReadOnlyDictionary<string, IReadOnlyList<string>> mistakes) is not { } wanted) return await RefuseAsync(mistakes);
        await using WebApplication app = Build(settings);
        app.Services.GetRequiredService<ContentFiles>().LoadOnceOrRefuse();
        ContentSnapshot content = app.Services.GetRequiredService<ContentStore>().Current;
        CellPlan plan = app.Services.GetRequiredService<CellPlanner>().Plan(content, wanted);
        if (plan.Faults.Count > 0) return await RefuseAsync(plan.Faults);
        CopyRequest request = JobRunner.RequestOf(plan.Jobs[0])!;
        DateOnly day = VietnamTime.DayOf(app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        int most = app.Services.GetRequiredService<IOptions<ModelOptions>>().Value.MaxInputTokens;
        if (!PromptPreview.TryMake(app.Services.GetRequiredService<PromptBuilder>(), content, request, day, most, out PromptPreview? preview, out string? fault))
        {
            await Console.Error.WriteLineAsync(fault);
            return ExitCodes.Fault;
        }
        await Output.WriteAsync(Print(preview, request));
        return ExitCodes.Ok;
    }

    private static string Print(PromptPreview preview, CopyRequest request)
    {
        Cell cell = request.Cell;
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"=== {cell.Scenario}/{request.PromptVersion} · {cell.Angle} · {cell.Segment} · {cell.Motive} · {cell.Channel} · {cell.Locale} · {cell.Subject}\n");
        text.Append(CultureInfo.InvariantCulture, $"=== about {preview.Tokens} tokens in (a high estimate), at most {preview.Prompt.Header.MaxOutputTokens} out, temperature {preview.Prompt.Header.Temperature}\n");
        if (preview.LeftOut.Count > 0) text.Append(CultureInfo.InvariantCulture, $"=== left out to keep to Model:MaxInputTokens: {string.Join(", ", preview.LeftOut)}\n");
        text.Append('\n');
        Section(text, "system", preview.Prompt.System);
        Section(text, "user", preview.Prompt.UserMessage);
        Section(text, "schema " + preview.SchemaName, preview.Schema);
        return text.ToString();
    }

    private static void Section(StringBuilder text, string label, string words) =>
        text.Append(CultureInfo.InvariantCulture, $"=== {label} (about {TokenEstimate.Of(words)} tokens)\n{words}\n\n");

    private static async Task<int> RefuseAsync(IReadOnlyDictionary<string, IReadOnlyList<string>> mistakes)
    {
        foreach ((string path, IReadOnlyList<string> messages) in mistakes)
            foreach (string message in messages) await Console.Error.WriteLineAsync($"{path}: {message}");
        return ExitCodes.BadRequest;
    }

    private static WebApplication Build(string[] settings)
    {
        WebApplicationBuilder builder = ComposerHost.CreateQuietBuilder(settings);
        builder.Services.AddContent(builder.Configuration);
        builder.Services.AddModel(PiiScrubber.Mask);
        return builder.Build();
    }
}
