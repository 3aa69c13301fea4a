using Waldur.Client.Katello.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Katello.Tests;

/// <summary>Ensuring while responses are lost: the plan is made once, and a second run finds nothing to do.</summary>
public sealed class EnsureFaultTests
{
    private static readonly DesiredSyncPlan Desired = new()
    {
        Name = "Core",
        Interval = SyncPlanInterval.Weekly,
        SyncDate = Dates.Utc(2026, 6, 1, 2, 30),
        Description = "Core",
        Enabled = true,
    };

    private static readonly FaultKind[] Faults =
    [
        FaultKind.ConnectionRefused, FaultKind.ResetBeforeActing, FaultKind.ResetAfterActing, FaultKind.TruncatedBody,
        FaultKind.BadGatewayBeforeActing, FaultKind.BadGatewayAfterActing, FaultKind.GatewayTimeoutAfterActing,
    ];

    public static TheoryData<string, FaultKind, bool> Lost
    {
        get
        {
            var rows = new TheoryData<string, FaultKind, bool>();
            foreach (var (release, fault) in FakeKatelloRelease.All.SelectMany(release => Faults.Select(fault => (release.Version, fault))))
            {
                rows.Add(release, fault, true);
                rows.Add(release, fault, false);
            }

            return rows;
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task Every_write_loses_its_first_response(string release, FaultKind fault, bool exists)
    {
        await using var katello = TestKatello.Start(release);
        var seed = katello.Seed;
        var desired = Desired with { Products = [seed.SpareProductId, seed.ProductId] };
        if (exists)
        {
            katello.Server.AddSyncPlan(seed.Organization, desired.Name, "daily", enabled: false, productIds: [seed.SecondProductId]);
        }

        foreach (var path in (string[])["/sync_plans", "/add_products", "/remove_products"])
        {
            katello.Server.Faults.Add(new FaultRule { Kind = fault, When = request => request.Method != "GET" && request.Path.EndsWith(path, StringComparison.Ordinal), Times = 1 });
        }

        katello.Server.Faults.Add(new FaultRule { Kind = fault, Method = "PUT", Path = TestKatello.AnyPlan, Times = 1 });

        var first = await katello.Plans.EnsureAsync(katello.Organization, desired, cancellationToken: Cancellation);
        katello.Server.Faults.Clear();
        katello.Server.ClearRequests();
        var second = await katello.Plans.EnsureAsync(katello.Organization, desired, cancellationToken: Cancellation);

        first.Outcome.Should().Be(exists ? EnsureOutcome.Changed : EnsureOutcome.Created);
        first.ProductsAdded.Should().BeEquivalentTo(desired.Products);
        katello.Server.SyncPlans.Count(plan => plan.Name == desired.Name).Should().Be(1);
        katello.Stored(desired.Name).Should().BeEquivalentTo(new { Interval = "weekly", Enabled = (bool?)true, Description = "Core" });
        second.Outcome.Should().Be(EnsureOutcome.Unchanged);
        katello.Writes.Should().BeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Any_request_may_be_lost_at_random_and_runs_settle(int seed)
    {
        var random = new Random(seed);
        await using var katello = TestKatello.Start(FakeKatelloRelease.All[seed % FakeKatelloRelease.All.Count].Version);
        var desired = Desired with { Products = [katello.Seed.SpareProductId, katello.Seed.EmptyProductId] };
        katello.Server.Faults.Add(new FaultRule { Kind = FaultKind.ResetAfterActing, When = _ => random.Next(3) == 0 });
        katello.Server.Faults.Add(new FaultRule { Kind = FaultKind.ResetBeforeActing, When = _ => random.Next(3) == 0 });

        EnsureResult? result = null;
        for (var run = 0; run < 50 && result is null; run++)
        {
            try
            {
                result = await katello.Plans.EnsureAsync(katello.Organization, desired, cancellationToken: Cancellation);
            }
            catch (ApiException error) when (error.IsTransient)
            {
                // Everything was lost too often: the next run goes on from there.
            }
        }

        result.Should().NotBeNull("seed {0}", seed);
        katello.Server.Faults.Clear();
        katello.Server.ClearRequests();
        var settled = await katello.Plans.EnsureAsync(katello.Organization, desired, cancellationToken: Cancellation);
        settled.Outcome.Should().Be(EnsureOutcome.Unchanged, "seed {0}", seed);
        katello.Writes.Should().BeEmpty("seed {0}", seed);
        katello.Server.SyncPlans.Count(plan => plan.Name == desired.Name).Should().Be(1, "seed {0}", seed);
    }

    [Fact]
    public async Task Somebody_else_who_was_quicker_is_found()
    {
        await using var katello = TestKatello.Start();
        katello.Server.Faults.Add(new FaultRule
        {
            Kind = FaultKind.Slow,
            Method = "POST",
            Delay = TimeSpan.Zero,
            When = _ =>
            {
                katello.Server.AddSyncPlan(katello.Seed.Organization, Desired.Name, "daily", Desired.SyncDate);
                return true;
            },
        });

        var result = await katello.Plans.EnsureAsync(katello.Organization, Desired, cancellationToken: Cancellation);

        result.Outcome.Should().Be(EnsureOutcome.Changed);
        result.Differences.Select(difference => difference.Field).Should().Equal("interval", "description");
    }

    [Fact]
    public async Task What_the_server_refuses_is_thrown()
    {
        await using var katello = TestKatello.Start();
        var cron = Desired with { Interval = SyncPlanInterval.CustomCron, CronExpression = "0 0 * * * Mars/Phobos" };
        using var viewer = katello.As(katello.Seed.Viewer);

        var bad = () => katello.Plans.EnsureAsync(katello.Organization, cron, cancellationToken: Cancellation);
        var forbidden = () => viewer.SyncPlans.EnsureAsync(katello.Organization, Desired, cancellationToken: Cancellation);

        await bad.Should().ThrowAsync<ApiServerException>();
        katello.Writes.Should().ContainSingle("a 500 is not sent again");
        (await forbidden.Should().ThrowAsync<ApiAuthorizationException>()).Which.MissingPermissions.Should().Equal("create_sync_plans");
    }

}
