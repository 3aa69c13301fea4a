using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Waldur.Client.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Site agents as hosted services.</summary>
public static class WaldurSiteAgentServiceCollectionExtensions
{
    /// <summary>
    /// Adds a site agent that runs as long as the host: it claims each request for its offerings, hands it to a handler, and
    /// reports how that ended. Its settings come from a section and are checked as the host starts. Ask the container for
    /// <see cref="WaldurSiteAgentStatus"/> to see how it is doing.
    /// </summary>
    /// <typeparam name="THandler">Handles a request; a new one is made for each, in a scope of its own.</typeparam>
    /// <param name="services">The container's services.</param>
    /// <param name="section">The section with <see cref="WaldurSiteAgentSettings"/>, such as <c>Waldur:Agent</c>.</param>
    /// <param name="configure">Changes the settings after they were read.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The whole configuration was given in place of a section.</exception>
    /// <exception cref="InvalidOperationException">There is a site agent without a name already.</exception>
    public static IServiceCollection AddWaldurSiteAgent<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services,
        IConfiguration section,
        Action<WaldurSiteAgentSettings>? configure = null)
        where THandler : class, IBackendResourceRequestHandler
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return Add<THandler>(services, "", section, configure);
    }

    /// <summary>Adds a site agent whose settings the program sets.</summary>
    /// <typeparam name="THandler">Handles a request; a new one is made for each, in a scope of its own.</typeparam>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets them.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">There is a site agent without a name already.</exception>
    public static IServiceCollection AddWaldurSiteAgent<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services,
        Action<WaldurSiteAgentSettings> configure)
        where THandler : class, IBackendResourceRequestHandler
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return Add<THandler>(services, "", null, configure);
    }

    /// <summary>Adds one of several site agents. <see cref="WaldurSiteAgentSettings.Client"/> names the client that it calls with.</summary>
    /// <typeparam name="THandler">Handles a request; a new one is made for each, in a scope of its own.</typeparam>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The agent's name.</param>
    /// <param name="section">The section with <see cref="WaldurSiteAgentSettings"/>.</param>
    /// <param name="configure">Changes the settings after they were read.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the whole configuration was given in place of a section.</exception>
    /// <exception cref="InvalidOperationException">There is a site agent of this name already.</exception>
    public static IServiceCollection AddKeyedWaldurSiteAgent<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services,
        string name,
        IConfiguration section,
        Action<WaldurSiteAgentSettings>? configure = null)
        where THandler : class, IBackendResourceRequestHandler
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(section);
        return Add<THandler>(services, name, section, configure);
    }

    /// <summary>Adds one of several site agents, whose settings the program sets.</summary>
    /// <typeparam name="THandler">Handles a request; a new one is made for each, in a scope of its own.</typeparam>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The agent's name.</param>
    /// <param name="configure">Sets them.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">There is a site agent of this name already.</exception>
    public static IServiceCollection AddKeyedWaldurSiteAgent<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services,
        string name,
        Action<WaldurSiteAgentSettings> configure)
        where THandler : class, IBackendResourceRequestHandler
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        return Add<THandler>(services, name, null, configure);
    }

    private static IServiceCollection Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        IServiceCollection services,
        string name,
        IConfiguration? section,
        Action<WaldurSiteAgentSettings>? configure)
        where THandler : class, IBackendResourceRequestHandler
    {
        var registration = new SiteAgentRegistration(name);
        if (services.Any(service => registration.Equals(service.IsKeyedService ? null : service.ImplementationInstance)))
        {
            throw new InvalidOperationException(
                $"{registration.Title} was added already: add several with AddKeyedWaldurSiteAgent, each under a name of its own.");
        }

        SettingsRegistration.Add<WaldurSiteAgentSettings, SiteAgentSettingsValidator>(services, name, section, SiteAgentSettingsReader.Read, configure);
        services.AddSingleton(registration);
        services.TryAddSingleton<SiteAgentEnds>();
        services.TryAddScoped<THandler>();
        services.AddKeyedSingleton(name, (_, _) => new WaldurSiteAgentStatus());
        if (name.Length == 0)
        {
            services.AddSingleton(provider => provider.GetRequiredKeyedService<WaldurSiteAgentStatus>(name));
        }

        services.AddSingleton<IHostedService>(provider => new SiteAgentService<THandler>(provider, registration));
        return services;
    }
}
