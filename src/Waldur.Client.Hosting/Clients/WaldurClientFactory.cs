using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Waldur.Client.Hosting;

/// <summary>Makes the clients of the container, each over a transport of its own: nothing that is added to every HttpClient resends its requests.</summary>
internal static class WaldurClientFactory
{
    public static WaldurClient Create(IServiceProvider services, string name)
    {
        var settings = services.GetRequiredService<IOptionsMonitor<WaldurClientSettings>>().Get(name);
        var options = ClientOptionsFactory.Create(services, settings);
        return new WaldurClient(settings.Endpoint!, WaldurCredentials.Create(settings, new ContentRoot(services), options.TimeProvider), options);
    }

    public static IWaldurClient Get(IServiceProvider services, string? name) =>
        name is null ? services.GetRequiredService<IWaldurClient>() : services.GetRequiredKeyedService<IWaldurClient>(name);
}
