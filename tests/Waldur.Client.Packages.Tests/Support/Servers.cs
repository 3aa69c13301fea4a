using System.Globalization;
using Waldur.Client.Testing;

namespace Waldur.Client.Packages;

/// <summary>A fake Waldur and a fake Katello on loopback ports, for programs that run as processes of their own.</summary>
internal sealed class Servers : IAsyncDisposable
{
    public FakeWaldurServer Waldur { get; } = FakeWaldurServer.CreateSeeded();

    public FakeKatelloServer Katello { get; } = FakeKatelloServer.CreateSeeded();

    /// <summary>What a program must know, as environment variables.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["WALDUR_URL"] = Waldur.Endpoint.GetLeftPart(UriPartial.Authority),
        ["WALDUR_TOKEN"] = Waldur.Seed.StaffToken,
        ["STAFF_TOKEN"] = Waldur.Seed.StaffToken,
        ["AGENT_TOKEN"] = Waldur.Seed.AgentToken,
        ["OFFERING"] = $"{Waldur.Seed.Offering.Uuid:N}",
        ["PROJECT"] = $"{Waldur.Seed.Project.Uuid:N}",
        ["KATELLO_URL"] = Katello.Endpoint.GetLeftPart(UriPartial.Authority),
        ["KATELLO_USER"] = Katello.Seed.Admin.Login,
        ["KATELLO_PASSWORD"] = Katello.Seed.Admin.Password,
        ["KATELLO_ORGANIZATION"] = Katello.Seed.Organization.Id.ToString(CultureInfo.InvariantCulture),
    };

    public static async Task<Servers> StartAsync()
    {
        var servers = new Servers();
        await servers.Waldur.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await servers.Katello.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        return servers;
    }

    public async ValueTask DisposeAsync()
    {
        await Waldur.DisposeAsync();
        await Katello.DisposeAsync();
    }
}
