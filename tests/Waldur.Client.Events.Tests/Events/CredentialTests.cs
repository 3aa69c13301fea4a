using Waldur.Client.Testing;

namespace Waldur.Client.Events.Tests.Events;

public class CredentialTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_access_token_of_an_identity_provider_cannot_receive_events()
    {
        await using var world = new InProcess(
            server => server.AcceptOidcToken(server.Seed.Agent, "a.b.c", DateTimeOffset.MaxValue), new BearerCredential("a.b.c"));
        await ShouldBeUnsupportedAsync(world, "identity provider");
    }

    [Fact]
    public async Task Impersonation_cannot_receive_events()
    {
        var other = FakeWaldurServer.CreateSeeded();
        await using var world = new InProcess(credential: new ImpersonationCredential(new TokenCredential("t"), other.Seed.Agent.Uuid));
        await ShouldBeUnsupportedAsync(world, "Impersonation");
    }

    [Fact]
    public async Task Nothing_secret_is_logged_or_shown()
    {
        await using var world = new InProcess();
        world.Server.Broker.RefuseLogins(1);
        await world.ConnectAsync();
        world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
        await world.UntilAsync(state => state.Messages == 1);
        world.Server.Broker.SendRaw(System.Text.Encoding.UTF8.GetBytes($"ERROR\nmessage:bad {world.Server.Seed.AgentToken}\n\n\0"));
        await world.UntilAsync(state => state.Status == EventStatus.Waiting, moveClock: false);
        var secret = world.Server.Seed.AgentToken;
        world.Events.State.ToString().Should().Contain("The broker says: bad ***.").And.NotContain(secret);
        await world.UntilAsync(state => state.Connections == 2);
        world.Log.Lines.Should().Contain(line => line.Text.Contains("passcode:***")).And.NotContain(line => line.Text.Contains(secret));
        Passcode(world).Should().Be("Passcode");
    }

    [Theory]
    [InlineData("ERROR\nmessage:{0}\n\n\0")]
    [InlineData("ERROR\nmessage:bad\n\n{0}\0")]
    public async Task A_passcode_is_taken_out_wherever_a_cut_divides_it(string frame)
    {
        foreach (var length in new[] { 160, 165, 185, 190 })
        {
            await using var world = new InProcess();
            await world.ConnectAsync();
            var secret = world.Server.Seed.AgentToken;
            var part = secret[..8];

            world.Server.Broker.SendRaw(System.Text.Encoding.UTF8.GetBytes(frame.Replace("{0}", new string('x', length) + secret, StringComparison.Ordinal)));
            await world.UntilAsync(state => state.Status == EventStatus.Waiting, moveClock: false);

            world.Events.State.ToString().Should().Contain("xxx*").And.NotContain(part);
            world.Log.Lines.Should().NotContain(line => line.Text.Contains(part));
        }
    }

    private static string Passcode(InProcess world) => Client.Events.Passcode
        .FromAsync(new TokenCredential(world.Server.Seed.AgentToken), Token).AsTask().GetAwaiter().GetResult().ToString();

    private static async Task ShouldBeUnsupportedAsync(InProcess world, string because)
    {
        var read = async () =>
        {
            await foreach (var heard in world.Events.ReadAllAsync(Token))
            {
                heard.Should().BeNull();
            }
        };
        (await read.Should().ThrowAsync<NotSupportedException>()).Which.Message.Should().Contain(because).And.Contain("personal access token");
        var wait = () => world.Events.WaitUntilConnectedAsync(Token);
        await wait.Should().ThrowAsync<NotSupportedException>();
        world.Events.State.Status.Should().Be(EventStatus.Stopped);
        world.Events.State.Problem.Should().Contain(because);
        world.RegistrationCount.Should().Be(0, "a queue that nobody can read is not made");
        world.Log.Lines.Should().Contain(line => line.Text.Contains(because));

        // An agent polls on.
        var wake = world.Events.CreateWakeSource();
        var waiting = wake.WaitAsync(TimeSpan.FromSeconds(5), TimeSpan.FromHours(1), Token);
        (await world.Clock.RunUntilCompletedAsync(waiting, TimeSpan.FromSeconds(1))).Should().Be(WakeReason.Interval);
    }
}
