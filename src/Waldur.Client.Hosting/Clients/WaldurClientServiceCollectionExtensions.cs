using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Waldur.Client;
using Waldur.Client.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Clients of Waldur in a container.</summary>
public static class WaldurClientServiceCollectionExtensions
{
    /// <summary>
    /// Adds a client: <see cref="WaldurClient"/>, <see cref="IWaldurClient"/> and each of its groups, such as
    /// <see cref="IBackendResources"/>. Its settings come from a section and are checked as the host starts; a key that is no setting
    /// is refused. The client calls through a transport of its own, never one of <c>IHttpClientFactory</c>, whose handlers might
    /// resend a POST.
    /// </summary>
    /// <param name="services">The container's services.</param>
    /// <param name="section">The section with <see cref="WaldurClientSettings"/>; a section <c>Agent</c> within is left to the site agent.</param>
    /// <param name="configure">Changes the settings after they were read; for what no configuration can say.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The whole configuration was given in place of a section.</exception>
    public static IServiceCollection AddWaldurClient(
        this IServiceCollection services,
        IConfiguration section,
        Action<WaldurClientSettings>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, section, configure);
    }

    /// <summary>Adds a client whose settings the program sets. They are checked as the host starts.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets them.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddWaldurClient(this IServiceCollection services, Action<WaldurClientSettings> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, null, configure);
    }

    /// <summary>
    /// Adds the client of one of several servers. It and its groups are asked of the container by the name:
    /// <c>[FromKeyedServices("north")] IWaldurClient</c>.
    /// </summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The name.</param>
    /// <param name="section">The section with <see cref="WaldurClientSettings"/>.</param>
    /// <param name="configure">Changes the settings after they were read; for what no configuration can say.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the whole configuration was given in place of a section.</exception>
    public static IServiceCollection AddKeyedWaldurClient(
        this IServiceCollection services,
        string name,
        IConfiguration section,
        Action<WaldurClientSettings>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(section);
        return AddKeyed(services, name, section, configure);
    }

    /// <summary>Adds the client of one of several servers, whose settings the program sets.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The name.</param>
    /// <param name="configure">Sets them.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IServiceCollection AddKeyedWaldurClient(this IServiceCollection services, string name, Action<WaldurClientSettings> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        return AddKeyed(services, name, null, configure);
    }

    private static IServiceCollection Add(IServiceCollection services, IConfiguration? section, Action<WaldurClientSettings>? configure)
    {
        AddSettings(services, Options.Options.DefaultName, section, configure);
        services.TryAddSingleton(provider => WaldurClientFactory.Create(provider, Options.Options.DefaultName));
        services.TryAddSingleton<IWaldurClient>(provider => provider.GetRequiredService<WaldurClient>());
        services.TryAddSingleton(provider => provider.GetRequiredService<IWaldurClient>().BackendResourceRequests);
        services.TryAddSingleton(provider => provider.GetRequiredService<IWaldurClient>().BackendResources);
        services.TryAddSingleton(provider => provider.GetRequiredService<IWaldurClient>().RemoteSynchronisations);
        services.TryAddSingleton(provider => provider.GetRequiredService<IWaldurClient>().SoftwareCatalogs);
        services.TryAddSingleton(provider => provider.GetRequiredService<IWaldurClient>().ProviderResources);
        services.TryAddSingleton(provider => provider.GetRequiredService<IWaldurClient>().Offerings);
        services.TryAddSingleton(provider => provider.GetRequiredService<IWaldurClient>().SiteAgents);
        services.TryAddSingleton(provider => provider.GetRequiredService<IWaldurClient>().EventConsumers);
        return services;
    }

    private static IServiceCollection AddKeyed(
        IServiceCollection services,
        string name,
        IConfiguration? section,
        Action<WaldurClientSettings>? configure)
    {
        AddSettings(services, name, section, configure);
        services.TryAddKeyedSingleton(name, (provider, _) => WaldurClientFactory.Create(provider, name));
        services.TryAddKeyedSingleton<IWaldurClient>(name, (provider, _) => provider.GetRequiredKeyedService<WaldurClient>(name));
        services.TryAddKeyedSingleton(name, (provider, _) => WaldurClientFactory.Get(provider, name).BackendResourceRequests);
        services.TryAddKeyedSingleton(name, (provider, _) => WaldurClientFactory.Get(provider, name).BackendResources);
        services.TryAddKeyedSingleton(name, (provider, _) => WaldurClientFactory.Get(provider, name).RemoteSynchronisations);
        services.TryAddKeyedSingleton(name, (provider, _) => WaldurClientFactory.Get(provider, name).SoftwareCatalogs);
        services.TryAddKeyedSingleton(name, (provider, _) => WaldurClientFactory.Get(provider, name).ProviderResources);
        services.TryAddKeyedSingleton(name, (provider, _) => WaldurClientFactory.Get(provider, name).Offerings);
        services.TryAddKeyedSingleton(name, (provider, _) => WaldurClientFactory.Get(provider, name).SiteAgents);
        services.TryAddKeyedSingleton(name, (provider, _) => WaldurClientFactory.Get(provider, name).EventConsumers);
        return services;
    }

    private static void AddSettings(IServiceCollection services, string name, IConfiguration? section, Action<WaldurClientSettings>? configure) =>
        SettingsRegistration.Add<WaldurClientSettings, WaldurClientSettingsValidator>(services, name, section, WaldurSettingsReader.Read, configure);
}
