using System.Text;
using Microsoft.Extensions.Logging;
using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.SiteAgents;

/// <summary>Logs that the server does not take: they cost neither what else operators see, nor the logs beside them.</summary>
public class PresenceLogTests
{
    private const string Operation = "POST /api/marketplace-site-agent-logs/";
    private const string Path = "/marketplace-site-agent-logs/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_without_logs_is_shown_everything_else_as_often_as_ever()
    {
        var log = new LogLines();
        using var logs = new AgentLogs();
        await using var world = Create(logs, log, waldur =>
        {
            waldur.Server.Version = "8.0.8";
            waldur.Server.Faults.For(Operation).Always(Fault.Page(404));
        });
        logs.CreateLogger("Cluster").LogInformation("something");
        await world.MoveUntilAsync(() => world.Waldur.Calls("POST", "/set_statistics/") >= 10);
        world.Elapsed.Should().BeLessThan(TimeSpan.FromHours(2), "at intervals that grow to an hour it takes more than five hours");
        await world.MoveUntilAsync(() => world.Elapsed > TimeSpan.FromHours(8));
        world.Waldur.Calls("POST", Path).Should().Be(1);
        Said(log).Should().ContainSingle().Which.Should().Contain("send logs").And.Contain("8.0.9");
        logs.Waiting.Should().Be(1);

        // It is updated.
        world.Waldur.Server.Faults.Clear();
        world.Waldur.Server.Version = "8.0.9";
        await world.MoveUntilAsync(() => world.Waldur.Server.AgentLogs.Count == 1);
    }

    [Fact]
    public async Task A_gateways_404_does_not_end_the_sending_of_logs()
    {
        using var logs = new AgentLogs();
        await using var world = Create(logs, prepare: waldur => waldur.Server.Faults.For(Operation).Next(Fault.Page(404), times: 3));
        logs.CreateLogger("Cluster").LogInformation("something");
        await world.MoveUntilAsync(() => world.Waldur.Server.AgentLogs.Count == 1);
        (world.Waldur.Calls("POST", Path), logs.Dropped).Should().Be((4, 0L));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(422)]
    public async Task An_entry_that_the_server_refuses_is_dropped_alone(int status)
    {
        using var logs = new AgentLogs();
        await using var world = Create(logs, prepare: waldur => waldur.Server.Faults.For(Operation)
            .When(request => Text(request).Contains("poison", StringComparison.Ordinal))
            .Always(status == 413 ? Fault.Page(413) : Fault.Respond(status, """[{},{"message":["Not a valid string."]}]""")));
        for (var i = 0; i < 60; i++)
        {
            logs.CreateLogger("Cluster").Log(LogLevel.Information, default, i, null, static (i, _) => i == 41 ? "poison" : $"Line {i}");
        }

        await world.MoveUntilAsync(() => world.Waldur.Server.AgentLogs.Count >= 60);
        world.Waldur.Server.AgentLogs.Select(row => row.Message).Should().Equal(
            [.. Enumerable.Range(0, 60).Where(i => i != 41).Select(i => $"Line {i}"), "1 log entries were dropped: they could not be sent."]);
        (logs.Dropped, logs.Waiting).Should().Be((1L, 0));
    }

    [Fact]
    public async Task Texts_that_the_server_cannot_store_are_sent_without_what_it_refuses()
    {
        using var logs = new AgentLogs();
        await using var world = Create(logs);
        foreach (var text in new[] { "a\0b", "half \ud83d", "following" })
        {
            logs.CreateLogger("Clu\0ster").Log(LogLevel.Information, default, text, null, static (text, _) => text);
        }

        await world.MoveUntilAsync(() => world.Waldur.Server.AgentLogs.Count == 3);
        world.Waldur.Server.AgentLogs.Select(row => row.Message).Should().Equal("a\ufffdb", "half \ufffd", "following");
        world.Waldur.Server.AgentLogs[0].Module.Should().Be("Clu\ufffdster");
        world.Waldur.Calls("POST", Path).Should().Be(1);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_cut_between_characters()
    {
        using var logs = new AgentLogs();
        await using var world = Create(logs);
        logs.CreateLogger("Cluster").Log(LogLevel.Information, default, 0, null, static (_, _) => "x" + string.Concat(Enumerable.Repeat("😀", 9000)));
        await world.MoveUntilAsync(() => world.Waldur.Server.AgentLogs.Count == 1);
        var message = world.Waldur.Server.AgentLogs[0].Message;
        message.EnumerateRunes().Count().Should().Be(8192);
        message.Should().EndWith("😀…").And.NotContain("\ufffd");
    }

    [Fact]
    public async Task Many_long_logs_pass_a_proxy_that_takes_little_at_once()
    {
        using var logs = new AgentLogs();
        await using var world = Create(logs, prepare: waldur =>
            waldur.Server.Faults.For(Operation).When(request => request.Body.Length > 100_000).Always(Fault.PayloadTooLarge));
        for (var i = 0; i < 250; i++)
        {
            logs.CreateLogger("Cluster").Log(LogLevel.Information, default, i, null, static (i, _) => $"{i} {new string('ü', 8000)}");
        }

        await world.MoveUntilAsync(() => world.Waldur.Server.AgentLogs.Count == 250);
        world.Waldur.Server.AgentLogs.Select(row => row.Message.Split(' ')[0]).Should().Equal(Enumerable.Range(0, 250).Select(i => $"{i}"));
        logs.Dropped.Should().Be(0);
    }

    [Fact]
    public async Task Batches_stay_below_the_megabyte_that_common_proxies_take()
    {
        using var logs = new AgentLogs();
        await using var world = Create(logs, prepare: waldur =>
            waldur.Server.Faults.For(Operation).When(request => request.Body.Length > 1_000_000).Always(Fault.PayloadTooLarge));
        for (var i = 0; i < 250; i++)
        {
            logs.CreateLogger("Cluster").Log(LogLevel.Information, default, i, null, static (i, _) => $"{i} {new string('\u0001', 8000)}");
        }

        await world.MoveUntilAsync(() => world.Waldur.Server.AgentLogs.Count == 250);
        world.Waldur.Server.Faults.Struck.Should().Be(0);
    }

    [Fact]
    public async Task A_server_that_refuses_all_logs_is_not_sent_each_of_them()
    {
        var log = new LogLines();
        using var logs = new AgentLogs();
        for (var i = 0; i < 500; i++)
        {
            logs.CreateLogger("Cluster").Log(LogLevel.Information, default, i, null, static (i, _) => $"Line {i}");
        }

        await using var world = Create(logs, log, waldur => waldur.Server.Faults.For(Operation).Always(Fault.Respond(400, """{"level":["Bad."]}""")));
        await TestWaldur.UntilAsync(() => Said(log).Any());
        world.Waldur.Calls("POST", Path).Should().BeLessThan(40);
        logs.Waiting.Should().BeGreaterThan(450);
        world.Waldur.Server.Faults.Clear();
        await world.MoveUntilAsync(() => world.Waldur.Server.AgentLogs.Count(row => row.Module == "Cluster") == 500 - logs.Dropped);
        world.Waldur.Server.AgentLogs.Where(row => row.Module == "Cluster").Select(row => row.Message)
            .Should().Equal(Enumerable.Range((int)logs.Dropped, 500 - (int)logs.Dropped).Select(i => $"Line {i}"));
    }

    [Fact]
    public async Task Logs_of_an_identity_that_an_operator_deleted_are_sent_under_the_new_one()
    {
        using var logs = new AgentLogs();
        await using var world = Create(logs);
        await TestWaldur.UntilAsync(() => world.Waldur.Server.AgentProcessors.Count > 0);
        var first = world.Waldur.Server.AgentIdentities[0].Uuid;

        // Nothing but the logs can notice.
        var service = $"{world.Waldur.Server.AgentServices[0].Uuid:N}";
        world.Waldur.Server.Faults.For("POST /api/marketplace-site-agent-services/{uuid}/*/")
            .When(request => request.Path.Contains(service, StringComparison.Ordinal)).Always(Fault.Forbidden);
        for (var i = 0; i < 5; i++)
        {
            logs.CreateLogger("Cluster").LogInformation("something");
        }

        await world.Waldur.Staff.SiteAgents.DeleteIdentityAsync(first, Token);
        await world.MoveUntilAsync(() => world.Waldur.Server.AgentLogs.Count(row => row.Module == "Cluster" && row.Identity.Uuid != first) == 5);
        logs.Dropped.Should().Be(0);
    }

    [Fact]
    public async Task The_server_takes_a_list_of_logs_as_a_whole_or_not_at_all()
    {
        await using var waldur = new TestWaldur();
        var identity = await waldur.Staff.SiteAgents.EnsureIdentityAsync(new() { Offering = waldur.Offering, Name = "my-agent" }, Token);
        AgentLogCreate Entry(string message) => new()
        {
            AgentIdentityUuid = identity.Uuid, Timestamp = 1, Level = AgentLogSeverity.Info, Message = message, Module = "m",
        };
        var send = () => waldur.Staff.SiteAgents.SendLogsAsync([Entry("good"), Entry("a\0b")], Token);
        var refusal = (await send.Should().ThrowAsync<ApiValidationException>()).Which;
        refusal.IsConfirmed.Should().BeTrue();
        refusal.Message.Should().Contain("Null characters are not allowed.");
        waldur.Server.AgentLogs.Should().BeEmpty();
    }

    private static IEnumerable<string> Said(LogLines log) => log.Lines.Where(line => line.Contains("Operators may not see this agent", StringComparison.Ordinal));

    private static string Text(FakeRequest request) => Encoding.UTF8.GetString(request.Body.Span);

    private static AgentWorld Create(AgentLogs logs, ILoggerFactory? log = null, Action<TestWaldur>? prepare = null) => new(
        log: log,
        presence: waldur =>
        {
            prepare?.Invoke(waldur);
            return new AgentPresence { Offering = waldur.Offering, Name = "my-agent", Logs = logs };
        });
}
