using System.CommandLine;
using MessageComposer.Server.Hosting;

namespace MessageComposer.Server.Commands;

/// <summary><c>composer serve</c>: the service, until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        Command command = new("serve", "Run the service. Settings may follow, e.g. --Urls=http://127.0.0.1:9000.");
        command.SetAction((parsed, cancellation) => RunAsync(CommandLine.SettingsOf(parsed), cancellation));
        return command;
    }

    public static async Task<int> RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        await using WebApplication app = ComposerHost.Build(settings);
        await app.PrepareAsync(Output.WriteAsync, cancellationToken);
        await app.RunAsync();
        return ExitCodes.Ok;
    }
}
