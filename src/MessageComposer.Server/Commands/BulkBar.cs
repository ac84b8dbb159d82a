using System.Diagnostics;
using System.Globalization;
using MessageComposer.Server.Bulk;
using Spectre.Console;

namespace MessageComposer.Server.Commands;

/// <summary>Shows on standard error how far bulk work is: a bar with rate and remaining time on a terminal, else a line every ten seconds.</summary>
internal sealed class BulkBar
{
    private static readonly TimeSpan s_betweenLines = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(250);

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly string _what;
    private readonly RunInput.Opened _input;
    private readonly long _from;
    private readonly ProgressTask? _task;
    private long _lines;
    private long _shown;

    private BulkBar(string what, RunInput.Opened input, long from, ProgressTask? task)
    {
        _what = what;
        _input = input;
        _from = from;
        _task = task;
        _shown = _started;
    }

    public static async Task ShowAsync(string what, RunInput.Opened input, long from, Func<BulkBar, Task> work)
    {
        if (Console.IsErrorRedirected)
        {
            await work(new BulkBar(what, input, from, null));
            return;
        }
        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await terminal.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                ProgressTask task = progress.AddTask(what, maxValue: 1);
                await work(new BulkBar(what, input, from, task));
                task.Value = 1;
            });
    }

    /// <summary>Called by one at a time.</summary>
    public void Reached(long lines)
    {
        _lines = lines;
        if (Stopwatch.GetElapsedTime(_shown) < (_task is null ? s_betweenLines : s_betweenLooks)) return;
        _shown = Stopwatch.GetTimestamp();
        double rate = (_lines - _from) / Math.Max(0.001, Stopwatch.GetElapsedTime(_started).TotalSeconds);
        string words = string.Create(CultureInfo.InvariantCulture, $"{_what}: {_lines:N0} lines, {rate:N0}/s");
        if (_task is null)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{words}, {_input.Share:P0}"));
            return;
        }
        _task.Description = words;
        _task.Value = _input.Share;
    }
}
