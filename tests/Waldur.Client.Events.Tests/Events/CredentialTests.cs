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
    public async Task A_secret_that_lies_across_the_end_of_a_shortened_text_is_not_shown_in_part(string frame)
    {
        await using var world = new InProcess();
        var secret = world.Server.Seed.AgentToken;
        foreach (var before in new[] { 165, 180, 190 })
        {
            await world.ConnectAsync();
            var text = new string('x', before) + secret + " and more";
            world.Server.Broker.SendRaw(System.Text.Encoding.UTF8.GetBytes(frame.Replace("{0}", text, StringComparison.Ordinal)));
            await world.UntilAsync(state => state.Status == EventStatus.Waiting, moveClock: false);
            world.Events.State.Problem.Should().Contain("xxx").And.NotContain(secret[..8]);
        }

        var start = secret[..8];
        world.Log.Lines.Should().NotContain(line => line.Text.Contains(start));
    }

    [Fact]
    public async Task What_the_broker_says_as_it_closes_is_redacted_before_it_is_shortened()
    {
        const string Secret = "0123456789abcdef0123456789abcdef01234567";
        var passcode = await Client.Events.Passcode.FromAsync(new TokenCredential(Secret), Token);
        for (var before = 0; before < 220; before++)
        {
            var text = SafeText.From(new string('x', before) + Secret + Secret, passcode);
            text.Should().NotContain("0").And.Match(shown => shown.Length <= 201);
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
