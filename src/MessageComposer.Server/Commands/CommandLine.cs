using System.CommandLine;
using System.Text.RegularExpressions;
using MessageComposer.Server.Hosting;
using MessageComposer.Storage;

namespace MessageComposer.Server.Commands;

/// <summary>Runs a command line: data to standard output, words to standard error, one exit code for each kind of end.</summary>
internal static partial class CommandLine
{
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, cancellation) => ServeCommand.RunAsync(parsed.UnmatchedTokens, cancellation));
        ParseResult parsed = root.Parse(args);
        IReadOnlyList<string> mistakes = Mistakes(parsed);
        if (mistakes.Count > 0)
        {
            foreach (string mistake in mistakes) await Console.Error.WriteLineAsync(mistake);
            await Console.Error.WriteLineAsync("composer --help lists what it can do.");
            return ExitCodes.BadRequest;
        }
        try
        {
            // The host ends itself on Ctrl+C; a second handler here would cut its shutdown short.
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception refusal) when (refusal is StartRefusedException or StorageException)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return ExitCodes.Fault;
        }
    }

    /// <summary>Settings of the form <c>--Storage:Path=data</c> pass through to the configuration; any other unknown word is a mistake.</summary>
    private static IReadOnlyList<string> Mistakes(ParseResult parsed) =>
    [
        .. parsed.Errors.Select(error => error.Message),
        .. parsed.UnmatchedTokens.Where(token => !Setting().IsMatch(token)).Select(token => $"{token} is neither a command nor a setting (--Name=value)."),
    ];

    [GeneratedRegex("^--[A-Za-z][A-Za-z0-9_.:]*=", RegexOptions.NonBacktracking)]
    private static partial Regex Setting();
}
