using System.CommandLine;
using System.Text;
using MessageComposer.Content;
using MessageComposer.Server.Hosting;

namespace MessageComposer.Server.Commands;

/// <summary><c>composer release SCENARIO VERSION</c>: pins a prompt version by the hash of its text, so that it may be given a weight. Changes that one line.</summary>
internal static class ReleaseCommand
{
    private sealed record Asked(string Scenario, string Version, bool Repin);

    public static Command Create()
    {
        Argument<string> scenario = new("scenario") { Description = "The scenario: a folder of prompts/." };
        Argument<string> version = new("version") { Description = "A version listed in its scenario.yaml, e.g. v2." };
        Option<bool> repin = new("--repin") { Description = "Pin a released version by its changed text. Copy written by the old text keeps the version's name: prefer a new version." };
        Command command = new("release", "Pin a prompt version by the hash of its text.") { scenario, version, repin };
        command.SetAction((parsed, cancellation) => RunAsync(
            new Asked(parsed.GetRequiredValue(scenario), parsed.GetRequiredValue(version), parsed.GetValue(repin)), CommandLine.SettingsOf(parsed), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Asked asked, string[] settings, CancellationToken cancellationToken)
    {
        await using WebApplication app = Build(settings);
        string root = ContentFiles.FindRoot(app.Services.GetRequiredService<ContentOptions>());
        ContentLoad before = ContentLoader.Load(root);
        string scenarioPath = $"prompts/{asked.Scenario}/scenario.yaml", promptPath = $"prompts/{asked.Scenario}/{asked.Version}.prompt.md";
        if (TextOf(before, scenarioPath) is not { } scenario) return await RefuseAsync(ExitCodes.BadRequest, $"There is no scenario {asked.Scenario}.");
        if (TextOf(before, promptPath) is not { } prompt) return await RefuseAsync(ExitCodes.BadRequest, $"There is no {promptPath}.");
        PromptReleaseResult release = PromptRelease.Pin(scenarioPath, scenario, asked.Version, prompt, asked.Repin);
        switch (release.Outcome)
        {
            case PromptReleaseOutcome.Unknown:
                foreach (ContentFault fault in release.Faults) await Console.Error.WriteLineAsync(fault.ToString());
                return await RefuseAsync(ExitCodes.BadRequest, $"{scenarioPath} lists no version {asked.Version} that can be pinned. Add it under versions first: id and weight: 0.");
            case PromptReleaseOutcome.Changed:
                return await RefuseAsync(
                    ExitCodes.Fault, $"{asked.Scenario}/{asked.Version} was released with another text (sha256 {release.Pinned}). Undo the edit, or save it as a new version; --repin pins the new text all the same.");
            case PromptReleaseOutcome.Unchanged:
                await Output.WriteAsync(release.Sha256 + "\n");
                await Console.Error.WriteLineAsync($"{asked.Scenario}/{asked.Version} is released with this text already.");
                return ExitCodes.Ok;
        }
        ContentLoad after = ContentLoader.Load([.. before.Sources.Select(file => file.Path == scenarioPath ? new SourceFile(file.Path, Encoding.UTF8.GetBytes(release.Scenario)) : file)]);
        ContentFault[] faults = [.. after.Faults.Where(fault => fault.File == scenarioPath || fault.File == promptPath)];
        if (faults.Length > 0) return await RefuseAsync(ExitCodes.Fault, string.Join(Environment.NewLine, [.. faults.Select(fault => fault.ToString()), "Nothing was written."]));
        await WriteAsync(Path.Combine(root, scenarioPath), release.Scenario, cancellationToken);
        await Output.WriteAsync(release.Sha256 + "\n");
        await Console.Error.WriteLineAsync(
            $"{asked.Scenario}/{asked.Version} is {(release.Pinned is null ? "released" : "pinned anew")}. Its weight in {scenarioPath} says how often it is used.");
        return ExitCodes.Ok;
    }

    /// <summary>Only what a load takes for content can be named: a path of another shape finds nothing.</summary>
    private static string? TextOf(ContentLoad load, string path) =>
        load.Sources.FirstOrDefault(file => file.Path == path) is { } source ? Encoding.UTF8.GetString(source.Bytes.Span) : null;

    /// <summary>Whole or not at all: a service that watches the file never reads half of it.</summary>
    private static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        string beside = Path.Combine(Path.GetDirectoryName(file)!, $".{Path.GetFileName(file)}~");
        await File.WriteAllBytesAsync(beside, Encoding.UTF8.GetBytes(text), cancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(beside, File.GetUnixFileMode(file));
        File.Move(beside, file, overwrite: true);
    }

    private static async Task<int> RefuseAsync(int code, string words)
    {
        await Console.Error.WriteLineAsync(words);
        return code;
    }

    private static WebApplication Build(string[] settings)
    {
        WebApplicationBuilder builder = ComposerHost.CreateQuietBuilder(settings);
        builder.Services.AddContent(builder.Configuration);
        return builder.Build();
    }
}
