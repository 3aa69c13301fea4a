using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Waldur.Client.Samples;

/// <summary>Sends the SDK's spans and metrics to a collector.</summary>
internal sealed class Telemetry(TracerProvider tracing, MeterProvider metrics) : IDisposable
{
    private static readonly string[] Sources = ["Waldur.Client", "Waldur.Client.Katello"];

    /// <summary>Begins to send where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says.</summary>
    /// <returns>Null where it says nothing.</returns>
    public static Telemetry? FromEnvironment()
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")))
        {
            return null;
        }

        var resource = ResourceBuilder.CreateEmpty().AddService("hosted-agent").AddEnvironmentVariableDetector();
        return new Telemetry(
            Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter().Build(),
            Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Sources).AddOtlpExporter().Build());
    }

    public void Dispose()
    {
        tracing.Dispose();
        metrics.Dispose();
    }
}
