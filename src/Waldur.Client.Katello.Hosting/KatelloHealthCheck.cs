using Microsoft.Extensions.Diagnostics.HealthChecks;
using Waldur.Client.Hosting;

namespace Waldur.Client.Katello.Hosting;

/// <summary>Asks a Katello for one organization, which takes the server and the credential both.</summary>
internal sealed class KatelloHealthCheck(IKatelloClient client, TimeProvider timeProvider) : IHealthCheck
{
    private static readonly CallOptions Quickly = new() { Timeout = TimeSpan.FromSeconds(10), AttemptTimeout = TimeSpan.FromSeconds(5), MaxRetries = 1 };
    private static readonly PageOptions One = new() { PageSize = 1, MaxItems = 1, Mode = PagingMode.Quick, Prefetch = false };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        if (client is KatelloClient { Endpoint: var endpoint })
        {
            data["endpoint"] = endpoint.ToString();
        }

        var start = timeProvider.GetTimestamp();
        try
        {
            var organization = await client.With(Quickly).Organizations.List(paging: One).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            data["seconds"] = Math.Round(timeProvider.GetElapsedTime(start).TotalSeconds, 3);
            return organization is null
                ? new HealthCheckResult(HealthStatus.Degraded, "Katello responds and takes the credential, but its user sees no organization.", data: data)
                : HealthCheckResult.Healthy("Katello responds, and takes the credential.", data);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return CallFailure.ToResult(context, error, data);
        }
    }
}
