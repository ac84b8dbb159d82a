using System.CommandLine;
using System.Text.RegularExpressions;
using MessageComposer.Server.Hosting;
using MessageComposer.Storage;

namespace MessageComposer.Server.Commands;

/// <summary>Runs a command line: data to standard output, words to standard error, one exit code for each kind of end.</summary>
internal static partial class CommandLine
{
    /// <summary>Every command takes settings; they are brought into this form before parsing, so that none is taken for an argument.</summary>
    private static readonly Option<string[]> s_settings = new("--set")
    {
        Description = "A setting for this run, e.g. --Storage:Path=data.", HelpName = "--Section:Name=value", Recursive = true, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false,
    };

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        root.Options.Add(s_settings);
        root.SetAction((parsed, cancellation) => ServeCommand.RunAsync(SettingsOf(parsed), cancellation));
        HashSet<string> options = [.. OptionsOf(root)];
        int end = Array.IndexOf(args, "--");
        ParseResult parsed = root.Parse([.. args.Select((arg, i) => (end < 0 || i < end) && IsSetting(arg, options) ? $"--set={arg}" : arg)]);
        string[] mistakes = [.. Mistakes(parsed, args.Take(end < 0 ? args.Length : end), options)];
        if (mistakes.Length > 0)
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

    /// <summary>What was set on the command line, each as <c>--Storage:Path=data</c>: stronger than environment and files.</summary>
    public static string[] SettingsOf(ParseResult parsed) => parsed.GetValue(s_settings) ?? [];

    /// <summary>What looks like an option with a value and is one of no command is a setting, wherever it stands before <c>--</c>.</summary>
    private static bool IsSetting(string arg, HashSet<string> options) => Setting().IsMatch(arg) && !options.Contains(NameOf(arg));

    private static string NameOf(string arg) => arg[..arg.IndexOf('=', StringComparison.Ordinal)];

    private static IEnumerable<string> OptionsOf(Command command) =>
        command.Options.SelectMany(option => option.Aliases.Append(option.Name)).Concat(command.Subcommands.SelectMany(OptionsOf));

    /// <summary>Options misspelt are told too, where the parser would take them for an argument.</summary>
    private static IEnumerable<string> Mistakes(ParseResult parsed, IEnumerable<string> args, HashSet<string> options) =>
    [
        .. parsed.Errors.Select(error => error.Message),
        .. args.Where(arg => arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains('=', StringComparison.Ordinal) && !Setting().IsMatch(arg) && !options.Contains(NameOf(arg)))
            .Concat(parsed.UnmatchedTokens).Distinct().Select(token => $"{token} is neither a command, nor an option, nor a setting (--Name=value)."),
    ];

    [GeneratedRegex("^--[A-Za-z][A-Za-z0-9_.:]*=", RegexOptions.NonBacktracking)]
    private static partial Regex Setting();
}
