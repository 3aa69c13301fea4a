using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.RemoteSynchronisations;

/// <summary>What holds however calls go wrong. A failure names the seed that brings it back.</summary>
public class RandomFaultTests
{
    private const int Seeds = 12;

    private static readonly FaultKind[] Kinds =
    [
        FaultKind.ConnectionRefused, FaultKind.ResetBeforeActing, FaultKind.ResetAfterActing, FaultKind.TruncatedBody, FaultKind.Slow,
        FaultKind.BadGatewayBeforeActing, FaultKind.BadGatewayAfterActing, FaultKind.GatewayTimeoutBeforeActing,
        FaultKind.GatewayTimeoutAfterActing, FaultKind.ServiceUnavailable, FaultKind.TooManyRequests,
        FaultKind.CommitLater, FaultKind.BadGatewayCommitLater, FaultKind.GatewayTimeoutCommitLater, FaultKind.GatewayNotFound,
    ];

    private static readonly Guid[] Remote = [.. Enumerable.Range(1, 4).Select(number => new Guid(number, 0, 0, new byte[8]))];

    [Fact]
    public async Task Whatever_is_ensured_is_there_once_and_a_second_time_nothing_changes()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var clock = new FakeClock();
            await using var server = Make(clock, seed);
            using var staff = server.CreateClient(Credential.FromToken(server.Seed.StaffToken), Options(clock));
            var random = new Random(seed);
            for (var round = 0; round < 4; round++)
            {
                var desired = Desired(staff, server, random);
                AddFaults(server, random);
                try
                {
                    await clock.RunUntilCompletedAsync(Ensure(staff, desired), TimeSpan.FromMilliseconds(500));
                }
                catch (ApiException)
                {
                    // Too many faults in a row: what was reached is not known, but trying again must work.
                }

                server.Faults.Clear();
                await clock.RunUntilCompletedAsync(Ensure(staff, desired), TimeSpan.FromMilliseconds(500));

                var again = await clock.RunUntilCompletedAsync(Ensure(staff, desired), TimeSpan.FromMilliseconds(500));
                again.Outcome.Should().Be(SynchronisationEnsureOutcome.Unchanged, $"seed {seed}, round {round}");
                var row = server.RemoteSynchronisations.Should().ContainSingle($"seed {seed}, round {round}").Which;
                row.Token.Should().Be(desired.Token);
                row.Categories.Select(category => category.RemoteCategory).Should()
                    .BeEquivalentTo(desired.Categories.Select(category => category.RemoteCategory), $"seed {seed}, round {round}");
            }
        }
    }

    [Fact]
    public async Task No_run_is_started_twice_and_what_is_told_is_what_is_stored()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var clock = new FakeClock();
            await using var server = Make(clock, seed);
            using var staff = server.CreateClient(Credential.FromToken(server.Seed.StaffToken), Options(clock));
            var random = new Random(seed);
            for (var i = 0; i < 4; i++)
            {
                var row = server.AddRemoteSynchronisation(
                    server.Seed.Provider, Guid.NewGuid(), new FakeCategoryMapping(server.Seed.Category, Remote[0], "Remote"));
                server.SynchronisationRuns.Script(row.Uuid, Outcome(random));
            }

            AddFaults(server, random, "/api/marketplace-remote-synchronisations/{uuid}/**");
            var options = new SynchronisationRunAllOptions { Parallelism = 1 + random.Next(3), LostResponse = new LostResponseOptions { Patience = TimeSpan.FromSeconds(30) } };

            var summary = await clock.RunUntilCompletedAsync(
                staff.RemoteSynchronisations.RunAllAsync(options, cancellationToken: TestContext.Current.CancellationToken), TimeSpan.FromMilliseconds(500));

            summary.Results.Should().HaveCount(4, $"seed {seed}");
            foreach (var result in summary.Results)
            {
                var stored = server.RemoteSynchronisations.Single(row => row.Uuid == result.Synchronisation.Uuid);
                ActedRuns(server, stored.Uuid).Should().BeLessThanOrEqualTo(1, $"seed {seed}: {result}");
                (result.Outcome switch
                {
                    SynchronisationRunOutcome.Ok => stored.State == "OK",
                    SynchronisationRunOutcome.Erred => stored.State == "Erred",
                    SynchronisationRunOutcome.Failed => stored.State == "Scheduled",
                    _ => true,
                }).Should().BeTrue($"seed {seed}: {result}, stored {stored.State}");
            }
        }
    }

    // Longer than a late commit takes.
    private static ClientOptions Options(FakeClock clock) =>
        new() { TimeProvider = clock, LostResponse = new LostResponseOptions { Patience = TimeSpan.FromSeconds(10) } };

    private static FakeWaldurServer Make(FakeClock clock, int seed) => FakeWaldurServer.CreateSeeded(new FakeServerOptions { Clock = clock, Seed = seed });

    private static Task<SynchronisationEnsureResult> Ensure(WaldurClient staff, RemoteSynchronisationCreate desired) =>
        staff.RemoteSynchronisations.EnsureAsync(desired, TestContext.Current.CancellationToken);

    private static void AddFaults(FakeWaldurServer server, Random random, string? path = null)
    {
        for (var i = 0; i < 3; i++)
        {
            server.Faults.Add(new FaultRule
            {
                Kind = Kinds[random.Next(Kinds.Length)],
                Path = path,
                Probability = 0.25,
                Delay = TimeSpan.FromSeconds(2),
                RetryAfter = random.Next(2) == 0 ? null : TimeSpan.FromSeconds(1),
            });
        }
    }

    private static int ActedRuns(FakeWaldurServer server, Guid uuid) => server.Requests.Count(request =>
        request.Acted && request.Path.EndsWith($"{uuid:N}/run_synchronisation/", StringComparison.Ordinal));

    private static FakeSynchronisationOutcome Outcome(Random random) => random.Next(5) switch
    {
        0 => FakeSynchronisationOutcome.Erred("no"),
        1 => FakeSynchronisationOutcome.ServerError(),
        2 => FakeSynchronisationOutcome.GatewayTimeout(),
        3 => FakeSynchronisationOutcome.Ok().BehindGatewayTimeout(502),
        _ => FakeSynchronisationOutcome.Ok() with { Duration = TimeSpan.FromSeconds(random.Next(20)) },
    };

    private static RemoteSynchronisationCreate Desired(WaldurClient staff, FakeWaldurServer server, Random random) => new()
    {
        ApiUrl = $"https://remote{random.Next(2)}.example/api/",
        Token = $"token-{random.Next(3)}",
        RemoteOrganizationUuid = Remote[0],
        RemoteOrganizationName = $"Organisation {random.Next(2)}",
        LocalServiceProvider = staff.Urls.For(WaldurObject.ServiceProvider, server.Seed.Provider.Uuid),
        IsActive = random.Next(3) switch { 0 => null, 1 => true, _ => false },
        Categories = [.. Remote.OrderBy(_ => random.Next()).Take(1 + random.Next(Remote.Length)).Select(remote => new RemoteLocalCategoryCreate
        {
            LocalCategory = staff.Urls.For(WaldurObject.Category, server.Seed.Category.Uuid),
            RemoteCategory = remote,
            RemoteCategoryName = random.Next(2) == 0 ? null : $"Name {random.Next(2)}",
        })],
    };
}
