using System.Diagnostics;
using Npgsql;

namespace MessageComposer.Benchmarks;

/// <summary>
/// What the database, its disk and this machine leave of a latency: one connection commits one row of a record's size at a time, at a steady rate and with nothing
/// else running. No service that commits before it answers has a shorter tail.
/// </summary>
internal static class BareCommits
{
    private const int PerSecond = 500;
    private const int RowBytes = 300;

    /// <summary>Milliseconds from when each commit was due to its end, sorted.</summary>
    public static Task<double[]> MeasureAsync(string postgres, TimeSpan time) =>
        Task.Factory.StartNew(() => Measure(postgres, time), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static double[] Measure(string postgres, TimeSpan time)
    {
        using NpgsqlConnection connection = new(postgres);
        connection.Open();
        using (NpgsqlCommand make = new("CREATE TABLE IF NOT EXISTS bare_commits (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, words bytea NOT NULL)", connection)) make.ExecuteNonQuery();
        using NpgsqlCommand insert = new("INSERT INTO bare_commits (words) VALUES ($1)", connection);
        insert.Parameters.Add(new NpgsqlParameter { Value = new byte[RowBytes] });
        insert.Prepare();
        insert.ExecuteNonQuery();

        double[] milliseconds = new double[(int)(time.TotalSeconds * PerSecond)];
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < milliseconds.Length; i++)
        {
            TimeSpan due = TimeSpan.FromSeconds((double)i / PerSecond);
            while (due - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } left)
            {
                if (left > TimeSpan.FromMilliseconds(1.2)) Thread.Sleep(1);
                else Thread.SpinWait(20);
            }
            insert.ExecuteNonQuery();
            milliseconds[i] = (Stopwatch.GetElapsedTime(started) - due).TotalMilliseconds;
        }
        Array.Sort(milliseconds);
        return milliseconds;
    }
}
