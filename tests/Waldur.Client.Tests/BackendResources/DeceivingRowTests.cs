using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>Rows and resources that were not asked for, that say nothing of their state, or that show late lead to nothing wrong.</summary>
public class DeceivingRowTests
{
    private const string Creation = "POST /api/backend-resources/";
    private const string Rows = "GET /api/backend-resources/";
    private const string Resources = "GET /api/marketplace-provider-resources/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, BackendResourcesQuery> Queries => new()
    {
        { "offering", new BackendResourcesQuery { OfferingUuid = Guid.NewGuid() } },
        { "project", new BackendResourcesQuery { ProjectUuid = Guid.NewGuid() } },
        { "backend id", new BackendResourcesQuery { BackendId = "vm-2" } },
        { "exact name", new BackendResourcesQuery { NameExact = "Name" } },
        { "name", new BackendResourcesQuery { Name = "other" } },
        { "created after", new BackendResourcesQuery { CreatedAfter = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero) } },
        { "created before", new BackendResourcesQuery { CreatedBefore = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) } },
        { "modified after", new BackendResourcesQuery { ModifiedAfter = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero) } },
        { "modified before", new BackendResourcesQuery { ModifiedBefore = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) } },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task What_was_not_asked_for_is_not_imported(string what, BackendResourcesQuery query)
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "Name of vm-1", "vm-1");
        waldur.Server.Faults.For(Rows).Always(FaultKind.FiltersIgnored);

        var importing = () => waldur.RunAsync(waldur.Staff.BackendResources.ImportAllAsync(query, cancellationToken: Cancellation));

        (await importing.Should().ThrowAsync<ApiUnexpectedContentException>(what)).WithMessage("*ignores the filter*");
        waldur.Server.Resources.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task What_was_not_asked_for_is_not_planned(string what, BackendResourcesQuery query)
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "Name of vm-1", "vm-1");
        waldur.Server.Faults.For(Rows).Always(FaultKind.FiltersIgnored);

        var planning = () => waldur.RunAsync(waldur.Staff.BackendResources.PlanImportAsync(query, cancellationToken: Cancellation));

        (await planning.Should().ThrowAsync<ApiUnexpectedContentException>(what)).WithMessage("*ignores the filter*");
    }

    [Fact]
    public async Task What_fits_a_query_is_imported()
    {
        await using var waldur = new TestWaldur();
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "Name of vm-1", "vm-1");
        var query = new BackendResourcesQuery
        {
            OfferingUuid = waldur.Offering,
            ProjectUuid = waldur.Project,
            BackendId = "vm-1",
            Name = "NAME",
            NameExact = "Name of vm-1",
            CreatedAfter = row.Created,
            CreatedBefore = row.Created,
            ModifiedAfter = row.Modified,
            ModifiedBefore = row.Modified,
        };

        var plan = await waldur.RunAsync(waldur.Staff.BackendResources.PlanImportAsync(query, cancellationToken: Cancellation));
        var summary = await waldur.RunAsync(waldur.Staff.BackendResources.ImportAllAsync(query, cancellationToken: Cancellation));

        plan.ToString().Should().Be("1 Ready");
        summary.ToString().Should().Be("1 Imported");
    }

    [Fact]
    public async Task A_resource_of_another_offering_with_the_same_backend_id_does_not_count_as_imported()
    {
        await using var waldur = new TestWaldur();
        var other = waldur.Server.AddOffering(waldur.Seed.Provider, waldur.Seed.Category, "Other");
        waldur.Seed.Agent.Roles = [FakeRole.ServiceManager(waldur.Seed.Offering), FakeRole.ServiceManager(other)];
        waldur.Server.AddResource(other, waldur.Seed.Project, "vm-1", "vm-1");
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "Name of vm-1", "vm-1");
        waldur.Server.Faults.For(Resources).Always(FaultKind.FiltersIgnored);

        var summary = await waldur.RunAsync(waldur.Agent.BackendResources.ReportAsync(
            waldur.Offering, [waldur.Item("vm-1"), waldur.Item("vm-2")], new ReportOptions { DeleteMissing = true }, cancellationToken: Cancellation));

        summary.ToString().Should().Be("1 Created, 1 Unchanged");
    }

    [Theory]
    [InlineData(FaultKind.NullState)]
    [InlineData(FaultKind.OddState)]
    public async Task A_resource_whose_state_is_not_known_deletes_no_row(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        foreach (var id in new[] { "vm-1", "vm-2" })
        {
            waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, id, id, state: "Terminated");
            waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, $"Name of {id}", id);
        }

        waldur.Server.Faults.For(Resources).Always(fault);

        // One row is on the backend, the other would be stale.
        await waldur.RunAsync(waldur.Agent.BackendResources.ReportAsync(
            waldur.Offering, [waldur.Item("vm-1")], new ReportOptions { DeleteMissing = true }, cancellationToken: Cancellation));

        waldur.Server.BackendResources.Should().HaveCount(2);
    }

    [Fact]
    public async Task Doubles_are_found_though_the_list_lags_behind()
    {
        await using var waldur = new TestWaldur();
        var replica = new LaggingReplica(waldur.Server.CreateHandler(), TimeSpan.FromSeconds(5), waldur.Clock);
        using var agent = new WaldurClient(
            new HttpMessageInvoker(replica), waldur.Server.Endpoint.ToString(), Credential.FromToken(waldur.Seed.AgentToken), new ClientOptions { Timeout = Timeout.InfiniteTimeSpan, AttemptTimeout = Timeout.InfiniteTimeSpan, TimeProvider = waldur.Clock });
        InventoryItem[] inventory = [waldur.Item("vm-1"), waldur.Item("vm-2")];

        // The other report has ended a moment ago, and the replica does not know of it yet.
        await agent.BackendResources.CompareAsync(waldur.Offering, inventory, cancellationToken: Cancellation);
        await waldur.RunAsync(waldur.Agent.BackendResources.ReportAsync(waldur.Offering, inventory, cancellationToken: Cancellation));
        var summary = await waldur.RunAsync(agent.BackendResources.ReportAsync(waldur.Offering, inventory, cancellationToken: Cancellation));

        summary.Failures.Should().BeEmpty();
        waldur.Server.BackendResources.Select(row => row.BackendId).Should().BeEquivalentTo("vm-1", "vm-2");
    }

    [Fact]
    public async Task A_response_that_belongs_to_another_call_replaces_no_row()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "Old", "vm-1");
        waldur.Server.Faults.For(Creation).Next(Created(waldur, "vm-2"));

        var summary = await waldur.RunAsync(waldur.Agent.BackendResources.ReportAsync(waldur.Offering, [waldur.Item("vm-1")], cancellationToken: Cancellation));

        summary.ToString().Should().Be("1 Replaced");
        waldur.Server.BackendResources.Should().ContainSingle().Which.Name.Should().Be("Name of vm-1");
    }

    [Theory]
    [InlineData(true, ImportOutcome.ProbablyImported)]
    [InlineData(false, ImportOutcome.Uncertain)]
    public async Task A_response_that_belongs_to_another_import_is_not_believed(bool hasActed, ImportOutcome outcome)
    {
        await using var waldur = new TestWaldur();
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "a", "a");
        var foreign = Fault.Respond(201, $$"""{"uuid":"{{Guid.NewGuid():N}}","state":"OK","backend_id":"b","offering_uuid":"{{waldur.Offering:N}}"}""");
        waldur.Server.Faults.For("POST /api/backend-resources/{uuid}/import_resource/").Next(hasActed ? foreign.AfterActing() : foreign);

        var result = await waldur.RunAsync(waldur.Staff.BackendResources.TryImportAsync(await waldur.Staff.BackendResources.GetAsync(row.Uuid, Cancellation), cancellationToken: Cancellation));

        result.Outcome.Should().Be(outcome);
        result.Error.Should().BeOfType<ApiUnexpectedContentException>().Which.Message.Should().Contain("backend id b");
        waldur.Server.Resources.Should().HaveCount(hasActed ? 1 : 0);
    }

    [Fact]
    public async Task A_row_that_is_confirmed_and_never_shows_is_uncertain()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.Faults.For(Creation).Next(Created(waldur, "vm-1"));

        var summary = await waldur.RunAsync(waldur.Agent.BackendResources.ReportAsync(waldur.Offering, [waldur.Item("vm-1")], cancellationToken: Cancellation));

        summary.ToString().Should().Be("1 Uncertain");
        summary.Failures.Should().ContainSingle().Which.Error.Should().BeOfType<ApiUnexpectedContentException>().Which.MayHaveActed.Should().BeTrue();
    }

    [Fact]
    public async Task A_row_of_a_report_that_saw_the_backend_later_stays()
    {
        await using var waldur = new TestWaldur();
        var hasCreated = false;
        var hasOther = false;
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, request =>
        {
            if (hasCreated && !hasOther && request.Method == HttpMethod.Get)
            {
                hasOther = true;
                waldur.Clock.Advance(TimeSpan.FromSeconds(1));
                waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "Later", "vm-1");
            }

            hasCreated |= request.Method == HttpMethod.Post;
            return Task.CompletedTask;
        });

        var early = await waldur.RunAsync(agent.BackendResources.ReportAsync(waldur.Offering, [waldur.Item("vm-1")], cancellationToken: Cancellation));
        waldur.Server.BackendResources.Select(row => row.Name).Should().BeEquivalentTo("Name of vm-1", "Later");
        var late = await waldur.RunAsync(waldur.Agent.BackendResources.ReportAsync(waldur.Offering, [waldur.Item("vm-1", "Later")], cancellationToken: Cancellation));

        early.ToString().Should().Be("1 Created");
        late.ToString().Should().Be("1 Unchanged, 1 DuplicateDeleted");
        waldur.Server.BackendResources.Should().ContainSingle().Which.Name.Should().Be("Later");
    }

    private static Fault Created(TestWaldur waldur, string backendId) => Fault.Respond(
        201, $$"""{"uuid":"{{Guid.NewGuid():N}}","name":"Name of {{backendId}}","backend_id":"{{backendId}}","offering":"{{waldur.Offering:N}}","project":"{{waldur.Project:N}}"}""");
}
