using System.Diagnostics;
using System.Globalization;

namespace MessageComposer.Benchmarks;

/// <summary>
/// One benchmark in a plain loop: <c>costs NAME COUNT</c> prints processor time and bytes of one turn. Processor time says more than a clock on a
/// machine with other work, and a profiler or <c>perf stat -e instructions</c> sees nothing but the loop.
/// </summary>
internal static class CostLoop
{
    private const int WarmUp = 30_000;

    public static async Task<int> RunAsync(string name, int count)
    {
        Action? turn = await TurnAsync(name);
        if (turn is null)
        {
            await Console.Error.WriteLineAsync($"There is no loop ‘{name}’.");
            return 2;
        }
        for (int i = 0; i < WarmUp; i++) turn();
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        for (int i = 0; i < WarmUp; i++) turn();
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        for (int i = 0; i < count; i++) turn();
        TimeSpan spent = Process.GetCurrentProcess().TotalProcessorTime - before;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {spent.TotalMicroseconds / count:0.00} µs, {bytes / count} B"));
        return 0;
    }

    private static async Task<Action?> TurnAsync(string name)
    {
        string[] parts = name.Split('/');
        switch (parts[0])
        {
            case "shipped":
                ShippedRulesBenchmarks shipped = new();
                shipped.Load();
                return () => shipped.FullCheck();
            case "check" or "render-check":
                GuardrailBenchmarks generated = new() { Phrases = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1_000 };
                generated.Compile();
                return parts[0] == "check" ? () => generated.FullCheck() : () => generated.CheckOfProvenCopy();
            case "intake" or "approved" or "fallback":
                ComposeBenchmarks compose = new() { Channel = parts.Length > 1 ? parts[1] : "push" };
                await compose.LoadAsync();
                return parts[0] switch
                {
                    "intake" => () => compose.Intake(),
                    "approved" => () => compose.ApprovedCopy().GetAwaiter().GetResult(),
                    _ => () => compose.Fallback().GetAwaiter().GetResult(),
                };
            default:
                return null;
        }
    }
}
