using System.Diagnostics;
using System.Text;

namespace MessageComposer.Server.Tests.Commands;

/// <summary>The program as people run it: a process of its own, with its exit code and what it wrote.</summary>
internal sealed record ComposerProcess(int ExitCode, string Output, string Words)
{
    public static Task<ComposerProcess> RunAsync(string workingDirectory, params string[] arguments) => RunAsync(workingDirectory, new Dictionary<string, string>(), arguments);

    /// <param name="settings">Given in the environment.</param>
    public static async Task<ComposerProcess> RunAsync(string workingDirectory, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet")
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "composer.dll"));
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        foreach (string variable in (string[])["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "URLS"]) start.Environment.Remove(variable);
        foreach ((string name, string value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        using Process process = Process.Start(start)!;
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> words = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return new ComposerProcess(process.ExitCode, await output, await words);
    }
}
