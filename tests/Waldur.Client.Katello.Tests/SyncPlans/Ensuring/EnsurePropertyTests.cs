using Waldur.Client.Katello.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Katello.Tests;

/// <summary>
/// Random plans on random servers of each release: what a dry run foretells is what a run does, and a second run finds nothing to do,
/// whatever went wrong on the way.
/// </summary>
public sealed class EnsurePropertyTests
{
    private const int Rounds = 25;

    private static readonly FaultKind[] Kinds =
    [
        FaultKind.ConnectionRefused, FaultKind.ResetBeforeActing, FaultKind.ResetAfterActing, FaultKind.TruncatedBody,
        FaultKind.BadGatewayBeforeActing, FaultKind.BadGatewayAfterActing, FaultKind.GatewayTimeoutBeforeActing, FaultKind.GatewayTimeoutAfterActing,
        FaultKind.ServiceUnavailable, FaultKind.LoginPage, FaultKind.GatewayNotFound, FaultKind.EmptyNotFound, FaultKind.NoRoute, FaultKind.ConflictPage,
        FaultKind.BrokenJson, FaultKind.MissingIdentity, FaultKind.ZeroIdentity, FaultKind.ForeignIdentity, FaultKind.EmptyObject, FaultKind.WrongRoot,
        FaultKind.EmptyPage, FaultKind.MissingCount, FaultKind.ResetAtAccept,
    ];

    public static TheoryData<string> Releases => TestKatello.Releases;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_dry_run_foretells_what_a_run_does_and_a_second_run_does_nothing(string release)
    {
        var seed = Environment.TickCount;
        for (var round = 0; round < Rounds; round++)
        {
            var random = new Random(seed + round);
            await using var katello = TestKatello.Start(release);
            using var client = Arrange(katello, random);
            var desired = Desire(katello, random);
            var because = $"seed {seed + round} of {release}, {desired}";

            var foretold = await client.SyncPlans.EnsureAsync(katello.Organization, desired, new EnsureOptions { DryRun = true }, Cancellation);
            katello.Writes.Should().BeEmpty(because);
            var done = await client.SyncPlans.EnsureAsync(katello.Organization, desired, cancellationToken: Cancellation);
            katello.Server.ClearRequests();
            var second = await client.SyncPlans.EnsureAsync(katello.Organization, desired, cancellationToken: Cancellation);

            Facts(foretold).Should().BeEquivalentTo(Facts(done), because);
            foretold.ToString().Replace("would be ", "", StringComparison.Ordinal).Should().Be(done.ToString(), because);
            katello.Writes.Should().BeEmpty(because);
            second.Outcome.Should().Be(EnsureOutcome.Unchanged, because);
            second.ProductsNotDone.Should().BeEquivalentTo(done.ProductsNotDone, because);
        }
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Runs_settle_under_faults_and_tell_what_they_did(string release)
    {
        var seed = Environment.TickCount;
        for (var round = 0; round < Rounds; round++)
        {
            var random = new Random(seed + round);
            await using var katello = TestKatello.Start(release);
            using var client = Arrange(katello, random);
            var desired = Desire(katello, random);
            var because = $"seed {seed + round} of {release}, {desired}";
            var foretold = await client.SyncPlans.EnsureAsync(katello.Organization, desired, new EnsureOptions { DryRun = true }, Cancellation);
            katello.Server.Faults.Random(seed + round, 0.35, [.. Kinds.Select(kind => (Fault)kind)]);

            var told = new List<EnsureResult>();
            for (var run = 0; run < 60 && told.LastOrDefault() is not { Outcome: EnsureOutcome.Unchanged, ProductNamesNotFound: [] }; run++)
            {
                try
                {
                    told.Add(await client.SyncPlans.EnsureAsync(katello.Organization, desired, cancellationToken: Cancellation));
                }
                catch (SyncPlanEnsureException error)
                {
                    error.MayHaveActed.Should().BeTrue(because);
                    error.Result.Outcome.Should().NotBe(EnsureOutcome.Unchanged, because);
                    told.Add(error.Result);
                }
                catch (ApiException)
                {
                    // Too much was lost: the next run goes on from there.
                }
            }

            katello.Server.Faults.Clear();
            katello.Server.ClearRequests();
            var settled = await client.SyncPlans.EnsureAsync(katello.Organization, desired, cancellationToken: Cancellation);

            settled.Outcome.Should().Be(EnsureOutcome.Unchanged, because);
            katello.Writes.Should().BeEmpty(because);
            katello.Server.SyncPlans.Count(plan => plan.Name == desired.Name).Should().Be(1, because);
            settled.ProductsNotDone.Should().BeEquivalentTo(foretold.ProductsNotDone, because);
        }
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_plan_that_the_server_commits_later_is_made_once(string release)
    {
        foreach (var kind in (FaultKind[])[FaultKind.CommitLater, FaultKind.BadGatewayCommitLater, FaultKind.GatewayTimeoutCommitLater])
        {
            await using var katello = TestKatello.Start(release);
            using var client = katello.OnClock();
            var desired = Desire(katello, new Random(7)) with { Name = "Late", Products = [katello.Seed.SpareProductId], ProductNames = null };
            katello.Server.Faults.Add(new FaultRule { Kind = kind, When = request => request.Method != "GET", Times = 1 });

            var ensure = client.SyncPlans.EnsureAsync(katello.Organization, desired, cancellationToken: Cancellation);
            var result = await katello.Clock.RunUntilCompletedAsync(ensure, TimeSpan.FromSeconds(0.5));
            katello.Clock.Advance(TimeSpan.FromSeconds(30));

            result.Outcome.Should().Be(EnsureOutcome.Created, "{0} on {1}", kind, release);
            katello.Stored("Late").ProductIds.Should().Equal(katello.Seed.SpareProductId);
            katello.Server.SyncPlans.Count(plan => plan.Name == "Late").Should().Be(1);
        }
    }

    private static object Facts(EnsureResult result) => new
    {
        result.Outcome,
        result.Differences,
        result.NotComparable,
        result.ProductsAdded,
        result.ProductsRemoved,
        result.ProductsPruned,
        Moved = result.ProductsMovedFrom.OrderBy(move => move.Key).ToArray(),
        result.ProductsNotDone,
        result.ProductProblems,
        result.ProductNamesNotFound,
    };

    private static KatelloClient Arrange(TestKatello katello, Random random)
    {
        var seed = katello.Seed;
        var (all, own) = (Products(katello), new List<int>());
        foreach (var id in all.Where(_ => random.Next(2) == 0))
        {
            own.Add(id);
        }

        if (random.Next(3) > 0)
        {
            katello.Server.AddSyncPlan(
                seed.Organization,
                "Random",
                random.Next(2) == 0 ? "daily" : "weekly",
                Dates.Utc(2026, random.Next(1, 13), 1, random.Next(24)),
                random.Next(2) == 0,
                productIds: [.. own]);
        }

        foreach (var id in all.Where(_ => random.Next(4) == 0))
        {
            katello.Server.SetRepositoryCount(id, 0);
        }

        var user = random.Next(3) switch
        {
            0 => seed.Admin,
            1 => katello.Server.AddUser("manager of some", FakeKatelloPermissions.SyncPlanManager),
            _ => katello.Server.AddUser("without products", FakeKatelloPermissions.WithoutProducts),
        };
        if (!user.IsAdmin)
        {
            // Some products may be seen and not edited: a filter of the role for editing is a filter for seeing in the fake.
            user.OrganizationIds = new HashSet<int> { seed.Organization.Id };
            user.ProductIds = random.Next(2) == 0 ? null : all.Where(_ => random.Next(3) > 0).ToHashSet();
        }

        user.TimeZone = random.Next(2) == 0 ? null : TimeZoneInfo.FindSystemTimeZoneById(random.Next(2) == 0 ? "America/New_York" : "Asia/Kolkata");
        return katello.As(user);
    }

    private static DesiredSyncPlan Desire(TestKatello katello, Random random)
    {
        var cron = random.Next(4) == 0;
        var ids = Products(katello).Append(999_999).Append(katello.Seed.OtherProductId).Where(_ => random.Next(2) == 0).ToList();
        return new DesiredSyncPlan
        {
            Name = "Random",
            Interval = cron ? SyncPlanInterval.CustomCron : random.Next(2) == 0 ? SyncPlanInterval.Daily : SyncPlanInterval.Weekly,
            CronExpression = cron ? "15 3 * * 1-5" : null,
            SyncDate = Dates.Utc(2026, random.Next(1, 13), 1, random.Next(24)),
            Description = random.Next(2) == 0 ? "Text" : default(Optional<string?>),
            Enabled = random.Next(3) switch { 0 => null, 1 => true, _ => false },
            Products = random.Next(5) == 0 ? null : ids,
            ProductNames = random.Next(4) == 0 ? (random.Next(2) == 0 ? ["EPEL 9"] : ["EPEL 9", "No such product"]) : null,
        };
    }

    private static int[] Products(TestKatello katello)
    {
        var seed = katello.Seed;
        return [seed.ProductId, seed.SecondProductId, seed.SpareProductId, seed.EmptyProductId, seed.RedHatProductId, seed.DisabledProductId];
    }
}
