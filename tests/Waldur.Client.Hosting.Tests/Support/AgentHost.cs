namespace Waldur.Client.Hosting.Tests;

/// <summary>An application with a site agent whose handler the test scripts.</summary>
internal sealed class AgentHost : IAsyncDisposable
{
    public AgentHost(FakeWaldurServer server, params (string Key, string? Value)[] more)
    {
        Host = new TestHost(server.AgentSettings(more));
        Host.Builder.Services.AddSingleton(Script).AddScoped<ScopedThing>();
        Host.Builder.Services.AddWaldurClient(Host.Section("Waldur"));
        Host.Builder.Services.AddWaldurSiteAgent<ScriptedHandler>(Host.Section("Waldur:Agent"));
        Host.Builder.Services.AddHealthChecks().AddWaldur().AddWaldurSiteAgent();
    }

    public TestHost Host { get; }

    public HandlerScript Script { get; } = new();

    public WaldurSiteAgentStatus Status => Host.Agent;

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
