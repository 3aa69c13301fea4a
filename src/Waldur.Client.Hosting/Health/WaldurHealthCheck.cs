using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Waldur.Client.Hosting;

/// <summary>Asks a Waldur for its version, which takes the server and the credential both.</summary>
internal sealed class WaldurHealthCheck(IWaldurClient client, TimeProvider timeProvider) : IHealthCheck
{
    private static readonly CallOptions Quickly = new() { Timeout = TimeSpan.FromSeconds(10), AttemptTimeout = TimeSpan.FromSeconds(5), MaxRetries = 1 };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        if (client is WaldurClient { Endpoint: var endpoint })
        {
            data["endpoint"] = endpoint.ToString();
        }

        var start = timeProvider.GetTimestamp();
        try
        {
            var version = await client.With(Quickly).GetVersionAsync(cancellationToken).ConfigureAwait(false);
            var took = timeProvider.GetElapsedTime(start);
            data["version"] = version.Version;
            data["seconds"] = Math.Round(took.TotalSeconds, 3);
            return HealthCheckResult.Healthy(
                string.Create(CultureInfo.InvariantCulture, $"Waldur {version.Version} responds, and takes the credential."), data);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return CallFailure.ToResult(context, error, data);
        }
    }
}
