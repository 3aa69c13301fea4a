using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

public class ImportTests
{
    private const string Import = TestWaldur.Rows + "*/import_resource/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_outcome_is_reported()
    {
        await using var waldur = new TestWaldur();
        var server = waldur.Server;
        var (offering, project) = (waldur.Seed.Offering, waldur.Seed.Project);
        server.AddBackendResource(offering, project, "imported", "1", """{"limits":{"cpu":4}}""");
        server.AddBackendResource(offering, project, "already", "2");
        server.AddResource(offering, project, "already", "2");
        server.AddBackendResource(waldur.Seed.SharedOffering, project, "plan", "3");
        server.AddBackendResource(offering, project, "list", "5", "[]");
        var rows = await ListAsync(waldur);
        var gone = new BackendResource { Uuid = Guid.NewGuid(), Name = "gone" };

        var summary = await waldur.Staff.BackendResources.ImportAllAsync([.. rows, gone], cancellationToken: Cancellation);

        summary.Results.ToDictionary(result => result.Source.Name, result => result.Outcome).Should().BeEquivalentTo(new Dictionary<string, ImportOutcome>
        {
            ["imported"] = ImportOutcome.Imported,
            ["already"] = ImportOutcome.AlreadyImported,
            ["plan"] = ImportOutcome.PlanRequired,
            ["gone"] = ImportOutcome.Gone,
            ["list"] = ImportOutcome.Failed,
        });
        summary.Results.Should().OnlyContain(result => (result.Error == null) == (result.Outcome == ImportOutcome.Imported));
        summary.Results.Single(result => result.Outcome == ImportOutcome.Imported).Resource!.Limits.Should().ContainKey("cpu");
        summary.IsCancelled.Should().BeFalse();
        waldur.Server.BackendResources.Select(row => row.Name).Should().BeEquivalentTo("already", "plan", "list");
    }

    [Fact]
    public async Task An_unknown_plan_and_a_broken_backend_id_rule_are_failures()
    {
        await using var waldur = new TestWaldur();
        waldur.Seed.Offering.BackendIdRules = new FakeBackendIdRules { Pattern = "vm-[0-9]+" };
        var row = await AddAsync(waldur, "host-1");

        var unknownPlan = await waldur.Staff.BackendResources.TryImportAsync(row, Guid.NewGuid(), Cancellation);
        var broken = await waldur.Staff.BackendResources.TryImportAsync(row, cancellationToken: Cancellation);

        unknownPlan.Outcome.Should().Be(ImportOutcome.Failed);
        unknownPlan.Error.Should().BeOfType<ApiValidationException>().Which.ForField("plan").Should().NotBeEmpty();
        broken.Outcome.Should().Be(ImportOutcome.Failed);
        broken.Error.Should().BeOfType<ApiValidationException>();
    }

    [Fact]
    public async Task Agents_may_not_import()
    {
        await using var waldur = new TestWaldur();

        var result = await waldur.Agent.BackendResources.TryImportAsync(await AddAsync(waldur, "1"), cancellationToken: Cancellation);

        result.Outcome.Should().Be(ImportOutcome.Failed);
        result.Error.Should().BeOfType<ApiAuthorizationException>();
    }

    [Theory]
    [InlineData(FaultKind.ConnectionRefused, ImportOutcome.Imported)]
    [InlineData(FaultKind.ResetBeforeActing, ImportOutcome.Uncertain)]
    [InlineData(FaultKind.TooManyRequests, ImportOutcome.Imported)]
    [InlineData(FaultKind.ResetAfterActing, ImportOutcome.ProbablyImported)]
    [InlineData(FaultKind.TruncatedBody, ImportOutcome.ProbablyImported)]
    [InlineData(FaultKind.BadGatewayAfterActing, ImportOutcome.ProbablyImported)]
    [InlineData(FaultKind.GatewayTimeoutAfterActing, ImportOutcome.ProbablyImported)]
    [InlineData(FaultKind.GatewayTimeoutBeforeActing, ImportOutcome.Uncertain)]
    public async Task A_lost_response_never_imports_twice(FaultKind fault, ImportOutcome outcome)
    {
        await using var waldur = new TestWaldur();
        var row = await AddAsync(waldur, "1");
        waldur.Strike(fault, Import);

        var result = await waldur.RunAsync(waldur.Staff.BackendResources.TryImportAsync(row, cancellationToken: Cancellation));

        result.Outcome.Should().Be(outcome);
        waldur.Server.Resources.Should().HaveCount(outcome == ImportOutcome.Uncertain ? 0 : 1);
        waldur.Server.BackendResources.Should().HaveCount(outcome == ImportOutcome.Uncertain ? 1 : 0);
    }

    [Fact]
    public async Task An_import_is_never_sent_twice()
    {
        await using var waldur = new TestWaldur();
        var row = await AddAsync(waldur, "1");
        waldur.Strike(FaultKind.ResetBeforeActing, Import);

        var result = await waldur.RunAsync(waldur.Staff.BackendResources.TryImportAsync(row, cancellationToken: Cancellation));

        result.Outcome.Should().Be(ImportOutcome.Uncertain);
        waldur.Calls("POST", "/import_resource/").Should().Be(1);
        waldur.Server.Resources.Should().BeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(45)]
    public async Task An_import_that_commits_late_is_found(int seconds)
    {
        await using var waldur = new TestWaldur();
        var row = await AddAsync(waldur, "1");
        waldur.Server.Faults.For("POST /api/backend-resources/{uuid}/import_resource/").Next(Fault.CommitLater(TimeSpan.FromSeconds(seconds)));

        var result = await waldur.RunAsync(waldur.Staff.BackendResources.TryImportAsync(row, cancellationToken: Cancellation));

        result.Outcome.Should().Be(ImportOutcome.ProbablyImported);
        waldur.Server.Resources.Should().ContainSingle();
        waldur.Calls("POST", "/import_resource/").Should().Be(1);
    }

    [Fact]
    public async Task An_import_that_the_server_is_still_at_is_waited_for()
    {
        await using var waldur = new TestWaldur();
        var row = await AddAsync(waldur, "1");
        var looks = 0;
        using var staff = waldur.NewClient(waldur.Seed.StaffToken, async request =>
        {
            if (request.Method == HttpMethod.Get && ++looks == 3)
            {
                await waldur.Staff.BackendResources.ImportAsync(row, cancellationToken: Cancellation);
            }
        });
        waldur.Strike(FaultKind.GatewayTimeoutBeforeActing, Import);

        var result = await waldur.RunAsync(staff.BackendResources.TryImportAsync(row, cancellationToken: Cancellation));

        result.Outcome.Should().Be(ImportOutcome.ProbablyImported);
        waldur.Server.Resources.Should().ContainSingle();
    }

    [Fact]
    public async Task When_the_look_fails_too_the_import_may_have_happened()
    {
        await using var waldur = new TestWaldur();
        var row = await AddAsync(waldur, "1");
        waldur.Strike(FaultKind.ResetAfterActing, Import);
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Rows + "*/", "GET", times: null);

        var result = await waldur.RunAsync(waldur.Staff.BackendResources.TryImportAsync(row, cancellationToken: Cancellation));

        result.Outcome.Should().Be(ImportOutcome.Uncertain);
        result.Error.Should().BeAssignableTo<ApiException>().Which.MayHaveActed.Should().BeTrue();
    }

    [Fact]
    public async Task Of_two_who_import_one_row_one_does()
    {
        await using var waldur = new TestWaldur();
        var row = await AddAsync(waldur, "1");

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => waldur.Staff.BackendResources.TryImportAsync(row, cancellationToken: Cancellation)));

        results.Count(result => result.Outcome == ImportOutcome.Imported).Should().Be(1);
        results.Count(result => result.Outcome == ImportOutcome.Gone).Should().Be(5);
        waldur.Server.Resources.Should().ContainSingle();
    }

    private static async Task<BackendResource> AddAsync(TestWaldur waldur, string id)
    {
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, $"Name of {id}", id);
        return await waldur.Staff.BackendResources.GetAsync(row.Uuid, Cancellation);
    }

    private static Task<List<BackendResource>> ListAsync(TestWaldur waldur) =>
        waldur.Staff.BackendResources.List().ToListAsync(Cancellation);
}
