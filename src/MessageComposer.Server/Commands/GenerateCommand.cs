using System.CommandLine;
using System.Runtime.InteropServices;
using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Guardrails.Pii;
using MessageComposer.Messages;
using MessageComposer.Server.Api;
using MessageComposer.Server.Hosting;
using MessageComposer.Server.Models;
using MessageComposer.Storage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace MessageComposer.Server.Commands;

/// <summary>
/// <c>composer generate</c>: fills the cells of a scenario that have no copy, now, for review. Says first what it will take. Prints one variant a line, as the API
/// shows it; broken off and started again, it does what is missing.
/// </summary>
internal static class GenerateCommand
{
    private const int MostCells = 100_000;

    public static Command Create()
    {
        Option<string> scenario = new("--scenario") { Description = "The scenario to write for.", Required = true };
        Option<string[]> segment = List("--segment", "A segment; may be given again. Default: every live one.");
        Option<string[]> motive = List("--motive", "A motive; may be given again. Default: every live one.");
        Option<string[]> channel = List("--channel", "A channel; may be given again. Default: every one of the scenario.");
        Option<string[]> angle = List("--angle", "An angle; may be given again. Default: every one of the scenario.");
        Option<string[]> condition = List("--condition", "A named condition the copy may lean on; may be given again.");
        Option<string?> locale = new("--locale") { Description = "Default: the scenario's first." };
        Option<string?> products = new("--products", "--product") { Description = "A JSON file: one product of a compose request, a list of them, or a catalogue {\"products\": […]}." };
        Option<int> count = new("--count") { Description = "Variants per cell, 1 to 8.", DefaultValueFactory = _ => 1 };
        Option<string?> version = new("--prompt-version") { Description = "Default: the version with the greatest weight." };
        Option<bool> again = new("--again") { Description = "Write for cells that have copy, too." };
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask whether to begin." };
        Command command = new("generate", "Have the model write copy for the cells of a scenario that have none, and store it for review.")
        {
            scenario, segment, motive, channel, angle, condition, locale, products, count, version, again, yes,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            GenerateVariantsRequest wish = new()
            {
                Scenario = parsed.GetRequiredValue(scenario),
                Segments = parsed.GetValue(segment),
                Motives = parsed.GetValue(motive),
                Channels = parsed.GetValue(channel),
                Angles = parsed.GetValue(angle),
                Conditions = parsed.GetValue(condition),
                Locale = parsed.GetValue(locale),
                Count = parsed.GetValue(count),
                PromptVersion = parsed.GetValue(version),
            };
            return await RunAsync(wish, parsed.GetValue(products), parsed.GetValue(again), parsed.GetValue(yes), CommandLine.SettingsOf(parsed), cancellation);
        });
        return command;
    }

    private static Option<string[]> List(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static async Task<int> RunAsync(GenerateVariantsRequest wish, string? productFile, bool again, bool yes, string[] settings, CancellationToken cancellationToken)
    {
        if (productFile is not null)
        {
            if (await ProductFile.ReadAsync(productFile, cancellationToken) is not { } products) return ExitCodes.BadRequest;
            wish = wish with { Products = products };
        }
        if (wish.ToPlan(out IReadOnlyDictionary<string, IReadOnlyList<string>> mistakes) is not { } wanted) return Refuse(mistakes);
        await using WebApplication app = Build(settings);
        app.Services.GetRequiredService<ContentFiles>().LoadOnceOrRefuse();
        ContentSnapshot content = app.Services.GetRequiredService<ContentStore>().Current;
        CellPlan plan = app.Services.GetRequiredService<CellPlanner>().Plan(content, wanted, MostCells);
        if (plan.Faults.Count > 0) return Refuse(plan.Faults);
        if (app.Services.GetRequiredService<IChatClient>().GetService<NoModel>() is not null) return Say($"{WireNames.Of(Reason.ModelNotConfigured)}: no model is configured.", ExitCodes.Fault);
        await app.Services.GetRequiredService<IDatabase>().PrepareAsync(cancellationToken);

        WarmUp warmUp = app.Services.GetRequiredService<WarmUp>();
        IReadOnlyList<GenerationJob> jobs = again ? plan.Jobs : await warmUp.MissingAsync(plan.Jobs, cancellationToken);
        if (jobs.Count == 0) return Say($"All {plan.Jobs.Count} cell(s) have copy; --again writes more.", ExitCodes.Ok);
        ModelOptions model = app.Services.GetRequiredService<IOptions<ModelOptions>>().Value;
        DateOnly day = VietnamTime.DayOf(app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (!warmUp.TryEstimate(content, jobs, day, model.MaxInputTokens, out WarmUpEstimate? estimate, out string? fault)) return Say(fault, ExitCodes.Fault);
        await Console.Error.WriteAsync(WarmUpText.Announce(estimate, jobs.Count, plan.Jobs.Count, model));
        if (!yes && Refusal() is { } code) return code;

        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // What is at work is put back, so that the next start finds it free.
        using PosixSignalRegistration onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
        WarmUpTally tally = await new WarmUpRun(app.Services).WriteAsync(jobs, stop.Token);
        await Console.Error.WriteLineAsync(WarmUpText.Summarise(tally, jobs.Count));
        return tally.CellsDone == jobs.Count ? ExitCodes.Ok : ExitCodes.Fault;
    }

    /// <summary>Null: go on. Without a terminal nobody can be asked, and reviewers are not to be surprised.</summary>
    private static int? Refusal()
    {
        if (Console.IsInputRedirected || Console.IsErrorRedirected) return Say("Nothing was asked of the model. Add --yes to begin.", ExitCodes.BadRequest);
        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Confirm("Begin?", defaultValue: false) ? null : Say("Nothing was asked of the model.", ExitCodes.Ok);
    }

    private static int Say(string words, int code)
    {
        Console.Error.WriteLine(words);
        return code;
    }

    private static int Refuse(IReadOnlyDictionary<string, IReadOnlyList<string>> mistakes)
    {
        foreach ((string path, IReadOnlyList<string> messages) in mistakes)
            foreach (string message in messages) Console.Error.WriteLine($"{path}: {message}");
        return ExitCodes.BadRequest;
    }

    private static WebApplication Build(string[] settings)
    {
        WebApplicationBuilder builder = ComposerHost.CreateQuietBuilder(settings);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddContent(builder.Configuration);
        builder.Services.AddModel(PiiScrubber.Mask);
        builder.Services.AddJobRunner();
        builder.Services.AddSingleton<IJobWatch, WarmUpWatch>();
        builder.Services.AddSingleton<WarmUp>();
        return builder.Build();
    }

    /// <summary>The run itself tells what became of its jobs.</summary>
    internal sealed class WarmUpWatch : IJobWatch
    {
        public void Ran(GenerationJob job)
        {
        }

        public void Lost(GenerationJob job)
        {
        }
    }
}
