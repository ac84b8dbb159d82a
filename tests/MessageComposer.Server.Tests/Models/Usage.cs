using System.Diagnostics.Metrics;
using MessageComposer.Generation;
using MessageComposer.Server.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MessageComposer.Server.Tests.Models;

/// <summary>What stands behind a chat client without the rest of the service.</summary>
internal static class Usage
{
    public static ModelFactory FactoryFor(ModelOptions options, IUsageStore? store = null, TimeProvider? time = null) =>
        new(time ?? TimeProvider.System, NullLoggerFactory.Instance, MeterFor(options, store, time));

    public static UsageMeter MeterFor(ModelOptions options, IUsageStore? store = null, TimeProvider? time = null) => new(
        store ?? new InMemoryUsageStore(), new CalibratedTokenCounter(), Options.Create(options), new ModelMetrics(Meters()), time ?? TimeProvider.System, NullLogger<UsageMeter>.Instance);

    private static IMeterFactory Meters() => new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
}
