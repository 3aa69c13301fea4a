using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Waldur.Client.Hosting;
using Waldur.Client.Katello;
using Waldur.Client.Katello.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Clients of Katello in a container.</summary>
public static class KatelloClientServiceCollectionExtensions
{
    /// <summary>
    /// Adds a client: <see cref="KatelloClient"/>, <see cref="IKatelloClient"/> and each of its groups, such as <see cref="ISyncPlans"/>.
    /// Its settings come from a section and are checked as the host starts; a key that is no setting is refused. The client calls
    /// through a transport of its own, never one of <c>IHttpClientFactory</c>, whose handlers might resend a POST.
    /// </summary>
    /// <param name="services">The container's services.</param>
    /// <param name="section">The section with <see cref="KatelloClientSettings"/>.</param>
    /// <param name="configure">Changes the settings after they were read; for what no configuration can say.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The whole configuration was given in place of a section.</exception>
    public static IServiceCollection AddKatelloClient(
        this IServiceCollection services,
        IConfiguration section,
        Action<KatelloClientSettings>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, section, configure);
    }

    /// <summary>Adds a client whose settings the program sets. They are checked as the host starts.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets them.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddKatelloClient(this IServiceCollection services, Action<KatelloClientSettings> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, null, configure);
    }

    /// <summary>
    /// Adds the client of one of several servers. It and its groups are asked of the container by the name:
    /// <c>[FromKeyedServices("north")] IKatelloClient</c>.
    /// </summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The name.</param>
    /// <param name="section">The section with <see cref="KatelloClientSettings"/>.</param>
    /// <param name="configure">Changes the settings after they were read; for what no configuration can say.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the whole configuration was given in place of a section.</exception>
    public static IServiceCollection AddKeyedKatelloClient(
        this IServiceCollection services,
        string name,
        IConfiguration section,
        Action<KatelloClientSettings>? configure = null)
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
    public static IServiceCollection AddKeyedKatelloClient(this IServiceCollection services, string name, Action<KatelloClientSettings> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        return AddKeyed(services, name, null, configure);
    }

    private static IServiceCollection Add(IServiceCollection services, IConfiguration? section, Action<KatelloClientSettings>? configure)
    {
        AddSettings(services, Options.Options.DefaultName, section, configure);
        services.TryAddSingleton(provider => KatelloClientFactory.Create(provider, Options.Options.DefaultName));
        services.TryAddSingleton<IKatelloClient>(provider => provider.GetRequiredService<KatelloClient>());
        services.TryAddSingleton(provider => provider.GetRequiredService<IKatelloClient>().Organizations);
        services.TryAddSingleton(provider => provider.GetRequiredService<IKatelloClient>().Products);
        services.TryAddSingleton(provider => provider.GetRequiredService<IKatelloClient>().SyncPlans);
        services.TryAddSingleton(provider => provider.GetRequiredService<IKatelloClient>().Tasks);
        return services;
    }

    private static IServiceCollection AddKeyed(
        IServiceCollection services,
        string name,
        IConfiguration? section,
        Action<KatelloClientSettings>? configure)
    {
        AddSettings(services, name, section, configure);
        services.TryAddKeyedSingleton(name, (provider, _) => KatelloClientFactory.Create(provider, name));
        services.TryAddKeyedSingleton<IKatelloClient>(name, (provider, _) => provider.GetRequiredKeyedService<KatelloClient>(name));
        services.TryAddKeyedSingleton(name, (provider, _) => KatelloClientFactory.Get(provider, name).Organizations);
        services.TryAddKeyedSingleton(name, (provider, _) => KatelloClientFactory.Get(provider, name).Products);
        services.TryAddKeyedSingleton(name, (provider, _) => KatelloClientFactory.Get(provider, name).SyncPlans);
        services.TryAddKeyedSingleton(name, (provider, _) => KatelloClientFactory.Get(provider, name).Tasks);
        return services;
    }

    private static void AddSettings(IServiceCollection services, string name, IConfiguration? section, Action<KatelloClientSettings>? configure) =>
        SettingsRegistration.Add<KatelloClientSettings, KatelloClientSettingsValidator>(services, name, section, KatelloSettingsReader.Read, configure);
}
