using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace MessageComposer.Benchmarks;

/// <summary>
/// <c>load [COMPOSER] [--seconds N] [--rounds N] [--rate N] [--charts FOLDER] [--postgres CONNECTION]</c>: the service and the echo under the same client in
/// alternation, at several numbers of connections, median of the rounds; then the latency of both at half of what the service managed, or, with a rate of its
/// own, nothing but the latency at that rate. Ratios of one run on one machine are what counts. PostgreSQL wants an empty database.
/// </summary>
internal static class LoadProgram
{
    private const int Customers = 400;

    private static readonly int[] s_connections = [1, 8, 64, 256];
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
            for (int round = 0; round < given.Rounds; round++) await SayLatencyAsync(service, echo, requests, rate, given.Seconds);
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
        (double[] latencies, double[] least) = await SayLatencyAsync(service, echo, requests, medians[64].Service / 2, Math.Max(given.Seconds, 5));
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

    private static async Task<(double[] Service, double[] Echo)> SayLatencyAsync(int service, int echo, byte[][] requests, double perSecond, int seconds)
    {
        double[] ours = await LatencyAsync(service, 64, requests, perSecond, TimeSpan.FromSeconds(seconds));
        double[] theirs = await LatencyAsync(echo, 64, requests, perSecond, TimeSpan.FromSeconds(seconds));
        Say($"{ours.Length / seconds}/s of {perSecond:0}/s asked, 64 connections: {Points(ours)}; echo at the same rate: {Points(theirs)}");
        return (ours, theirs);
    }

    /// <summary>Requests of customers outside the control group: each is answered with approved copy, on record.</summary>
    private static async Task<byte[][]> ServedAsync(LoadSite site, int port)
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
    private static async Task<double> MeasureAsync(int port, int connections, byte[][] requests, TimeSpan time)
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
    private static async Task<double[]> LatencyAsync(int port, int connections, byte[][] requests, double perSecond, TimeSpan time)
    {
        LoadClient[] clients = [.. Enumerable.Range(0, connections).Select(_ => LoadClient.Connect(port))];
        double[] sorted = await Task.Factory.StartNew(() => Latencies(clients, requests, perSecond, time), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        foreach (LoadClient client in clients) client.Dispose();
        Array.Sort(sorted);
        return sorted;
    }

    private static double[] Latencies(LoadClient[] clients, byte[][] requests, double perSecond, TimeSpan time)
    {
        Queue<LoadClient> idle = new(clients);
        Dictionary<Socket, (LoadClient Client, double Due)> waiting = [];
        List<Socket> readable = [];
        List<double> milliseconds = [];
        long started = Stopwatch.GetTimestamp();
        for (int sent = 0; ;)
        {
            double now = Stopwatch.GetElapsedTime(started).TotalSeconds;
            for (double due; idle.Count > 0 && (due = sent / perSecond) <= now && due < time.TotalSeconds; sent++)
            {
                LoadClient client = idle.Dequeue();
                client.Send(requests[sent % requests.Length]);
                waiting.Add(client.Socket, (client, due));
            }
            if (waiting.Count == 0 && now >= time.TotalSeconds) return [.. milliseconds];

            readable.Clear();
            readable.AddRange(waiting.Keys);
            if (readable.Count == 0)
            {
                Thread.Sleep(0);
                continue;
            }
            Socket.Select(readable, null, null, microSeconds: 1000);
            foreach (Socket socket in readable)
            {
                (LoadClient client, double due) = waiting[socket];
                if (!client.Receive()) continue;
                milliseconds.Add((Stopwatch.GetElapsedTime(started).TotalSeconds - due) * 1000);
                waiting.Remove(socket);
                idle.Enqueue(client);
            }
        }
    }

    private static string Points(double[] sorted) => string.Join(", ", s_points.Select(point => string.Create(CultureInfo.InvariantCulture, $"p{point * 100:0.#} {At(sorted, point):0.00} ms")));

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
internal sealed record LoadArguments(string Composer, int Seconds, int Rounds, int Lines, string? Charts, string? Postgres, int? Rate)
{
    public static LoadArguments Read(string[] args, int seconds, int rounds)
    {
        LoadArguments given = new(Path.Combine(AppContext.BaseDirectory, "composer.dll"), seconds, rounds, 200_000, null, null, null);
        for (int i = 0; i < args.Length; i++)
        {
            given = args[i] switch
            {
                "--seconds" => given with { Seconds = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--rounds" => given with { Rounds = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--lines" => given with { Lines = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--postgres" => given with { Postgres = args[++i] },
                "--rate" => given with { Rate = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--charts" => given with { Charts = args[++i] },
                string path => given with { Composer = Path.GetFullPath(path) },
            };
        }
        return given;
    }
}
