using MessageComposer.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessageComposer.Server.Tests.Hosting;

public sealed class LogsTests
{
    [Fact]
    public async Task No_activity_and_no_scope_is_opened_for_each_request_and_what_goes_wrong_is_logged()
    {
        await using Microsoft.AspNetCore.Builder.WebApplication app = ComposerHost.CreateBuilder([]).Build();
        ILoggerFactory loggers = app.Services.GetRequiredService<ILoggerFactory>();

        Assert.False(loggers.CreateLogger(Logs.OfEachRequest).IsEnabled(LogLevel.Critical)); // the host asks this before it opens them
        Assert.True(loggers.CreateLogger("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware").IsEnabled(LogLevel.Error));
    }
}
