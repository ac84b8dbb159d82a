using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

[assembly: AssemblyFixture(typeof(MessageComposer.Storage.Tests.PostgresServer))]

namespace MessageComposer.Storage.Tests;

/// <summary>
/// A PostgreSQL server of this run's own, on a socket in a temporary folder, started by the first test that wants a database. It gives up durability for
/// speed. Each database is a copy of one that was prepared once. A machine without the program fails the tests: nothing is skipped.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Prepared = "prepared";

    /// <summary>The shell waits for the end of its input, which comes even when the tests are killed: no server outlives them.</summary>
    private const string UntilInputEnds = """folder="$1"; shift; "$0" "$@" >/dev/null 2>&1 </dev/null & server=$!; read -r _; kill -QUIT "$server"; wait "$server"; rm -rf "$folder" """;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _one = new(1);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "composer-pg-" + Guid.NewGuid().ToString("N")[..12]);
    private Process? _server;

    /// <summary>The server refuses to run as root, so that root runs it as somebody else.</summary>
    private static bool AsNobody => Environment.IsPrivilegedProcess;

    /// <summary>A prepared database of its own.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> NewDatabaseAsync() => await (await CurrentAsync()).CreateAsync(Prepared);

    /// <summary>A database without a single table.</summary>
    public static async Task<string> NewEmptyDatabaseAsync() => await (await CurrentAsync()).CreateAsync("template0");

    public static async Task DropAsync(string database)
    {
        await using (NpgsqlConnection pool = new(database)) NpgsqlConnection.ClearPool(pool);
        await (await CurrentAsync()).ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(database).Database} WITH (FORCE)");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            _server.StandardInput.Close();
            await _server.WaitForExitAsync(CancellationToken.None);
            _server.Dispose();
        }
        _one.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private static async Task<PostgresServer> CurrentAsync() => await TestContext.Current.GetFixture<PostgresServer>() ?? throw new InvalidOperationException("No server is registered for this assembly.");

    private async Task<string> CreateAsync(string template)
    {
        string name = "db_" + Guid.NewGuid().ToString("N");
        // One at a time: the server copies a database only while nobody uses it.
        await _one.WaitAsync();
        try
        {
            if (_server is null) await StartAsync();
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        }
        finally
        {
            _one.Release();
        }
        return Connection(name);
    }

    private async Task StartAsync()
    {
        Directory.CreateDirectory(_folder);
        if (AsNobody) await RunAsync("chown", "nobody", _folder);
        string data = Path.Combine(_folder, "data");
        await RunAsync(Program("initdb"), "--pgdata", data, "--username", "composer", "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync");
        _server = Start(
            "sh", "-c", UntilInputEnds, Program("postgres"), _folder, "-D", data, "-k", _folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=300", "-c", "shared_buffers=64MB");
        await ReadyAsync();
        await ExecuteAsync($"CREATE DATABASE {Prepared} TEMPLATE template0");
        string prepared = Connection(Prepared);
        await using (ServiceProvider services = new ServiceCollection().AddStorage(new StorageOptions { Postgres = prepared }).BuildServiceProvider())
            await services.GetRequiredService<IDatabase>().PrepareAsync(CancellationToken.None);
        await using NpgsqlConnection pool = new(prepared);
        NpgsqlConnection.ClearPool(pool);
    }

    private async Task ReadyAsync()
    {
        for (long started = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (!_server!.HasExited && Stopwatch.GetElapsedTime(started) < s_patience)
            {
                await Task.Delay(20);
            }
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using NpgsqlConnection connection = new(Connection("postgres"));
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string Connection(string database) =>
        new NpgsqlConnectionStringBuilder { Host = _folder, Username = "composer", Database = database, IncludeErrorDetail = true, MaxPoolSize = 30 }.ToString();

    private static string Program(string name)
    {
        IEnumerable<string> folders = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out int version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];
        return folders.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"There is no {name} on this machine: install PostgreSQL (apt-get install postgresql), as test.sh does.");
    }

    private static Process Start(string program, params string[] arguments)
    {
        bool drops = AsNobody && program != "chown";
        ProcessStartInfo start = new(drops ? "setpriv" : program) { RedirectStandardInput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (string argument in drops ? (string[])["--reuid=nobody", "--regid=nogroup", "--clear-groups", program, .. arguments] : arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using Process process = Start(program, arguments);
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors}");
    }
}
