using System.CommandLine;
using System.Text.Json;
using MessageComposer.Content;
using MessageComposer.Generation;
using MessageComposer.Guardrails.Pii;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Server.Api;
using MessageComposer.Server.Hosting;
using MessageComposer.Server.Models;
using MessageComposer.Storage;

namespace MessageComposer.Server.Commands;

/// <summary><c>composer generate</c>: has copy written for cells now, and stores it for review. Prints one variant a line, as the API shows it.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        Option<string> scenario = new("--scenario") { Description = "The scenario to write for.", Required = true };
        Option<string[]> segment = List("--segment", "A segment; may be given again. Default: every live one.");
        Option<string[]> motive = List("--motive", "A motive; may be given again. Default: every live one.");
        Option<string[]> channel = List("--channel", "A channel; may be given again. Default: every one of the scenario.");
        Option<string[]> angle = List("--angle", "An angle; may be given again. Default: every one of the scenario.");
        Option<string[]> condition = List("--condition", "A named condition the copy may lean on; may be given again.");
        Option<string?> locale = new("--locale") { Description = "Default: the scenario's first." };
        Option<string?> product = new("--product") { Description = "A JSON file: one product of a compose request, or a list of them." };
        Option<int> count = new("--count") { Description = "Variants per cell, 1 to 8.", DefaultValueFactory = _ => 1 };
        Option<string?> version = new("--prompt-version") { Description = "Default: the version with the greatest weight." };
        Command command = new("generate", "Have the model write copy for cells and store it for review.")
        {
            scenario, segment, motive, channel, angle, condition, locale, product, count, version,
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
            return await RunAsync(wish, parsed.GetValue(product), cancellation);
        });
        return command;
    }

    private static Option<string[]> List(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static async Task<int> RunAsync(GenerateVariantsRequest wish, string? productFile, CancellationToken cancellationToken)
    {
        if (productFile is not null)
        {
            if (await ProductFile.ReadAsync(productFile, cancellationToken) is not { } products) return ExitCodes.BadRequest;
            wish = wish with { Products = products };
        }
        if (wish.ToPlan(out IReadOnlyDictionary<string, IReadOnlyList<string>> mistakes) is not { } wanted) return Refuse(mistakes);
        await using WebApplication app = Build();
        app.Services.GetRequiredService<ContentFiles>().LoadOnceOrRefuse();
        CellPlan plan = app.Services.GetRequiredService<CellPlanner>().Plan(app.Services.GetRequiredService<ContentStore>().Current, wanted);
        if (plan.Faults.Count > 0) return Refuse(plan.Faults);
        await app.Services.GetRequiredService<IDatabase>().PrepareAsync(cancellationToken);
        return await WriteAsync(plan.Jobs, app.Services, cancellationToken) ? ExitCodes.Ok : ExitCodes.Fault;
    }

    /// <summary>Writes cell after cell; the words about it go to standard error. False where any cell got no usable copy.</summary>
    private static async Task<bool> WriteAsync(IReadOnlyList<GenerationJob> jobs, IServiceProvider services, CancellationToken cancellationToken)
    {
        ICopyWriter writer = services.GetRequiredService<ICopyWriter>();
        IVariantStore variants = services.GetRequiredService<IVariantStore>();
        await using StreamWriter output = new(Console.OpenStandardOutput()) { AutoFlush = true, NewLine = "\n" };
        int failed = 0, written = 0;
        foreach (GenerationJob job in jobs)
        {
            CopyResult result = await writer.WriteAsync(JobRunner.RequestOf(job)!, cancellationToken);
            foreach (Variant variant in await InheritedApproval.AddAsync(result.Variants, variants, cancellationToken)) await output.WriteLineAsync(JsonSerializer.Serialize(VariantResponse.From(variant), WireJson.Compact.VariantResponse));
            written += result.Variants.Count;
            if (result.Reason is not { } reason) continue;
            failed++;
            await Console.Error.WriteLineAsync($"{string.Join('/', job.Cell.Scenario, job.Cell.Angle, job.Cell.Segment, job.Cell.Motive, job.Cell.Channel, job.Cell.Subject)}: {WireNames.Of(reason)}{(result.Detail is { } detail ? $" ({detail})" : "")}");
        }
        await Console.Error.WriteLineAsync($"{written} variant(s) stored for {jobs.Count} cell(s); {failed} cell(s) without usable copy.");
        return failed == 0;
    }

    private static int Refuse(IReadOnlyDictionary<string, IReadOnlyList<string>> mistakes)
    {
        foreach ((string path, IReadOnlyList<string> messages) in mistakes)
            foreach (string message in messages) Console.Error.WriteLine($"{path}: {message}");
        return ExitCodes.BadRequest;
    }

    private static WebApplication Build()
    {
        WebApplicationBuilder builder = ComposerHost.CreateQuietBuilder();
        builder.Services.AddStorage(builder.Configuration.GetSection("Storage").Get<StorageOptions>() ?? new StorageOptions());
        builder.Services.AddContent(builder.Configuration);
        builder.Services.AddModel(PiiScrubber.Mask);
        return builder.Build();
    }
}
