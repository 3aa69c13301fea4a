using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Waldur.Client.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Health checks for clients of Waldur and for site agents.</summary>
public static class WaldurHealthChecksBuilderExtensions
{
    /// <summary>
    /// Checks whether the server responds and takes the credential, by one cheap call of at most ten seconds: <c>GET /api/version/</c>.
    /// The description says what is wrong; the data are <c>endpoint</c>, <c>version</c> and <c>seconds</c>, or <c>error</c> and <c>status</c>.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="client">The name of the client, where <c>AddKeyedWaldurClient</c> added it.</param>
    /// <param name="name">The check's name; <c>waldur</c> when left out, with the client's name behind it where it has one.</param>
    /// <param name="failureStatus">What a failure counts as; unhealthy when left out.</param>
    /// <param name="tags">The check's tags.</param>
    /// <param name="timeout">The check's own time limit.</param>
    /// <returns>The same health checks.</returns>
    public static IHealthChecksBuilder AddWaldur(
        this IHealthChecksBuilder builder,
        string? client = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? (client is null ? "waldur" : $"waldur-{client}"),
            services => new WaldurHealthCheck(WaldurClientFactory.Get(services, client), services.GetService<TimeProvider>() ?? TimeProvider.System),
            failureStatus,
            tags,
            timeout));
    }

    /// <summary>
    /// Checks how a site agent is doing, without a call: degraded while polls fail or claims cannot be ended, unhealthy once that
    /// lasts longer than <see cref="WaldurSiteAgentSettings.UnhealthyAfter"/>, however rarely the agent polls because events wake it, where the agent has never polled although it tried, cannot
    /// go on, or cannot see its offering. The data are counts and the latest good poll.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="agent">The name of the agent, where <c>AddKeyedWaldurSiteAgent</c> added it.</param>
    /// <param name="name">The check's name; <c>waldur-site-agent</c> when left out, with the agent's name behind it where it has one.</param>
    /// <param name="failureStatus">What a failure counts as; unhealthy when left out.</param>
    /// <param name="tags">The check's tags.</param>
    /// <param name="timeout">The check's own time limit.</param>
    /// <returns>The same health checks.</returns>
    public static IHealthChecksBuilder AddWaldurSiteAgent(
        this IHealthChecksBuilder builder,
        string? agent = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var key = agent ?? "";
        var claims = new UnendedClaims();
        return builder.Add(new HealthCheckRegistration(
            name ?? (agent is null ? "waldur-site-agent" : $"waldur-site-agent-{agent}"),
            services => new SiteAgentHealthCheck(
                services.GetRequiredKeyedService<WaldurSiteAgentStatus>(key),
                services.GetRequiredService<IOptionsMonitor<WaldurSiteAgentSettings>>().Get(key),
                claims,
                services.GetService<TimeProvider>() ?? TimeProvider.System),
            failureStatus,
            tags,
            timeout));
    }
}
