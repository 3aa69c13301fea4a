using System.Diagnostics.Metrics;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>The metrics of this package beside those of calls and jobs; one of each in a program.</summary>
internal static class WaldurMetrics
{
    public static ApiTelemetry Telemetry { get; } = ApiTelemetry.Get(WaldurProduct.Instance);

    public static Counter<long> Claims { get; } = CreateCounter("claims", "{claim}", "Claims of requests, by how they ended.");

    public static Histogram<double> ClaimLag { get; } =
        Telemetry.CreateDuration("claim.lag", "How long requests waited from their creation to their claim.");

    public static ServerLevel UnendedClaims { get; } =
        new(Telemetry, "claims.unended", "{claim}", "Claims of this program whose end the server has not confirmed.");

    public static Counter<long> ReportedRows { get; } =
        CreateCounter("report.rows", "{row}", "Rows of reported inventories, by what became of them.");

    public static Counter<long> ImportedRows { get; } =
        CreateCounter("import.rows", "{row}", "Backend resources that were to be imported, by what became of them.");

    private static Counter<long> CreateCounter(string name, string unit, string description) =>
        Telemetry.Meter.CreateCounter<long>($"{Telemetry.Prefix}.{name}", unit, description);
}
