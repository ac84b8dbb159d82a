using Serilog;
using Serilog.Core;

namespace MessageComposer.Server.Hosting;

/// <summary>Logs by the section <c>Serilog</c> of the settings. Sentences with ids and counts; never a text of a customer, a message or a model.</summary>
internal static class Logs
{
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        Logger logger = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);
        // It would open an activity and a scope for every request, to log nothing in them; where a collector listens, activities are made for it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }
}
