using MessageComposer.Server.Models;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MessageComposer.Server.Hosting;

/// <summary>Sends metrics and traces to a collector, where one is named; without, nothing of it is there.</summary>
internal static class Telemetry
{
    private const string Endpoint = "Telemetry:OtlpEndpoint";

    private static readonly string[] s_meters = [ModelMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    /// <exception cref="StartRefusedException">The setting is no http or https address.</exception>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if ((configuration[Endpoint] ?? configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]) is not { Length: > 0 } address) return services;
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? collector) || collector.Scheme is not ("http" or "https"))
            throw new StartRefusedException($"{Endpoint} must be an http or https address.");
        return services.AddSingleton(collector).AddHostedService<TelemetryService>();
    }

    /// <summary>Opens the exporters with the service and sends what is left when it ends.</summary>
    private sealed class TelemetryService(Uri collector) : IHostedService, IDisposable
    {
        private MeterProvider? _metrics;
        private TracerProvider? _traces;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            ResourceBuilder resource = ResourceBuilder.CreateDefault().AddService("message-composer");
            _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(s_meters).AddOtlpExporter(otlp => Point(otlp, "v1/metrics")).Build();
            _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("Microsoft.AspNetCore", "System.Net.Http").AddOtlpExporter(otlp => Point(otlp, "v1/traces")).Build();
            return Task.CompletedTask;
        }

        /// <summary>gRPC takes the bare address; HTTP (<c>OTEL_EXPORTER_OTLP_PROTOCOL</c>) a path for each kind.</summary>
        private void Point(OtlpExporterOptions otlp, string path) =>
            otlp.Endpoint = otlp.Protocol == OtlpExportProtocol.HttpProtobuf ? new Uri(collector.AbsoluteUri.TrimEnd('/') + "/" + path) : collector;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            _metrics?.Dispose();
            _traces?.Dispose();
        }
    }
}
