using Consumers;
using Microsoft.Extensions.DependencyInjection;
using Waldur.Client;
using Waldur.Client.Events;
using Waldur.Client.Hosting;
using Waldur.Client.Kiota;

await Smoke.RunAsync();

using var waldur = new WaldurClient(Environment.GetEnvironmentVariable("WALDUR_URL")!, Credential.FromToken(Environment.GetEnvironmentVariable("AGENT_TOKEN")!));
Console.WriteLine($"kiota {waldur.AsKiotaAdapter().BaseUrl}");

await using var services = new ServiceCollection()
    .AddLogging()
    .AddWaldurClient(settings =>
    {
        settings.Endpoint = Environment.GetEnvironmentVariable("WALDUR_URL");
        settings.Token = Environment.GetEnvironmentVariable("STAFF_TOKEN");
    })
    .BuildServiceProvider();
Console.WriteLine($"hosting {await services.GetRequiredService<IWaldurClient>().Offerings.CountAsync()}");

await using var events = waldur.Events(new EventOptions
{
    Registration = EventRegistration.Agent(Guid.Parse(Environment.GetEnvironmentVariable("OFFERING")!), "smoke-with-events", version: "1.0"),
});
using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
await foreach (var heard in events.ReadAllAsync(deadline.Token))
{
    Console.WriteLine($"events {heard.Kind}");
    break;
}
