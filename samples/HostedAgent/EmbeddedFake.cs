using Waldur.Client.Testing;

namespace Waldur.Client.Samples;

/// <summary>A fake Waldur in this process, for a first look: used where no server is configured.</summary>
internal static class EmbeddedFake
{
    /// <summary>Starts the server with a request to serve, and points the settings at it.</summary>
    /// <returns>The server; null where another is configured.</returns>
    public static async Task<FakeWaldurServer?> StartIfNeededAsync(WebApplicationBuilder builder, bool isOnce)
    {
        if (isOnce)
        {
            builder.Configuration["Waldur:Agent:StopWhenIdle"] = "true";
        }

        if (!string.IsNullOrWhiteSpace(builder.Configuration["Waldur:Endpoint"]))
        {
            return null;
        }

        var server = FakeWaldurServer.CreateSeeded();
        await server.StartAsync();
        await Console.Out.WriteLineAsync($"Waldur: a fake one in this process, {server.Endpoint} (set Waldur__Endpoint and Waldur__Token to use another)");
        builder.Configuration.AddInMemoryCollection(Settings(server));
        server.AddBackendResourceRequest(server.Seed.Offering);
        if (!isOnce)
        {
            builder.Services.AddHostedService(_ => new FakeStaff(server));
        }

        return server;
    }

    // What a fake server forgets as the process ends needs no journal.
    private static Dictionary<string, string?> Settings(FakeWaldurServer server) => new()
    {
        ["Waldur:Endpoint"] = server.Endpoint.ToString(),
        ["Waldur:Token"] = server.Seed.AgentToken,
        ["Waldur:Agent:Offerings"] = server.Seed.Offering.Uuid.ToString(),
        ["Waldur:Agent:JournalFolder"] = "",
        ["Waldur:Agent:IsOnlyAgent"] = "true",
        ["Waldur:Agent:PollInterval"] = "00:00:02",
        ["Backend:Machines:0:Id"] = "vm-1",
        ["Backend:Machines:0:Name"] = "First machine",
        ["Backend:Machines:0:Project"] = server.Seed.Projects[0].Uuid.ToString(),
        ["Backend:Machines:1:Id"] = "vm-2",
        ["Backend:Machines:1:Name"] = "Second machine",
        ["Backend:Machines:1:Project"] = server.Seed.Projects[1].Uuid.ToString(),
    };
}
