using System.CommandLine;
using MessageComposer.Composition.Lint;
using MessageComposer.Content;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Server.Hosting;
using MessageComposer.Storage;

namespace MessageComposer.Server.Commands;

/// <summary><c>composer lint [ROOT]</c>: proves the content by its own examples. Ends with 0 where nothing is wrong, with 1 where something is; changes nothing.</summary>
internal static class LintCommand
{
    private sealed record Asked(string? Root, string Format, bool Impact, string? Against);

    public static Command Create()
    {
        Argument<string?> root = new("root") { Description = "The folder that holds prompts/ and guardrails/. Default: the one composer would serve.", Arity = ArgumentArity.ZeroOrOne };
        Option<string> format = new("--format") { Description = "text: one line each; json; github: annotations of a pull request.", DefaultValueFactory = _ => LintPrinter.Text };
        format.AcceptOnlyFromAmong(LintPrinter.Text, LintPrinter.Json, LintPrinter.GitHub);
        Option<bool> impact = new("--impact") { Description = "Also say which stored copy the rules would newly block or free." };
        Option<string?> against = new("--against") { Description = "With --impact: compare with the content of this folder. Default: with what was found when the copy was last checked." };
        Command command = new("lint", "Check all content: files, names, examples, fallbacks, phrasebook.") { root, format, impact, against };
        command.SetAction((parsed, cancellation) => RunAsync(
            new Asked(parsed.GetValue(root), parsed.GetRequiredValue(format), parsed.GetValue(impact), parsed.GetValue(against)), CommandLine.SettingsOf(parsed), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Asked asked, string[] settings, CancellationToken cancellationToken)
    {
        if (asked.Against is not null && !asked.Impact) return await RefuseAsync("--against says what --impact compares with; give both.");
        await using WebApplication app = Build(settings);
        if (FindRoot(asked.Root, app.Services) is not { } root) return await RefuseAsync($"{asked.Root} does not hold prompts/ and guardrails/.");
        ContentSnapshot? before = null;
        if (asked.Against is { } folder)
        {
            if (FindRoot(folder, app.Services) is not { } other) return await RefuseAsync($"{folder} does not hold prompts/ and guardrails/.");
            before = ContentLoader.Load(other).Snapshot;
            if (before is null) return await RefuseAsync($"The content of {folder} has faults: nothing can be compared with it.");
        }
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        ContentLoad load = ContentLoader.Load(root);
        LintReport report = ContentLint.Run(root, load, now);
        ImpactReport? impact = asked.Impact && load.Snapshot is { } edited ? await ImpactAsync(new Impact(edited, before, VietnamTime.DayOf(now)), app.Services, cancellationToken) : null;
        await Output.WriteAsync(LintPrinter.Print(report, impact, asked.Format));
        foreach (string sentence in report.Omitted) await Console.Error.WriteLineAsync(sentence);
        await Console.Error.WriteLineAsync(Summary(report, load));
        if (impact is not null) await Console.Error.WriteLineAsync(Summary(impact));
        return report.Errors == 0 ? ExitCodes.Ok : ExitCodes.Fault;
    }

    private static async Task<ImpactReport?> ImpactAsync(Impact impact, IServiceProvider services, CancellationToken cancellationToken)
    {
        // Nothing is migrated or made: a file this version cannot read as it is has no say here.
        if (await services.GetRequiredService<IDatabase>().IsReachableAsync(cancellationToken)) return await impact.OnAsync(services.GetRequiredService<IVariantStore>(), cancellationToken);
        StorageOptions storage = services.GetRequiredService<StorageOptions>();
        await Console.Error.WriteLineAsync($"No stored copy {(storage.Postgres is null ? "under " + storage.Path : "in the database")}: --impact has nothing to judge.");
        return null;
    }

    private static string? FindRoot(string? given, IServiceProvider services) => given is null
        ? ContentFiles.FindRoot(services.GetRequiredService<ContentOptions>())
        : ContentRoot.Find(given, Environment.CurrentDirectory, AppContext.BaseDirectory);

    private static string Summary(LintReport report, ContentLoad load) =>
        report.Issues.Count == 0
            ? $"No faults: {load.Snapshot!.Files.Count} files, {load.Snapshot.Guardrails.Definitions.Rules.Count} rules, every example as it should be."
            : $"{report.Errors} error(s), {report.Warnings} warning(s).";

    private static string Summary(ImpactReport impact) =>
        $"{impact.Judged} stored variant(s) judged: {impact.Rules.SelectMany(rule => rule.Blocked).DistinctBy(hit => hit.Variant.Id).Count()} newly blocked, "
        + $"{impact.Rules.SelectMany(rule => rule.Freed).DistinctBy(hit => hit.Variant.Id).Count()} freed"
        + (impact.Homeless > 0 ? $"; {impact.Homeless} belong to a scenario, angle or channel that is gone." : ".");

    private static async Task<int> RefuseAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return ExitCodes.BadRequest;
    }

    private static WebApplication Build(string[] settings)
    {
        WebApplicationBuilder builder = ComposerHost.CreateQuietBuilder(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddContent(builder.Configuration);
        return builder.Build();
    }
}
