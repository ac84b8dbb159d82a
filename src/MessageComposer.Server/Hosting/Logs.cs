using Serilog;
using Serilog.Core;
using Serilog.Extensions.Logging;

namespace MessageComposer.Server.Hosting;

/// <summary>Logs by the section <c>Serilog</c> of the settings. Sentences with ids and counts; never a text of a customer, a message or a model.</summary>
internal static class Logs
{
    internal const string OfEachRequest = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        Logger logger = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);
        // It would open an activity and a scope for every request, to log nothing in them; where a collector listens, activities are made for it.
        builder.Logging.AddFilter<SerilogLoggerProvider>(OfEachRequest, LogLevel.None); // named with its provider: what Serilog adds for itself outweighs a filter for all
    }
}
