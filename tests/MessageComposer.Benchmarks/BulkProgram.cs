using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessageComposer.Server.Bulk;

namespace MessageComposer.Benchmarks;

/// <summary>
/// <c>bulk [COMPOSER] [--lines N] [--rounds N]</c>: <c>composer bulk</c> over a file, and the same bytes sent through HTTP, against a program that parses each
/// line and writes it again, on all processors and in order like the service does. Full briefs, and short ones behind a line of defaults. Elapsed time and
/// peak of memory of each process, in alternation.
/// </summary>
internal static class BulkProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        LoadArguments given = LoadArguments.Read(args, seconds: 0, rounds: 3);
        await using LoadSite site = new(given.Composer);
        await site.PrepareAsync();
        (int port, _) = await site.StartServiceAsync();
        foreach (bool withDefaults in (bool[])[false, true])
        {
            string input = Path.Combine(site.Folder, withDefaults ? "defaults.ndjson" : "full.ndjson");
            await WriteAsync(site, input, given.Lines, withDefaults);
            List<double> parse = [], file = [], http = [], parseCpu = [], fileCpu = [];
            long parsePeak = 0, filePeak = 0;
            for (int round = 0; round < given.Rounds; round++)
            {
                string output = Path.Combine(site.Folder, $"out-{withDefaults}-{round}.ndjson");
                Measured one = await MeasureAsync(site.Start(Path.Combine(AppContext.BaseDirectory, "MessageComposer.Benchmarks.dll"), "parse", input, output + ".parsed"), site);
                parseCpu.Add(one.CpuSeconds);
                Measured other = await MeasureAsync(site.Start(site.Composer, "bulk", input, output, "--run", $"{withDefaults}-{round}", $"--Storage:Path={Path.Combine(site.Folder, "data")}", $"--Content:Root={site.Root}"), site);
                parse.Add(one.Seconds);
                file.Add(other.Seconds);
                fileCpu.Add(other.CpuSeconds);
                parsePeak = Math.Max(parsePeak, one.PeakBytes);
                filePeak = Math.Max(filePeak, other.PeakBytes);
                if (round == 0) Say($"of the first hundred answers {File.ReadLines(output).Take(100).Count(line => line.Contains("\"source\":\"approved\"", StringComparison.Ordinal))} are approved copy");
                File.Delete(output);
                File.Delete(output + ".parsed");
                http.Add(await PostAsync(port, input));
            }
            double baseline = LoadProgram.Median(parse);
            Say($"{(withDefaults ? "defaults" : "full briefs")}, {given.Lines} lines, {new FileInfo(input).Length / 1_000_000} MB:");
            Say($"  parse and write: {given.Lines / baseline:0}/s, {baseline:0.0} s, {LoadProgram.Median(parseCpu):0.0} s of processors, peak {parsePeak / 1_000_000} MB");
            Say($"  composer bulk:   {given.Lines / LoadProgram.Median(file):0}/s, {LoadProgram.Median(file):0.0} s, {LoadProgram.Median(fileCpu):0.0} s of processors, peak {filePeak / 1_000_000} MB, ratio {baseline / LoadProgram.Median(file):0.00}, of processors {LoadProgram.Median(parseCpu) / LoadProgram.Median(fileCpu):0.00}");
            Say($"  through HTTP:    {given.Lines / LoadProgram.Median(http):0}/s, {LoadProgram.Median(http):0.0} s, peak {PeakOf(site.Service!.Id) / 1_000_000} MB, ratio {baseline / LoadProgram.Median(http):0.00}");
        }
        return 0;
    }

    /// <summary>The least any service does with the bytes: each line to a document and back, by the same pipeline.</summary>
    public static async Task<int> ParseAndWriteAsync(string from, string to)
    {
        await using FileStream input = new(from, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        await using FileStream output = new(to, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        BulkPipeline pipeline = new(
            (batch, _) =>
            {
                using Utf8JsonWriter json = new(batch.Output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
                foreach (BulkLine line in batch.Lines)
                {
                    using JsonDocument document = JsonDocument.Parse(batch.TextOf(line));
                    document.RootElement.WriteTo(json);
                    json.Flush();
                    json.Reset();
                    batch.Output.Write("\n"u8);
                }
                return ValueTask.CompletedTask;
            },
            null,
            Environment.ProcessorCount);
        await pipeline.RunAsync(new LineReader(PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 256 * 1024)), eager: false), async (batch, token) => await output.WriteAsync(batch.Output.WrittenMemory, token), tally: false, CancellationToken.None);
        return 0;
    }

    private static async Task WriteAsync(LoadSite site, string path, int lines, bool withDefaults)
    {
        string[] requests = [.. Enumerable.Range(0, 1_000).Select(number => site.RequestFor(number))];
        await using StreamWriter file = new(path, append: false, new UTF8Encoding(false), 1 << 20);
        if (withDefaults)
        {
            JsonObject shared = JsonNode.Parse(requests[0])!.AsObject();
            shared.Remove("customer");
            await file.WriteAsync($"{{\"defaults\":{shared.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}}}\n");
            requests = [.. requests.Select(request => $"{{\"customer\":{JsonNode.Parse(request)!["customer"]!.ToJsonString()}}}")];
        }
        for (int line = 0; line < lines; line++) await file.WriteAsync(requests[line % requests.Length] + "\n");
    }

    private static async Task<Measured> MeasureAsync(Process process, LoadSite site)
    {
        long started = Stopwatch.GetTimestamp(), peak = 0;
        TimeSpan cpu = default;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            cpu = CpuOf(process, cpu);
            await Task.Delay(50);
        }
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"The process ended with {process.ExitCode}: {site.LastWords}");
        return new Measured(seconds, cpu.TotalSeconds, peak);
    }

    private static TimeSpan CpuOf(Process process, TimeSpan last)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return last;
        }
    }

    private static long PeakOf(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Sends the file while it takes the answers, and throws those away.</summary>
    /// <returns>Seconds until the last answer.</returns>
    private static async Task<double> PostAsync(int port, string path)
    {
        long started = Stopwatch.GetTimestamp();
        using TcpClient client = new();
        await client.ConnectAsync("127.0.0.1", port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /v1/compose/bulk HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer {LoadSite.ApiKey}\r\nContent-Type: application/x-ndjson\r\nContent-Length: {new FileInfo(path).Length}\r\n\r\n"));
        Task sending = Task.Run(async () =>
        {
            await using FileStream file = File.OpenRead(path);
            await file.CopyToAsync(stream, 256 * 1024);
        });
        byte[] buffer = new byte[256 * 1024];
        int read, last = 0;
        byte[] tail = [];
        while ((read = await stream.ReadAsync(buffer)) > 0)
        {
            last = read;
            if (read >= 5) tail = buffer[(read - 5)..read];
        }
        await sending;
        if (last == 0 || !tail.AsSpan().EndsWith("0\r\n\r\n"u8)) throw new InvalidOperationException("The answers did not end as they should.");
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void Say(FormattableString words) => Console.WriteLine(words.ToString(CultureInfo.InvariantCulture));

    private readonly record struct Measured(double Seconds, double CpuSeconds, long PeakBytes);
}
