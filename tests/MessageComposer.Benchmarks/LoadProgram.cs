using System.Diagnostics;
using System.Globalization;

namespace MessageComposer.Benchmarks;

/// <summary>
/// <c>load [COMPOSER] [--seconds N] [--rounds N] [--rate N | --latency] [--charts FOLDER] [--postgres CONNECTION]</c>: the service and the echo under the same client in
/// alternation, at several numbers of connections, median of the rounds; then the latency of both at half of what the service managed just before. With
/// <c>--latency</c> nothing but that, with a rate of its own nothing but the latency at that rate. Ratios of one run on one machine are what counts. PostgreSQL wants an empty database,
/// and each round tells what of the latency is the database's own (<see cref="BareCommits"/>).
/// </summary>
internal static class LoadProgram
{
    private const int Customers = 400;

    private static readonly int[] s_connections = [1, 8, 64, 256];
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(100);
    private static readonly double[] s_points = [0.5, 0.9, 0.95, 0.99, 0.999];

    public static async Task<int> RunAsync(string[] args)
    {
        LoadArguments given = LoadArguments.Read(args, seconds: 5, rounds: 5);
        await using LoadSite site = new(given.Composer, given.Postgres);
        await site.PrepareAsync();
        (int service, TimeSpan started) = await site.StartServiceAsync();
        int echo = await site.StartEchoAsync();
        Say($"start to first answer: {started.TotalSeconds:0.00} s");
        byte[][] requests = await ServedAsync(site, service);
        foreach (int port in (int[])[service, echo]) await MeasureAsync(port, 64, requests, TimeSpan.FromSeconds(given.Seconds));

        if (given.Rate is { } rate)
        {
            for (int round = 0; round < given.Rounds; round++) await SayLatencyAsync(site.Service!, service, echo, requests, rate, given.Seconds);
            return 0;
        }
        if (given.OnlyLatency)
        {
            await SayLatenciesAsync(site.Service!, service, echo, requests, given);
            return 0;
        }

        Dictionary<int, (double Service, double Echo)> medians = [];
        foreach (int connections in s_connections)
        {
            List<double> ours = [], theirs = [];
            for (int round = 0; round < given.Rounds; round++)
            {
                ours.Add(await MeasureAsync(service, connections, requests, TimeSpan.FromSeconds(given.Seconds)));
                theirs.Add(await MeasureAsync(echo, connections, requests, TimeSpan.FromSeconds(given.Seconds)));
            }
            medians[connections] = (Median(ours), Median(theirs));
            Say($"{connections} connections: composer {Median(ours):0}/s, echo {Median(theirs):0}/s, ratio {Median(ours) / Median(theirs):0.00} (rounds {string.Join(", ", ours.Zip(theirs, (one, other) => (one / other).ToString("0.00", CultureInfo.InvariantCulture)))})");
        }
        TimeSpan before = site.Service!.TotalProcessorTime;
        int asked = (int)(await MeasureAsync(service, 64, requests, TimeSpan.FromSeconds(given.Seconds)) * given.Seconds);
        site.Service.Refresh();
        Say($"the service takes {(site.Service.TotalProcessorTime - before).TotalMicroseconds / asked:0} µs of processor a request at 64 connections");
        (double[] latencies, double[] least) = await SayLatenciesAsync(site.Service, service, echo, requests, given);
        if (given.Charts is { } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "throughput.svg"), SvgChart.Lines("Requests per second by connections", [.. s_connections.Select(count => count.ToString(CultureInfo.InvariantCulture))],
                [("composer", [.. s_connections.Select(count => medians[count].Service)]), ("echo", [.. s_connections.Select(count => medians[count].Echo)])]));
            await File.WriteAllTextAsync(Path.Combine(folder, "latency.svg"), SvgChart.Lines("Latency at half load, ms", [.. s_points.Select(point => "p" + (point * 100).ToString("0.#", CultureInfo.InvariantCulture))],
                [("composer", [.. s_points.Select(point => At(latencies, point))]), ("echo", [.. s_points.Select(point => At(least, point))])]));
        }
        return 0;
    }

    /// <returns>The round of the median 99th percentile; each is at half of the throughput measured just before it.</returns>
    private static async Task<(double[] Service, double[] Echo)> SayLatenciesAsync(Process process, int service, int echo, byte[][] requests, LoadArguments given)
    {
        List<(double[] Service, double[] Echo)> rounds = [];
        for (int round = 0; round < given.Rounds; round++)
        {
            double full = await MeasureAsync(service, 64, requests, TimeSpan.FromSeconds(given.Seconds));
            rounds.Add(await SayLatencyAsync(process, service, echo, requests, full / 2, given.Seconds));
            if (given.Postgres is { } postgres) Say($"  one row committed at a time, nothing else running: {Points(await BareCommits.MeasureAsync(postgres, TimeSpan.FromSeconds(given.Seconds)))}");
        }
        Say($"p99 at half load: composer {Median([.. rounds.Select(round => At(round.Service, 0.99))]):0.0} ms, echo {Median([.. rounds.Select(round => At(round.Echo, 0.99))]):0.0} ms (medians)");
        return rounds.OrderBy(round => At(round.Service, 0.99)).ElementAt(rounds.Count / 2);
    }

    private static async Task<(double[] Service, double[] Echo)> SayLatencyAsync(Process process, int service, int echo, byte[][] requests, double perSecond, int seconds)
    {
        process.Refresh();
        TimeSpan before = process.TotalProcessorTime;
        double[] ours = await LatencyAsync(service, 64, requests, perSecond, TimeSpan.FromSeconds(seconds));
        process.Refresh();
        TimeSpan took = process.TotalProcessorTime - before;
        double[] theirs = await LatencyAsync(echo, 64, requests, perSecond, TimeSpan.FromSeconds(seconds));
        Say($"{ours.Length / seconds}/s of {perSecond:0}/s asked, 64 connections: {Points(ours)}, {took.TotalMicroseconds / ours.Length:0} µs of processor each; echo at the same rate: {Points(theirs)}");
        return (ours, theirs);
    }

    /// <summary>Requests of customers outside the control group: each is answered with approved copy, on record.</summary>
    internal static async Task<byte[][]> ServedAsync(LoadSite site, int port)
    {
        using LoadClient client = await LoadClient.ConnectAsync(port);
        List<byte[]> served = [];
        for (int customer = 1; customer <= Customers; customer++)
        {
            byte[] request = LoadClient.RequestOf(site.RequestFor(customer));
            string answer = client.LastAnswer(await client.AskAsync(request));
            if (answer.Contains("\"source\":\"approved\"", StringComparison.Ordinal) && answer.Contains("\"recorded\":true", StringComparison.Ordinal)) served.Add(request);
            else if (customer == 1) Say("not approved: " + answer[answer.IndexOf('{', StringComparison.Ordinal)..]);
        }
        Say($"{served.Count} of {Customers} customers are served approved copy (the others are the control group); a request has {served[0].Length} bytes");
        return [.. served];
    }

    /// <returns>Requests per second.</returns>
    internal static async Task<double> MeasureAsync(int port, int connections, byte[][] requests, TimeSpan time)
    {
        LoadClient[] clients = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => LoadClient.ConnectAsync(port)));
        using CancellationTokenSource end = new();
        long done = 0, started = Stopwatch.GetTimestamp();
        Task[] asking =
        [
            .. clients.Select((client, index) => Task.Run(async () =>
            {
                for (int turn = index; !end.IsCancellationRequested; turn++)
                {
                    await client.AskAsync(requests[turn % requests.Length]);
                    Interlocked.Increment(ref done);
                }
            })),
        ];
        await Task.Delay(time);
        long count = Interlocked.Read(ref done);
        TimeSpan passed = Stopwatch.GetElapsedTime(started);
        await end.CancelAsync();
        await Task.WhenAll(asking);
        foreach (LoadClient client in clients) client.Dispose();
        return count / passed.TotalSeconds;
    }

    /// <summary>
    /// Milliseconds from when each request was due to its whole answer, sorted, while requests are due at a steady rate. One thread serves all connections:
    /// timers of a millisecond would send in bursts and measure those.
    /// </summary>
    internal static async Task<double[]> LatencyAsync(int port, int connections, byte[][] requests, double perSecond, TimeSpan time)
    {
        LoadClient[] clients = [.. Enumerable.Range(0, connections).Select(_ => LoadClient.Connect(port))];
        double[] sorted = await Task.Factory.StartNew(() => Latencies(clients, requests, perSecond, time), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        foreach (LoadClient client in clients) client.Dispose();
        Array.Sort(sorted);
        return sorted;
    }

    private static double[] Latencies(LoadClient[] clients, byte[][] requests, double perSecond, TimeSpan time)
    {
        SocketPoll poll = new([.. clients.Select(client => client.Socket)]);
        Queue<int> idle = new(Enumerable.Range(0, clients.Length));
        double[] dues = new double[clients.Length];
        List<double> milliseconds = [];
        long started = Stopwatch.GetTimestamp();
        for (int sent = 0; ;)
        {
            double now = Stopwatch.GetElapsedTime(started).TotalSeconds, due;
            for (; (due = sent / perSecond) <= now && due < time.TotalSeconds && idle.TryDequeue(out int next); sent++)
            {
                clients[next].Send(requests[sent % requests.Length]);
                dues[next] = due;
                poll.Add(next);
            }
            if (idle.Count == clients.Length && now >= time.TotalSeconds) return [.. milliseconds];

            bool nextIsOpen = idle.Count > 0 && due < time.TotalSeconds;
            poll.Wait(nextIsOpen ? TimeSpan.FromSeconds(Math.Min(due - now, s_longestWait.TotalSeconds)) : s_longestWait);
            for (int i = 0; i < clients.Length; i++)
            {
                if (!poll.IsReady(i) || !clients[i].Receive()) continue;
                milliseconds.Add((Stopwatch.GetElapsedTime(started).TotalSeconds - dues[i]) * 1000);
                poll.Remove(i);
                idle.Enqueue(i);
            }
        }
    }

    private static string Points(double[] sorted) => Points([sorted]);

    /// <summary>Of each point the median of all rounds.</summary>
    internal static string Points(List<double[]> rounds) =>
        string.Join(", ", s_points.Select(point => string.Create(CultureInfo.InvariantCulture, $"p{point * 100:0.#} {Median([.. rounds.Select(sorted => At(sorted, point))]):0.00} ms")));

    private static double At(double[] sorted, double point) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * point))];

    internal static double Median(List<double> values)
    {
        values = [.. values.Order()];
        return values[values.Count / 2];
    }

    private static void Say(FormattableString words) => Console.WriteLine(words.ToString(CultureInfo.InvariantCulture));

    private static void Say(string words) => Console.WriteLine(words);
}

/// <param name="Composer">Path of the published or built <c>composer.dll</c>.</param>
internal sealed record LoadArguments(string Composer, int Seconds, int Rounds, int Lines, string? Charts, string? Postgres, int? Rate, bool OnlyLatency)
{
    public static LoadArguments Read(string[] args, int seconds, int rounds)
    {
        LoadArguments given = new(Path.Combine(AppContext.BaseDirectory, "composer.dll"), seconds, rounds, 200_000, null, null, null, false);
        for (int i = 0; i < args.Length; i++)
        {
            given = args[i] switch
            {
                "--seconds" => given with { Seconds = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--rounds" => given with { Rounds = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--lines" => given with { Lines = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--postgres" => given with { Postgres = args[++i] },
                "--rate" => given with { Rate = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--latency" => given with { OnlyLatency = true },
                "--charts" => given with { Charts = args[++i] },
                string path => given with { Composer = Path.GetFullPath(path) },
            };
        }
        return given;
    }
}
