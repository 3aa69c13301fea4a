namespace Waldur.Client.Testing.Tests;

public sealed class LateCommitTests
{
    private const string Path = "/api/backend-resources/";

    [Theory]
    [InlineData(Transport.InProcess, FaultKind.CommitLater, null)]
    [InlineData(Transport.Port, FaultKind.CommitLater, null)]
    [InlineData(Transport.InProcess, FaultKind.BadGatewayCommitLater, 502)]
    [InlineData(Transport.Port, FaultKind.GatewayTimeoutCommitLater, 504)]
    public async Task The_server_acts_seconds_after_its_caller_saw_a_fault(Transport transport, FaultKind kind, int? status)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        waldur.Server.Faults.Next(kind);

        await Lose(waldur, status);

        waldur.Server.BackendResources.Should().BeEmpty();
        waldur.Server.PendingCommits.Should().Be(1);
        waldur.Server.Requests.Should().ContainSingle().Which.Acted.Should().BeFalse();
        waldur.Clock.Advance(TimeSpan.FromSeconds(3.9));
        waldur.Server.BackendResources.Should().BeEmpty();
        waldur.Clock.Advance(TimeSpan.FromSeconds(0.1));

        waldur.Server.BackendResources.Should().ContainSingle().Which.Created.Should().Be(waldur.Clock.GetUtcNow());
        waldur.Server.PendingCommits.Should().Be(0);
        var record = waldur.Server.Requests[0];
        (record.Status, record.Fault, record.Acted).Should().Be((status, kind, true));
    }

    [Theory]
    [InlineData(FaultKind.GatewayNotFound, 404)]
    [InlineData(FaultKind.ConflictPage, 409)]
    [InlineData(FaultKind.LoginPage, 200)]
    [InlineData(FaultKind.PayloadTooLarge, 413)]
    public async Task Any_page_can_hide_a_commit_before_or_later(FaultKind kind, int status)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var faults = waldur.Server.Faults.For("POST /api/backend-resources/");
        faults.Next(Fault.From(kind).AfterActing());
        faults.Next(Fault.From(kind).ActingLater(TimeSpan.FromMinutes(2)));

        await Lose(waldur, status);
        waldur.Server.BackendResources.Should().HaveCount(1);
        await Lose(waldur, status);
        waldur.Server.BackendResources.Should().HaveCount(1);
        waldur.Clock.Advance(TimeSpan.FromMinutes(2));

        waldur.Server.BackendResources.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_commit_at_once_needs_no_clock()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.Faults.Next(Fault.CommitLater(TimeSpan.Zero));

        await Lose(waldur, null);

        waldur.Server.BackendResources.Should().ContainSingle();
    }

    [Fact]
    public async Task What_the_server_refuses_later_stays_undone()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.Faults.Next(Fault.CommitLater(TimeSpan.FromSeconds(1)));
        var body = waldur.Resource(name: "");

        await waldur.Awaiting(w => w.Agent("POST", Path, body)).Should().ThrowAsync<HttpRequestException>();
        waldur.Clock.Advance(TimeSpan.FromSeconds(1));

        waldur.Server.BackendResources.Should().BeEmpty();
        waldur.Server.PendingCommits.Should().Be(0);
    }

    [Fact]
    public async Task A_server_that_is_gone_commits_nothing_any_more()
    {
        var waldur = await TestWaldur.StartAsync();
        waldur.Server.Faults.Next(Fault.CommitLater(TimeSpan.FromSeconds(1)));
        await Lose(waldur, null);

        await waldur.DisposeAsync();
        waldur.Clock.Advance(TimeSpan.FromMinutes(1));

        waldur.Server.BackendResources.Should().BeEmpty();
        waldur.Clock.NextDue.Should().BeNull();
    }

    [Fact]
    public void Only_what_hides_the_servers_own_response_says_when_it_acts()
    {
        var own = () => Fault.HalfBody.ActingLater(TimeSpan.FromSeconds(1));
        var never = () => Fault.Refused.AfterActing();
        var negative = () => Fault.CommitLater(TimeSpan.FromSeconds(-1));

        own.Should().Throw<InvalidOperationException>().WithMessage("TruncatedBody shows the server's own response*");
        never.Should().Throw<InvalidOperationException>().WithMessage("ConnectionRefused never lets the request through*Fault.Reset*");
        negative.Should().Throw<ArgumentOutOfRangeException>();
        Fault.Reset.AfterActing().Kind.Should().Be(FaultKind.ResetAfterActing);
        Fault.CommitLater(TimeSpan.FromSeconds(1.5)).ToString().Should().Be("CommitLater (acts 1.5 s later)");
    }

    private static async Task Lose(TestWaldur waldur, int? status)
    {
        if (status is null)
        {
            await waldur.Awaiting(w => w.Agent("POST", Path, w.Resource())).Should().ThrowAsync<HttpRequestException>();
        }
        else
        {
            (await waldur.Agent("POST", Path, waldur.Resource())).Code.Should().Be(status);
        }
    }
}
