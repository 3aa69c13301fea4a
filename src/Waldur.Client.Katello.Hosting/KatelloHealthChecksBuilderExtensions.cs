using Microsoft.Extensions.Diagnostics.HealthChecks;
using Waldur.Client.Katello.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Health checks for clients of Katello.</summary>
public static class KatelloHealthChecksBuilderExtensions
{
    /// <summary>
    /// Checks whether the server responds and takes the credential, by one cheap call of at most ten seconds:
    /// <c>GET /katello/api/organizations</c> for one row. The description says what is wrong; the data are <c>endpoint</c> and
    /// <c>seconds</c>, or <c>error</c> and <c>status</c>.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="client">The name of the client, where <c>AddKeyedKatelloClient</c> added it.</param>
    /// <param name="name">The check's name; <c>katello</c> when left out, with the client's name behind it where it has one.</param>
    /// <param name="failureStatus">What a failure counts as; unhealthy when left out.</param>
    /// <param name="tags">The check's tags.</param>
    /// <param name="timeout">The check's own time limit.</param>
    /// <returns>The same health checks.</returns>
    public static IHealthChecksBuilder AddKatello(
        this IHealthChecksBuilder builder,
        string? client = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? (client is null ? "katello" : $"katello-{client}"),
            services => new KatelloHealthCheck(KatelloClientFactory.Get(services, client), services.GetService<TimeProvider>() ?? TimeProvider.System),
            failureStatus,
            tags,
            timeout));
    }
}
