using System.Text.Json.Nodes;

namespace Waldur.Client.Testing.Tests;

public sealed class BackendResourceRequestTests
{
    private const string Path = "/api/backend-resource-requests/";
    private const string Errors = """{"error_message":"broken","error_traceback":"line 1"}""";

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task A_request_goes_from_Sent_to_Done(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        var seed = waldur.Seed;

        var created = await waldur.Staff("POST", Path, $$"""{"offering":"{{seed.Offering.Uuid:N}}"}""");
        var uuid = created.Text("uuid");
        waldur.Clock.Advance(TimeSpan.FromMinutes(1));
        var started = await waldur.Agent("POST", $"{Path}{uuid}/start_processing/");
        waldur.Clock.Advance(TimeSpan.FromMinutes(1));
        var done = await waldur.Agent("POST", $"{Path}{uuid}/set_done/");
        var read = await waldur.Agent("GET", $"{Path}{uuid}/");

        created.Code.Should().Be(201);
        created.Text("state").Should().Be("Sent");
        created.Header("Location").Should().Be(created.Text("url"));
        started.Body.Should().Be("""{"status":"Request state set to processing."}""");
        done.Body.Should().Be("""{"status":"Request state set to done."}""");
        JsonNode.DeepEquals(read.Json, JsonNode.Parse($$"""
            {
              "url": "{{waldur.Server.Endpoint}}api/backend-resource-requests/{{uuid}}/", "uuid": "{{uuid}}",
              "created": "2026-01-01T00:00:00.000000+00:00", "modified": "2026-01-01T00:02:00.000000+00:00",
              "started": "2026-01-01T00:01:00.000000+00:00", "finished": "2026-01-01T00:02:00.000000+00:00",
              "state": "Done", "offering": "{{seed.Offering.Uuid:N}}", "offering_name": "Private cluster",
              "offering_url": "{{waldur.Server.Endpoint}}api/marketplace-public-offerings/{{seed.Offering.Uuid:N}}/",
              "error_message": "", "error_traceback": ""
            }
            """)).Should().BeTrue(read.Body);
    }

    [Theory]
    [InlineData("Sent", "start_processing", 200, "Processing")]
    [InlineData("Processing", "start_processing", 409, "Sent")]
    [InlineData("Done", "start_processing", 409, "Sent")]
    [InlineData("Erred", "start_processing", 409, "Sent")]
    [InlineData("Sent", "set_done", 409, "Processing")]
    [InlineData("Processing", "set_done", 200, "Done")]
    [InlineData("Done", "set_done", 409, "Processing")]
    [InlineData("Erred", "set_done", 409, "Processing")]
    [InlineData("Sent", "set_erred", 200, "Erred")]
    [InlineData("Processing", "set_erred", 200, "Erred")]
    [InlineData("Done", "set_erred", 200, "Erred")]
    [InlineData("Erred", "set_erred", 200, "Erred")]
    public async Task Every_state_allows_what_it_allows(string from, string action, int status, string stateOrValid)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = await In(waldur, from);

        var response = await waldur.Agent("POST", $"{Path}{row.Uuid:N}/{action}/", action == "set_erred" ? Errors : null);

        response.Code.Should().Be(status);
        var state = waldur.Server.BackendResourceRequests.Single().State;
        if (status == 409)
        {
            response.Body.Should().Be($$"""{"detail":"Valid states for operation: {{stateOrValid}}."}""");
            state.Should().Be(from);
        }
        else
        {
            state.Should().Be(stateOrValid);
        }
    }

    [Fact]
    public async Task A_failure_keeps_message_and_traceback_and_may_be_told_again()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = await In(waldur, "Processing");

        await waldur.Agent("POST", $"{Path}{row.Uuid:N}/set_erred/", Errors);
        var again = await waldur.Agent("POST", $"{Path}{row.Uuid:N}/set_erred/", """{"error_message":"","error_traceback":""}""");

        again.Body.Should().Be("""{"status":"Request state set to erred."}""");
        var stored = waldur.Server.BackendResourceRequests.Single();
        (stored.State, stored.ErrorMessage, stored.ErrorTraceback).Should().Be(("Erred", "", ""));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"error_message":"m"}""")]
    [InlineData("""{"error_traceback":"t"}""")]
    public async Task A_failure_without_both_fields_ends_in_a_server_error(string? body)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = await In(waldur, "Processing");

        var response = await waldur.Agent("POST", $"{Path}{row.Uuid:N}/set_erred/", body);

        response.Code.Should().Be(500);
        response.Body.Should().Contain("Server Error (500)");
        waldur.Server.BackendResourceRequests.Single().State.Should().Be("Processing");
    }

    [Fact]
    public async Task A_failure_with_null_is_refused()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = await In(waldur, "Processing");

        var response = await waldur.Agent("POST", $"{Path}{row.Uuid:N}/set_erred/", """{"error_message":null,"error_traceback":""}""");

        response.Code.Should().Be(400);
        response.Body.Should().Be("""{"error_message":["This field may not be null."]}""");
    }

    [Fact]
    public async Task Only_staff_creates_and_is_looked_at_before_the_body()
    {
        await using var waldur = await TestWaldur.StartAsync();

        (await waldur.Agent("POST", Path, "{}")).Code.Should().Be(403);
        (await waldur.SendAsync("POST", Path, "{}", waldur.Seed.SupportToken)).Code.Should().Be(403);
        var empty = await waldur.Staff("POST", Path, "{}");
        var unknown = await waldur.Staff("POST", Path, $$"""{"offering":"{{Guid.Empty:N}}"}""");

        empty.Body.Should().Be("""{"offering":["This field is required."]}""");
        unknown.Body.Should().Be($$"""{"offering":["Object with uuid={{Guid.Empty:N}} does not exist."]}""");
    }

    [Fact]
    public async Task The_right_is_looked_at_before_the_state_and_the_state_before_the_body()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.EveryoneSeesRequests = true;
        var row = await In(waldur, "Done");

        (await waldur.User("POST", $"{Path}{row.Uuid:N}/set_done/", "{broken")).Code.Should().Be(403);
        (await waldur.Agent("POST", $"{Path}{row.Uuid:N}/set_done/", "{broken")).Code.Should().Be(409);
        (await waldur.Agent("POST", $"{Path}{row.Uuid:N}/set_erred/", "{broken")).Code.Should().Be(400);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Roles_decide_who_sees_a_request(bool everyoneSees)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var (server, seed) = (waldur.Server, waldur.Seed);
        server.EveryoneSeesRequests = everyoneSees;
        var row = server.AddBackendResourceRequest(seed.Offering);
        var owner = server.AddUser("owner", FakeRole.OfferingOwner(seed.Offering));
        (FakeUser User, bool Sees, bool Manages)[] cases =
        [
            (seed.Staff, true, true), (seed.Support, true, false), (seed.Agent, true, true), (owner, true, true),
            (seed.User, everyoneSees, false),
        ];

        foreach (var (user, sees, manages) in cases)
        {
            (await waldur.SendAsync("GET", Path, token: user.Token)).Json.AsArray().Should().HaveCount(sees ? 1 : 0, user.Name);
            (await waldur.SendAsync("GET", $"{Path}{row.Uuid:N}/", token: user.Token)).Code.Should().Be(sees ? 200 : 404, user.Name);
            (await waldur.SendAsync("POST", $"{Path}{row.Uuid:N}/set_erred/", Errors, user.Token)).Code
                .Should().Be(manages ? 200 : sees ? 403 : 404, user.Name);
        }
    }

    [Fact]
    public async Task Only_one_of_many_claims_succeeds()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = waldur.Server.AddBackendResourceRequest(waldur.Seed.Offering);

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => waldur.Agent("POST", $"{Path}{row.Uuid:N}/start_processing/")));

        responses.Select(response => response.Code).Order().Should().Equal([200, .. Enumerable.Repeat(409, 19)]);
    }

    [Theory]
    [InlineData("state=Sent", 1)]
    [InlineData("state=Sent&state=Processing", 2)]
    [InlineData("state=Erred", 0)]
    [InlineData("started=2026-01-01T00:00:00Z", 2)]
    [InlineData("finished=2026-01-01T00:00:00Z", 1)]
    [InlineData("finished=2027-01-01T00:00:00Z", 0)]
    [InlineData("offering_uuid={offering}&state=Done", 1)]
    [InlineData("modified=2026-01-01T00:00:00Z&created_before=2025-01-01T00:00:00Z", 0)]
    public async Task Filters_narrow_a_list(string query, int rows)
    {
        await using var waldur = await TestWaldur.StartAsync();
        await In(waldur, "Sent");
        await In(waldur, "Processing");
        await In(waldur, "Done");
        var filled = query.Replace("{offering}", waldur.Seed.Offering.Uuid.ToString(), StringComparison.Ordinal);

        var response = await waldur.Agent("HEAD", $"{Path}?{filled}");

        response.Header("X-Result-Count").Should().Be(rows.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("state=Sent&state=sent", """{"state":["Select a valid choice. sent is not one of the available choices."]}""")]
    [InlineData("o=modified", """{"o":["Select a valid choice. modified is not one of the available choices."]}""")]
    [InlineData("started=x", """{"started":["Enter a valid date/time."]}""")]
    public async Task Filters_that_are_no_good_are_named(string query, string body)
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.Agent("GET", $"{Path}?{query}");

        response.Code.Should().Be(400);
        response.Body.Should().Be(body);
    }

    [Fact]
    public async Task Whoever_listens_is_told_of_new_requests()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var told = new List<(Guid Uuid, Guid Offering)>();
        waldur.Server.BackendResourceRequestCreated += (_, e) => told.Add((e.Request.Uuid, e.Request.Offering.Uuid));

        var created = await waldur.Staff("POST", Path, $$"""{"offering":"{{waldur.Seed.Offering.Uuid:N}}"}""");
        var added = waldur.Server.AddBackendResourceRequest(waldur.Seed.SharedOffering);

        told.Should().Equal(
            (Guid.Parse(created.Text("uuid")), waldur.Seed.Offering.Uuid),
            (added.Uuid, waldur.Seed.SharedOffering.Uuid));
    }

    [Fact]
    public async Task A_snapshot_does_not_change_afterwards()
    {
        await using var waldur = await TestWaldur.StartAsync();
        await In(waldur, "Sent");
        var before = waldur.Server.BackendResourceRequests.Single();

        await waldur.Agent("POST", $"{Path}{before.Uuid:N}/start_processing/");

        before.State.Should().Be("Sent");
        waldur.Server.BackendResourceRequests.Single().State.Should().Be("Processing");
    }

    private static async Task<FakeBackendResourceRequest> In(TestWaldur waldur, string state)
    {
        var row = waldur.Server.AddBackendResourceRequest(waldur.Seed.Offering);
        if (state is "Processing" or "Done")
        {
            await waldur.Agent("POST", $"{Path}{row.Uuid:N}/start_processing/");
        }

        if (state is "Done")
        {
            await waldur.Agent("POST", $"{Path}{row.Uuid:N}/set_done/");
        }

        if (state is "Erred")
        {
            await waldur.Agent("POST", $"{Path}{row.Uuid:N}/set_erred/", Errors);
        }

        return row;
    }
}
