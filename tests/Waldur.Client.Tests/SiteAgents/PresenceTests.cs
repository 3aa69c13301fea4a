using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.SiteAgents;

/// <summary>Operators see the agent; whatever fails of that does not touch its work.</summary>
public class PresenceTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static TheoryData<string, FaultKind> Troubles
    {
        get
        {
            var data = new TheoryData<string, FaultKind>();
            string[] operations =
            [
                "GET /api/marketplace-site-agent-identities/",
                "POST /api/marketplace-site-agent-identities/",
                "POST /api/marketplace-site-agent-identities/{uuid}/register_service/",
                "POST /api/marketplace-site-agent-services/{uuid}/register_processor/",
                "POST /api/marketplace-site-agent-services/{uuid}/set_statistics/",
                "POST /api/marketplace-site-agent-logs/",
            ];
            foreach (var operation in operations)
            {
                foreach (var fault in new[] { FaultKind.Forbidden, FaultKind.NoRoute, FaultKind.BadGatewayAfterActing, FaultKind.Hang })
                {
                    data.Add(operation, fault);
                }
            }

            return data;
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_agent_is_registered_at_its_start()
    {
        await using var world = Create();
        await TestWaldur.UntilAsync(() => world.Waldur.Server.AgentProcessors.Count > 0);
        var identity = world.Waldur.Server.AgentIdentities.Should().ContainSingle().Subject;
        (identity.Name, identity.Version, identity.Offering.Uuid).Should().Be(("my-agent", "1.4", world.Waldur.Offering));
        identity.LastRestarted.Should().Be(world.Waldur.Clock.GetUtcNow());
        var service = world.Waldur.Server.AgentServices.Should().ContainSingle().Subject;
        (service.Name, service.Mode, service.Identity.Uuid).Should().Be(("importable-resources", "events", identity.Uuid));
        var processor = world.Waldur.Server.AgentProcessors.Should().ContainSingle().Subject;
        (processor.Name, processor.BackendType, processor.BackendVersion).Should().Be(("backend-resource-requests", "slurm", "24.5"));
    }

    [Fact]
    public async Task Statistics_and_the_last_run_are_reported_while_there_is_something_new()
    {
        await using var world = Create();
        world.Waldur.Ask();
        world.Waldur.Ask();
        world.Source.Hint();
        await TestWaldur.UntilAsync(() => world.Handled.Count == 2);
        await world.MoveUntilAsync(() => Statistics(world)["done"]?.GetValue<int>() == 2);
        var statistics = Statistics(world);
        statistics["erred"]!.GetValue<int>().Should().Be(0);
        statistics["polls"]!.GetValue<int>().Should().BePositive();
        statistics["last_claim_lag_ms"]!.GetValue<long>().Should().Be(0);
        statistics["last_poll"]!.GetValue<DateTimeOffset>().Should().BeAfter(DateTimeOffset.MinValue);
        await world.MoveUntilAsync(() => world.Waldur.Server.AgentProcessors[0].LastRun > world.Waldur.Server.AgentIdentities[0].LastRestarted);

        var before = world.Waldur.Calls("POST", "/set_statistics/");
        world.Waldur.Clock.Advance(TimeSpan.Zero);
        await Task.Delay(30, Token);
        world.Waldur.Calls("POST", "/set_statistics/").Should().Be(before);
    }

    [Fact]
    public async Task An_agent_that_stops_reports_once_more()
    {
        await using var world = Create();
        await TestWaldur.UntilAsync(() => world.Waldur.Server.AgentProcessors.Count > 0);
        world.Waldur.Ask();
        world.Source.Hint();
        await TestWaldur.UntilAsync(() => world.Monitor.Count(ProcessOutcome.Done) == 1);
        await world.StopAsync();
        Statistics(world)["done"]!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public async Task What_an_operator_deleted_is_registered_once_more()
    {
        await using var world = Create();
        await TestWaldur.UntilAsync(() => world.Waldur.Server.AgentProcessors.Count > 0);
        var first = world.Waldur.Server.AgentIdentities[0].Uuid;
        await world.Waldur.Staff.SiteAgents.DeleteIdentityAsync(first, Token);
        await world.MoveUntilAsync(() => world.Waldur.Server.AgentProcessors.Count > 0);
        world.Waldur.Server.AgentIdentities.Should().ContainSingle().Which.Uuid.Should().NotBe(first);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Trouble_with_operators_view_never_touches_the_work_and_is_said_once(string operation, FaultKind fault)
    {
        var log = new LogLines();
        using var logs = new AgentLogs();
        logs.CreateLogger("x").LogInformation("something");
        await using var world = Create(logs, log, waldur => waldur.Server.Faults.For(operation).Next(fault, times: 100_000));
        for (var i = 1; i <= 3; i++)
        {
            var uuid = world.Waldur.Ask();
            await world.MoveUntilAsync(() => world.Waldur.Stored(uuid).State == "Done");
            var before = world.Elapsed;
            await world.MoveUntilAsync(() => world.Elapsed > before + (Minute * 2));
        }

        // What was lost after the server had acted is found, and a call that hangs is ended by the client's limit of time.
        if (fault is FaultKind.Forbidden or FaultKind.NoRoute)
        {
            await world.MoveUntilAsync(() => Said(log).Any());
        }

        Said(log).Count().Should().BeLessThanOrEqualTo(1);
        await world.StopAsync();
    }

    private static IEnumerable<string> Said(LogLines log) => log.Lines.Where(line => line.Contains("Operators may not see this agent", StringComparison.Ordinal));

    [Fact]
    public async Task Logs_are_sent_and_those_of_sending_them_are_not()
    {
        using var logs = new AgentLogs(LogLevel.Debug);
        using var factory = new ProviderFactory(logs);
        await using var world = Create(logs, factory);
        var logger = factory.CreateLogger("Cluster");
        logger.LogError(new IOException("disk full"), "Could not read {Node}", "n1");
        logger.LogTrace("too fine");
        logger.LogInformation(" ");
        await world.MoveUntilAsync(() => world.Waldur.Server.AgentLogs.Count(row => row.Module == "Cluster") == 2);
        var entry = world.Waldur.Server.AgentLogs.Single(row => row.Level == "ERROR");
        (entry.Message, entry.Module, entry.Identity.Name).Should().Be(("Could not read n1 (IOException: disk full)", "Cluster", "my-agent"));
        var sent = world.Waldur.Calls("POST", "/marketplace-site-agent-logs/");
        await world.MoveUntilAsync(() => world.Elapsed > TimeSpan.FromMinutes(20));
        (world.Waldur.Calls("POST", "/marketplace-site-agent-logs/") - sent).Should().BeLessThan(25);
        world.Waldur.Server.AgentLogs.Should().NotContain(row => row.Message.Contains("marketplace-site-agent"));
    }

    [Fact]
    public async Task More_logs_than_can_wait_are_dropped_and_that_is_said()
    {
        using var logs = new AgentLogs(maxEntries: 100);
        var logger = logs.CreateLogger("Cluster");
        for (var i = 0; i < 350; i++)
        {
            logger.Log(LogLevel.Information, default, i, null, static (number, _) => $"Line {number}");
        }

        (logs.Waiting, logs.Dropped).Should().Be((100, 250));
        await using var world = Create(logs);
        await TestWaldur.UntilAsync(() => world.Waldur.Server.AgentLogs.Count > 100);
        world.Waldur.Server.AgentLogs[0].Message.Should().Be("250 log entries were dropped: they could not be sent.");
        world.Waldur.Server.AgentLogs.Skip(1).Select(row => row.Message).Should().Equal(Enumerable.Range(250, 100).Select(i => $"Line {i}"));
    }

    [Fact]
    public async Task Logs_that_did_not_arrive_are_sent_later_and_those_that_may_have_are_not_sent_twice()
    {
        using var logs = new AgentLogs();
        await using var world = Create(logs);
        await TestWaldur.UntilAsync(() => world.Waldur.Server.AgentProcessors.Count > 0);
        world.Waldur.Server.Faults.For("POST /api/marketplace-site-agent-logs/").Next(FaultKind.Forbidden);
        logs.CreateLogger("Cluster").LogInformation("first");
        await world.MoveUntilAsync(() => world.Waldur.Server.AgentLogs.Count == 1);
        world.Waldur.Server.Faults.For("POST /api/marketplace-site-agent-logs/").Next(FaultKind.BadGatewayAfterActing);
        logs.CreateLogger("Cluster").LogInformation("second");
        await world.MoveUntilAsync(() => world.Waldur.Server.AgentLogs.Count == 3);
        world.Waldur.Server.AgentLogs.Select(row => row.Message)
            .Should().Equal("first", "second", "1 log entries were dropped: they could not be sent.");
    }

    [Theory]
    [InlineData("agent-0123456789abcdef0123456789abcdef")]
    [InlineData("AGENT-01234567-89ab-cdef-0123-456789abcdef")]
    [InlineData(" agent-0123456789abcdef0123456789abcdef ")]
    [InlineData("")]
    public void The_official_agents_names_and_none_are_refused(string name)
    {
        var make = () => new AgentPresence { Offering = Guid.NewGuid(), Name = name };
        make.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void What_cannot_be_sent_is_refused_when_it_is_given()
    {
        var presence = new AgentPresence { Offering = Guid.NewGuid(), Name = "a" };
        var wrong = new Func<AgentPresence>[]
        {
            () => presence with { Offering = Guid.Empty },
            () => presence with { Service = " " },
            () => presence with { Processor = new string('x', 256) },
            () => presence with { BackendType = "" },
            () => presence with { ReportInterval = TimeSpan.Zero },
        };
        foreach (var make in wrong)
        {
            make.Should().Throw<ArgumentException>();
        }
    }

    private static AgentWorld Create(AgentLogs? logs = null, ILoggerFactory? log = null, Action<TestWaldur>? prepare = null) => new(
        connectFirst: true,
        log: log,
        presence: waldur =>
        {
            prepare?.Invoke(waldur);
            return new AgentPresence
            {
                Offering = waldur.Offering,
                Name = "my-agent",
                Version = "1.4",
                Mode = "events",
                BackendType = "slurm",
                BackendVersion = "24.5",
                ReportInterval = Minute,
                Logs = logs,
            };
        });

    private static JsonNode Statistics(AgentWorld world) => JsonNode.Parse(world.Waldur.Server.AgentServices.SingleOrDefault()?.Statistics ?? "{}")!;

    private sealed class ProviderFactory(AgentLogs logs) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => logs.CreateLogger(categoryName);

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
