using System.Collections;
using System.Runtime.InteropServices;

namespace MessageComposer.Server.Hosting;

/// <summary>
/// A run over a file is done in a minute. The profile that the runtime takes of hot code, to compile it better a second time, costs such a run a quarter of its
/// time and is a service's gain (decision 0013). It is chosen before the runtime starts: so the program begins anew in the same process, under the same number,
/// with the same files and signals.
/// </summary>
internal static partial class ShortRun
{
    private const string Setting = "DOTNET_TieredPGO";

    /// <summary>Comes back where there is nothing to change: on other systems, for other commands, where the setting was made by hand.</summary>
    public static void BeginWithoutProfile(string[] args)
    {
        if (!OperatingSystem.IsLinux() || !args.Contains("bulk", StringComparer.Ordinal) || Environment.GetEnvironmentVariable(Setting) is not null) return;
        if (Environment.ProcessPath is not { } program) return;
        string[] called = Environment.GetCommandLineArgs(); // the library, then the arguments
        bool isHost = Path.GetFileName(program) == "dotnet";
        List<string?> environment = [.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}"), $"{Setting}=0", null];
        _ = Execute(program, [program, .. isHost ? called : called[1..], null], [.. environment]);
    }

    /// <returns>Only where it fails.</returns>
    [LibraryImport("libc", EntryPoint = "execve", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string program, string?[] arguments, string?[] environment);
}
