using Npgsql;

namespace MessageComposer.Benchmarks;

/// <summary>
/// <c>compare ONE OTHER [--rate N] [--seconds N] [--rounds N] [--postgres CONNECTION]</c>: two builds of the service in turns of some seconds, each asked as fast as
/// it answers and then at the same steady rate, and the medians of both. What a machine does to both in the same minute cancels out, as it does not between two runs of <c>load</c>.
/// PostgreSQL wants two empty databases, the second with the name of the first and <c>_other</c>.
/// </summary>
internal static class CompareProgram
{
    private const int Rate = 8_000;

    /// <summary>With code still being compiled.</summary>
    private const int FirstRounds = 4;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [string one, string other, ..])
        {
            Console.Error.WriteLine("compare needs the paths of two builds: compare ONE/composer OTHER/composer.");
            return 2;
        }
        LoadArguments given = LoadArguments.Read(args[2..], seconds: 2, rounds: 20);
        await using LoadSite first = new(Path.GetFullPath(one), given.Postgres), second = new(Path.GetFullPath(other), OtherOf(given.Postgres));
        Build[] builds = [await Build.StartAsync("one", first), await Build.StartAsync("other", second)];
        for (int round = 0; round < FirstRounds + given.Rounds; round++)
        {
            foreach (Build build in builds)
            {
                double throughput = await LoadProgram.MeasureAsync(build.Port, 64, build.Requests, TimeSpan.FromSeconds(given.Seconds));
                double[] latencies = await LoadProgram.LatencyAsync(build.Port, 64, build.Requests, given.Rate ?? Rate, TimeSpan.FromSeconds(given.Seconds));
                if (round < FirstRounds) continue;
                build.Throughputs.Add(throughput);
                build.Latencies.Add(latencies);
            }
        }
        foreach (Build build in builds) Console.WriteLine($"{build.Name}: {LoadProgram.Median(build.Throughputs):0}/s; {LoadProgram.Points(build.Latencies)} at {given.Rate ?? Rate}/s (medians of {given.Rounds} rounds)");
        return 0;
    }

    private static string? OtherOf(string? postgres)
    {
        if (postgres is null) return null;
        NpgsqlConnectionStringBuilder connection = new(postgres);
        connection.Database += "_other";
        return connection.ToString();
    }

    private sealed record Build(string Name, int Port, byte[][] Requests, List<double> Throughputs, List<double[]> Latencies)
    {
        public static async Task<Build> StartAsync(string name, LoadSite site)
        {
            await site.PrepareAsync();
            (int port, _) = await site.StartServiceAsync();
            return new Build(name, port, await LoadProgram.ServedAsync(site, port), [], []);
        }
    }
}
