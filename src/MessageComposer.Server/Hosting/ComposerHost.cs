using MessageComposer.Content;
using MessageComposer.Guardrails.Pii;
using MessageComposer.Review;
using MessageComposer.Server.Api;
using MessageComposer.Server.Auth;
using MessageComposer.Server.Models;
using MessageComposer.Server.RateLimits;
using MessageComposer.Server.Web;
using MessageComposer.Storage;
using Microsoft.Extensions.Configuration.Memory;

namespace MessageComposer.Server.Hosting;

/// <summary>Puts the service together: everything it consists of, in one place.</summary>
internal static class ComposerHost
{
    /// <summary>Settings from <c>appsettings.json</c> beside the program, the environment and <paramref name="settings"/>, with logs and nothing else.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Insert(0, Defaults(builder.Configuration));
        builder.AddLogs();
        return builder;
    }

    /// <summary>The same for a command that ends soon: what it has to say it says itself, so only trouble is logged.</summary>
    public static WebApplicationBuilder CreateQuietBuilder(IEnumerable<string> settings) => CreateBuilder(["--Serilog:MinimumLevel:Default=Warning", .. settings]);

    public static WebApplication Build(string[] settings)
    {
        WebApplicationBuilder builder = CreateBuilder(settings);
        builder.ListenSafely();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = JsonBody.MaxBytes;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddContent(builder.Configuration);
        builder.Services.AddContentCare();
        builder.Services.AddModel(PiiScrubber.Mask);
        builder.Services.AddGenerationJobs();
        builder.Services.AddComposition();
        builder.Services.AddReview();
        builder.Services.AddAccess();
        builder.Services.AddRateLimits();
        builder.Services.AddApi();
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddWeb();

        WebApplication app = builder.Build();
        app.UseProxy();
        app.UseApi();
        app.UseCallers();
        app.UseRateLimits();
        app.UseWeb();
        app.MapCompose();
        app.MapMessages();
        app.MapGuardrails();
        app.MapVariants();
        app.MapReview();
        app.MapSheets();
        app.MapStops();
        app.MapJobs();
        app.MapContent();
        app.MapSession();
        app.MapHealth();
        app.MapOpenApi().AllowAnyone();
        app.MapWeb();
        return app;
    }

    /// <summary>Weaker than any setting: the phrasebook lies beside the content, not beside the program.</summary>
    private static MemoryConfigurationSource Defaults(ConfigurationManager configuration)
    {
        string? root = ContentRoot.Find(configuration["Content:Root"], Environment.CurrentDirectory, AppContext.BaseDirectory);
        return new MemoryConfigurationSource
        {
            InitialData = root is null ? [] : [KeyValuePair.Create("Model:PhrasebookFolder", (string?)Path.Combine(root, "samples", "phrasebook"))],
        };
    }

    /// <summary>What must be right before the first request: the database with someone to sign in, and content without faults, from the files or kept from an earlier run.</summary>
    /// <param name="show">Writes on standard output what is to be shown once, see <see cref="FirstStart"/>: before anything else can fail, for nothing can make it again.</param>
    public static async Task PrepareAsync(this WebApplication app, Func<string, Task> show, CancellationToken cancellationToken)
    {
        ContentFiles files = app.Services.GetRequiredService<ContentFiles>();
        _ = app.Services.GetRequiredService<SnapshotKeeper>(); // hears of the first load only if it is there before it
        await Task.WhenAll(Task.Run(files.Watch, cancellationToken), Task.Run(PrepareDatabaseAsync, cancellationToken), Task.Run(() => BuildEndpoints(app), cancellationToken));
        await files.ServeLastGoodOrRefuseAsync(app.Services.GetRequiredService<ISnapshotStore>(), cancellationToken);

        async Task PrepareDatabaseAsync()
        {
            await app.Services.GetRequiredService<IDatabase>().PrepareAsync(cancellationToken);
            await app.Services.GetRequiredService<IStopStore>().RefreshAsync(cancellationToken); // nothing is composed before what is stopped is known
            AccessDirectory access = app.Services.GetRequiredService<AccessDirectory>();
            await access.ReloadAsync(cancellationToken);
            if (!access.LacksPersonOrKey) return;
            if (await app.Services.GetRequiredService<FirstStart>().RunAsync(cancellationToken) is { } made) await show(made);
            await access.ReloadAsync(cancellationToken);
        }
    }

    /// <summary>Routing would build them with the first request, which would wait for it.</summary>
    private static void BuildEndpoints(WebApplication app)
    {
        foreach (EndpointDataSource source in ((IEndpointRouteBuilder)app).DataSources) _ = source.Endpoints;
    }
}
