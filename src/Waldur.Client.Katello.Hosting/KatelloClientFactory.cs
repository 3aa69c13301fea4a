using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Waldur.Client.Hosting;

namespace Waldur.Client.Katello.Hosting;

/// <summary>Makes the clients of the container, each over a transport of its own: nothing that is added to every HttpClient resends its requests.</summary>
internal static class KatelloClientFactory
{
    public static KatelloClient Create(IServiceProvider services, string name)
    {
        var settings = services.GetRequiredService<IOptionsMonitor<KatelloClientSettings>>().Get(name);
        var options = ClientOptionsFactory.Create(services, settings);
        return new KatelloClient(settings.Endpoint!, KatelloCredentials.Create(settings, new ContentRoot(services), options.TimeProvider), options);
    }

    public static IKatelloClient Get(IServiceProvider services, string? name) =>
        name is null ? services.GetRequiredService<IKatelloClient>() : services.GetRequiredKeyedService<IKatelloClient>(name);
}
