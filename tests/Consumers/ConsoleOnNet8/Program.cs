using Consumers;
using Waldur.Client;
using Waldur.Client.Events;
using Waldur.Client.Kiota;

await Smoke.RunAsync();

using var waldur = new WaldurClient(Environment.GetEnvironmentVariable("WALDUR_URL")!, Credential.FromToken(Environment.GetEnvironmentVariable("AGENT_TOKEN")!));
Console.WriteLine($"kiota {waldur.AsKiotaAdapter().BaseUrl}");

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
