using System.Diagnostics;

namespace Waldur.Client.Hosting.Tests.Agents;

[Collection(TheExitStatus.Name)]
public class StoppingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_claimed_when_the_host_stops_stays_journaled_and_the_successor_takes_it_up(bool listens)
    {
        await using var server = await Fakes.StartWaldurAsync();
        var request = server.AddBackendResourceRequest(server.Seed.Offering);
        string journal;
        using var release = new CancellationTokenSource();
        await using (var first = new AgentHost(server))
        {
            first.Host.Builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
            first.Script.Handle = (_, cancellationToken) => Task.Delay(Timeout.Infinite, listens ? cancellationToken : release.Token);
            await first.Host.StartAsync();
            await Eventually.TrueAsync(() => !first.Script.Handled.IsEmpty, "the handler");

            var stopping = Stopwatch.StartNew();
            await first.Host.StopAsync();

            stopping.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5), "the host's time is the limit");
            server.BackendResourceRequests[0].State.Should().Be("Processing");
            journal = await File.ReadAllTextAsync(JournalOf(first, server), TestContext.Current.CancellationToken);
            journal.Should().Contain(request.Uuid.ToString("N"));
            if (listens)
            {
                first.Host.Log.Lines.Should().Contain(line => line.Contains("taken up at the next start", StringComparison.Ordinal));
            }
        }

        await release.CancelAsync();
        await using var successor = new AgentHost(server);
        Directory.CreateDirectory(Path.GetDirectoryName(JournalOf(successor, server))!);
        await File.WriteAllTextAsync(JournalOf(successor, server), journal, TestContext.Current.CancellationToken);
        await successor.Host.StartAsync();

        await Eventually.TrueAsync(() => server.BackendResourceRequests[0].State == "Done", "the successor");
        successor.Script.Handled.Should().ContainSingle().Which.Request.Uuid.Should().Be(request.Uuid);
        server.Requests.Count(one => one.Path.EndsWith("start_processing/", StringComparison.Ordinal)).Should().Be(1, "it was claimed already");
    }

    [Fact]
    public async Task A_credential_that_is_refused_at_the_start_stops_the_host_with_a_status_and_one_line()
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var agent = new AgentHost(server, ("Waldur:Token", "0000000000000000000000000000000000000000"));
        try
        {
            await agent.Host.StartAsync();
            await agent.Host.WaitForStopAsync();

            Environment.ExitCode.Should().Be(1);
        }
        finally
        {
            Environment.ExitCode = 0;
        }

        agent.Status.Failure.Should().BeOfType<ApiAuthenticationException>();
        agent.Host.Log.Lines.Should().ContainSingle(line => line.StartsWith("Critical: The site agent cannot go on: ", StringComparison.Ordinal))
            .Which.Should().Contain("401").And.NotContain("   at ");
    }

    [Fact]
    public async Task A_host_may_outlive_its_agent()
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var agent = new AgentHost(
            server, ("Waldur:Token", "0000000000000000000000000000000000000000"), ("Waldur:Agent:StopHostOnFailure", "false"));
        await agent.Host.StartAsync();

        await Eventually.TrueAsync(() => agent.Status.Failure is not null, "the refusal");
        agent.Host.Lifetime.ApplicationStopping.IsCancellationRequested.Should().BeFalse();
        Environment.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_handler_that_cannot_be_made_fails_no_request()
    {
        await using var server = await Fakes.StartWaldurAsync();
        server.AddBackendResourceRequest(server.Seed.Offering);
        await using var agent = new AgentHost(server, ("Waldur:Agent:StopHostOnFailure", "false"));
        agent.Host.Builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions()));
        agent.Host.Builder.Services.Remove(agent.Host.Builder.Services.Single(service => service.ServiceType == typeof(ScopedThing)));
        await agent.Host.StartAsync();

        await Eventually.TrueAsync(() => agent.Status.Failure is InvalidOperationException, "the failure");
        server.BackendResourceRequests[0].State.Should().Be("Sent");
    }

    [Fact]
    public async Task Two_processes_cannot_share_a_journal()
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var first = new AgentHost(server);
        await first.Host.StartAsync();
        await Eventually.TrueAsync(() => first.Status.LastPoll is not null, "the first poll");
        await using var second = new AgentHost(
            server, ("Waldur:Agent:JournalFolder", Path.Combine(first.Host.Folder, "claims")), ("Waldur:Agent:StopHostOnFailure", "false"));
        await second.Host.StartAsync();

        await Eventually.TrueAsync(() => second.Status.Failure is ClaimJournalInUseException, "the refusal");
        first.Status.IsRunning.Should().BeTrue();
    }

    [Fact]
    public async Task A_journal_that_cannot_be_used_is_found_before_anything_is_claimed()
    {
        await using var server = await Fakes.StartWaldurAsync();
        server.AddBackendResourceRequest(server.Seed.Offering);
        await using var agent = new AgentHost(server, ("Waldur:Agent:JournalFolder", "a-file/claims"), ("Waldur:Agent:StopHostOnFailure", "false"));
        agent.Host.Write("a-file", "no folder");
        await agent.Host.StartAsync();

        await Eventually.TrueAsync(() => agent.Status.Failure is IOException, "the failure");
        agent.Host.Log.Lines.Should().Contain(line => line.StartsWith("Critical: ", StringComparison.Ordinal))
            .Which.Should().Contain("a-file/claims").And.Contain("Set JournalFolder").And.NotContain("   at ");
        server.BackendResourceRequests[0].State.Should().Be("Sent");
    }

    private static string JournalOf(AgentHost agent, FakeWaldurServer server) =>
        Path.Combine(agent.Host.Folder, "claims", $"{server.Seed.Offering.Uuid:N}.claims");
}
