using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MessageComposer.Server.Commands;

/// <summary><c>composer bulk IN OUT</c>: composes a file of requests into a file of answers. Broken off by whatever, the same command goes on where it was.</summary>
internal static class BulkCommand
{
    public static Command Create()
    {
        Argument<string> input = new("in") { Description = "Requests: .ndjson or .csv, either as .gz." };
        Argument<string> output = new("out") { Description = "Answers, one line of JSON each; gzipped where it ends in .gz." };
        Option<string[]> map = new("--map") { Description = "For CSV: COLUMN=member, or a JSON file with columns and defaults; may be given again.", AllowMultipleArgumentsPerToken = false };
        Option<string?> run = new("--run") { Description = "Names the run; ids of messages are made of it. Default: from the input file." };
        Option<string?> at = new("--at") { Description = "When the messages count as composed, ISO 8601 with offset. Default: when the run began." };
        Option<bool> consent = new("--consent-checked-upstream") { Description = "Consent that a request does not state counts as given." };
        Option<bool> warm = new("--warm") { Description = "First have the model write the copy that is missing, and wait for it." };
        Command command = new("bulk", "Compose a file of requests into a file of answers, resumable.") { input, output, map, run, at, consent, warm };
        command.SetAction((parsed, cancellation) => RunAsync(
            new BulkOrder
            {
                Input = parsed.GetRequiredValue(input),
                Output = parsed.GetRequiredValue(output),
                Map = parsed.GetValue(map) ?? [],
                Run = parsed.GetValue(run),
                Warm = parsed.GetValue(warm),
                ConsentCheckedUpstream = parsed.GetValue(consent),
                Settings = CommandLine.SettingsOf(parsed),
            },
            parsed.GetValue(at),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(BulkOrder order, string? at, CancellationToken cancellationToken)
    {
        if (at is not null)
        {
            if (!DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)) return await RefuseAsync($"--at {at} is no time; write it like 2026-11-21T20:00:00+07:00.");
            order = order with { At = time };
        }
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // What is being written is finished and noted, so that little is done twice.
        Action<PosixSignalContext> end = context =>
        {
            context.Cancel = true;
            stop.Cancel();
        };
        using PosixSignalRegistration onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, end);
        using PosixSignalRegistration onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, end);
        try
        {
            await using BulkRun run = new(order);
            return await run.RunAsync(stop.Token);
        }
        catch (Exception refusal) when (refusal is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync(refusal.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Broken off; the same command does the rest.");
            return ExitCodes.Fault;
        }
    }

    private static async Task<int> RefuseAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return ExitCodes.BadRequest;
    }
}

/// <summary>What the command line asks for.</summary>
internal sealed record BulkOrder
{
    public required string Input { get; init; }

    public required string Output { get; init; }

    public IReadOnlyList<string> Map { get; init; } = [];

    public string? Run { get; init; }

    public DateTimeOffset? At { get; init; }

    public bool ConsentCheckedUpstream { get; init; }

    public bool Warm { get; init; }

    /// <summary>Settings of the program, <c>--Name=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];
}
