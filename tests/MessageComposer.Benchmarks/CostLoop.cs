using System.Diagnostics;
using System.Globalization;

namespace MessageComposer.Benchmarks;

/// <summary>
/// One benchmark in a plain loop: <c>costs NAME COUNT</c> prints time and bytes of one turn, the time of the best twentieth of short rounds beside
/// the median: on a machine with other work the best rounds are those nobody disturbed. A profiler sees nothing but the loop.
/// </summary>
internal static class CostLoop
{
    private const int WarmUp = 30_000;
    private const int TurnsPerRound = 100;

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
        double[] rounds = new double[Math.Max(1, count / TurnsPerRound)];
        for (int round = 0; round < rounds.Length; round++)
        {
            long started = Stopwatch.GetTimestamp();
            for (int i = 0; i < TurnsPerRound; i++) turn();
            rounds[round] = Stopwatch.GetElapsedTime(started).TotalMicroseconds / TurnsPerRound;
        }
        bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / (rounds.Length * TurnsPerRound);
        double mean = rounds.Average();
        Array.Sort(rounds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {rounds[rounds.Length / 20]:0.00} µs at best, {rounds[rounds.Length / 2]:0.00} µs median, {mean:0.00} µs mean, {bytes} B"));
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
            case "record" or "claim" or "write" or "write-claimed":
                RecordBenchmarks records = new();
                await records.OpenAsync();
                return parts[0] switch
                {
                    "record" => () => records.MakeRecord(),
                    "claim" => () => records.MakeClaim(),
                    _ => () => records.WriteOne(claimed: parts[0] == "write-claimed"),
                };
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
