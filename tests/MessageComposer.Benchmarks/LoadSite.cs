using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using MessageComposer.Content;
using MessageComposer.Messages;
using MessageComposer.Review;
using MessageComposer.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MessageComposer.Benchmarks;

/// <summary>A folder with a database that holds approved copy, and processes that use it: the service, the echo, commands.</summary>
internal sealed class LoadSite : IAsyncDisposable
{
    public static string ApiKey { get; } = "mc_" + new string('k', 43);

    private static readonly string[] s_names =
    [
        "An", "Anh", "Bình", "Châu", "Chi", "Dung", "Dũng", "Duyên", "Giang", "Hà", "Hạnh", "Hiền", "Hoa", "Hồng", "Hương", "Khánh", "Lan", "Linh", "Loan", "Ly", "Mai", "Minh",
        "My", "Nga", "Ngân", "Ngọc", "Nhi", "Nhung", "Oanh", "Phương", "Quỳnh", "Sơn", "Tâm", "Thảo", "Thu", "Thủy", "Trang", "Trinh", "Tuấn", "Uyên", "Vân", "Vy", "Xuân", "Yến",
    ];

    private readonly List<Process> _processes = [];

    private readonly string? _postgres;

    /// <param name="postgres">Connection string of an empty PostgreSQL database; null: SQLite in a folder of this run.</param>
    public LoadSite(string composer, string? postgres = null)
    {
        Composer = composer;
        _postgres = postgres;
        Root = ContentRoot.Find(null, Environment.CurrentDirectory, AppContext.BaseDirectory) ?? throw new InvalidOperationException("prompts/ and guardrails/ are not found.");
    }

    /// <summary>Path of <c>composer.dll</c>.</summary>
    public string Composer { get; }

    public string Root { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("composer-load").FullName;

    /// <summary>Approved copy for every segment and motive of the request, so that each recipient outside the control group is served it.</summary>
    public async Task PrepareAsync()
    {
        ServiceCollection services = new();
        services.AddStorage(new StorageOptions { Path = Path.Combine(Folder, "data"), Postgres = _postgres });
        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IDatabase>().PrepareAsync(CancellationToken.None);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        ContentSnapshot content = ContentLoader.Load(Root).Snapshot!;
        await provider.GetRequiredService<IVariantStore>().AddAsync(
        [
            .. from segment in (string[])["gen-z", "office", "tier-2-3", "general"]
               select new Variant
               {
                   Id = Guid.CreateVersion7(now),
                   Cell = new Cell("cart-abandonment", "nhac-nhe", segment, Cell.NoMotive, "push", "vi-VN", Cell.NoSubject),
                   State = VariantState.Approved,
                   Fields = [new("title", "Giỏ đồ vẫn còn đây nè"), new("body", "{{ product.short_name }} vẫn còn trong giỏ, giá {{ product.price | money }}, {{ product.rating | number }} sao.")],
                   PromptVersion = "v1",
                   ContentHash = content.Hash,
                   CreatedAt = now,
               },
        ], CancellationToken.None);
    }

    /// <summary>A full request, of about a kilobyte, without a key of its own: each of a thousand customers has a name and a product of his own, as far as there are names.</summary>
    public string RequestFor(int customer)
    {
        JsonNode request = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "samples", "requests", "cart-abandonment-zalo-gen-z.json")))!;
        request.AsObject().Remove("request_id");
        request["channel"] = "push";
        request["customer"]!["id"] = customer.ToString(CultureInfo.InvariantCulture);
        request["customer"]!["first_name"] = s_names[customer % s_names.Length];
        request["products"]![0]!["id"] = string.Create(CultureInfo.InvariantCulture, $"SRM-{customer % 1_000}");
        request["products"]![0]!["price"] = 120_000 + customer % 1_000 * 100;
        request["products"]![0]!["stock"] = 5 + customer % 37;
        request["products"]![0]!["review_count"] = 200 + customer % 1_000;
        request["customer"]!["consent"] = new JsonObject { ["marketing"] = true };
        return request.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>The service, once it is started.</summary>
    public Process? Service { get; private set; }

    /// <returns>Where it listens, and how long it took from the start of the process to the first answer.</returns>
    public async Task<(int Port, TimeSpan Started)> StartServiceAsync()
    {
        int port = FreePort();
        long started = Stopwatch.GetTimestamp();
        Service = Start(Composer, "serve", $"--Urls=http://127.0.0.1:{port}", $"--Storage:Path={Path.Combine(Folder, "data")}", $"--Content:Root={Root}", "--RateLimit:RequestsPerSecond=1000000", "--RateLimit:Burst=1000000", "--Serilog:MinimumLevel:Default=Warning");
        await AnswersAsync(port);
        return (port, Stopwatch.GetElapsedTime(started));
    }

    public async Task<int> StartEchoAsync()
    {
        int port = FreePort();
        Start(Path.Combine(AppContext.BaseDirectory, "MessageComposer.Benchmarks.dll"), "echo", $"http://127.0.0.1:{port}");
        await AnswersAsync(port);
        return port;
    }

    /// <param name="program">A library for <c>dotnet</c>, or what was published with its runtime.</param>
    public Process Start(string program, params string[] arguments)
    {
        bool isLibrary = program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        ProcessStartInfo start = new(isLibrary ? "dotnet" : program) { RedirectStandardOutput = true, RedirectStandardError = true, StandardErrorEncoding = Encoding.UTF8 };
        if (isLibrary) start.ArgumentList.Add(program);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["DOTNET_gcServer"] = "1";
        if (_postgres is not null) start.Environment["ConnectionStrings__Postgres"] = _postgres;
        start.Environment["Auth__InitialApiKey"] = ApiKey;
        start.Environment["Auth__InitialAdminPassword"] = "mật khẩu đủ dài 2026";
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => LastWords = line.Data ?? LastWords;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _processes.Add(process);
        return process;
    }

    public string LastWords { get; private set; } = "";

    public async ValueTask DisposeAsync()
    {
        foreach (Process process in _processes)
        {
            if (!process.HasExited) process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
        Directory.Delete(Folder, recursive: true);
    }

    private async Task AnswersAsync(int port)
    {
        byte[] request = LoadClient.RequestOf(RequestFor(0));
        for (int tries = 0; ; tries++)
        {
            try
            {
                using LoadClient client = await LoadClient.ConnectAsync(port);
                if (await client.AskAsync(request) > 0) return;
            }
            catch (Exception failure) when (failure is SocketException or IOException)
            {
                if (tries > 3_000) throw new InvalidOperationException("The process does not answer: " + LastWords, failure);
            }
            await Task.Delay(10);
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
