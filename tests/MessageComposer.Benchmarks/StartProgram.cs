using System.Diagnostics;
using System.Globalization;

namespace MessageComposer.Benchmarks;

/// <summary>
/// <c>start COMPOSER… [--rounds N]</c>: one or more builds are started in turns, each where it has to make its database and again over the one it made, and timed
/// from the start of the process to the answer to the first compose request.
/// </summary>
internal static class StartProgram
{
    private const int DefaultRounds = 8;

    public static async Task<int> RunAsync(string[] args)
    {
        int named = Array.IndexOf(args, "--rounds");
        int rounds = named < 0 ? DefaultRounds : int.Parse(args[named + 1], CultureInfo.InvariantCulture);
        string[] builds = [.. (named < 0 ? args : args[..named]).Select(Path.GetFullPath)];
        if (builds.Length == 0)
        {
            Console.Error.WriteLine("start needs the path of a published build: start BUILD/composer.");
            return 2;
        }
        Dictionary<(string Build, bool IsNew), List<(double Seconds, double Processor)>> starts = [];
        foreach (string build in builds) (starts[(build, true)], starts[(build, false)]) = ([], []);
        for (int round = 0; round < rounds; round++)
        {
            foreach (string build in builds)
            {
                await using LoadSite site = new(build);
                starts[(build, true)].Add(await StartAsync(site));
                starts[(build, false)].Add(await StartAsync(site));
            }
        }
        foreach (((string build, bool isNew), List<(double Seconds, double Processor)> times) in starts)
        {
            double[] seconds = [.. times.Select(static time => time.Seconds).Order()];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{build}, {(isNew ? "a new database" : "one that exists")}: {seconds[0]:0.00}, {LoadProgram.Median([.. seconds]):0.00}, {seconds[^1]:0.00} s (least, median, most), {LoadProgram.Median([.. times.Select(static time => time.Processor)]):0.0} s of processor time"));
        }
        return 0;
    }

    private static async Task<(double Seconds, double Processor)> StartAsync(LoadSite site)
    {
        (_, TimeSpan started) = await site.StartServiceAsync();
        Process service = site.Service!;
        service.Refresh();
        double processor = service.TotalProcessorTime.TotalSeconds;
        service.Kill();
        await service.WaitForExitAsync();
        return (started.TotalSeconds, processor);
    }
}
