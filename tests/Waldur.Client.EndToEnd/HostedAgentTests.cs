using System.Net;
using System.Text.Json;
using Waldur.Client.Models;

namespace Waldur.Client.EndToEnd;

/// <summary>The hosted agent as a process: on its own fake, and on a server as a service manager runs it.</summary>
public sealed class HostedAgentTests : IDisposable
{
    private static readonly Dictionary<string, string> NoVariables = [];
    private readonly WorkFolder _folder = new();

    [Fact]
    public async Task Without_configuration_it_serves_a_request_is_healthy_and_stops_on_sigterm()
    {
        await using var agent = Start(NoVariables);
        await agent.WaitForLineAsync("is done");

        var (status, health) = await GetHealthAsync(agent);

        status.Should().Be(HttpStatusCode.OK);
        health.GetProperty("status").GetString().Should().Be("Healthy");
        health.GetProperty("checks").GetProperty("waldur-site-agent").GetProperty("done").GetString().Should().Be("1");
        var ended = (await agent.TerminateAsync()).ShouldSucceed();
        ended.Text.Should().Contain("2 Created").And.Contain("Agent: running, last poll").And.Contain("The site agent has stopped");
    }

    [Fact]
    public async Task Once_it_ends_by_itself_when_nothing_is_pending()
    {
        var ended = (await Run.ToEndAsync("HostedAgent", _folder, "--once", "--urls", "http://127.0.0.1:0")).ShouldSucceed();

        ended.Text.Should().Contain("nothing is pending").And.Contain("1 done, 0 erred");
    }

    [Fact]
    public async Task It_is_the_agent_of_a_server_with_a_token_file_and_unhealthy_while_the_server_is_away()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var server = await FakeServerProcess.StartAsync();
        await using var agent = Start(Variables(server, _folder.Write("token", server.AgentVariables["WALDUR_TOKEN"])));
        var request = await server.Staff.BackendResourceRequests.CreateAsync(server.Offering, cancellation);
        await agent.WaitForLineAsync("is done");
        (await server.Staff.BackendResourceRequests.GetAsync(request.Uuid, cancellation)).State.Should().Be(BackendResourceRequestState.Done);
        var rows = await server.Staff.BackendResources.List().ToListAsync(cancellation);
        rows.Should().ContainSingle().Which.BackendId.Should().Be("node-1");
        (await GetHealthAsync(agent)).Status.Should().Be(HttpStatusCode.OK);

        await server.DisposeAsync();
        var (status, health) = await GetHealthAsync(agent);

        status.Should().Be(HttpStatusCode.ServiceUnavailable);
        health.GetProperty("checks").GetProperty("waldur").GetProperty("error").GetString().Should().Be(nameof(ApiTransportException));
        var ended = (await agent.TerminateAsync()).ShouldSucceed();
        ended.Text.Should().NotContain(server.AgentVariables["WALDUR_TOKEN"]);
        Directory.EnumerateFiles(Path.Combine(_folder.Path, "claims")).Should().Contain(file => file.EndsWith($"{server.Offering:N}.claims", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_token_ends_it_with_a_status_and_one_line()
    {
        await using var server = await FakeServerProcess.StartAsync();
        await using var agent = Start(Variables(server, _folder.Write("token", "0000000000000000000000000000000000000000")));

        var ended = await agent.WaitForEndAsync();

        ended.Status.Should().Be(1, ended.Text);
        ended.Output.Should().ContainSingle(line => line.Contains("crit: ", StringComparison.Ordinal)).Which.Should().Contain("cannot go on").And.Contain("401");
        ended.Text.Should().NotContain("   at ");
    }

    [Fact]
    public async Task Wrong_settings_are_told_in_a_line_each()
    {
        var wrong = new Dictionary<string, string> { ["Waldur__Endpoint"] = "https://waldur.example.com", ["Waldur__Tokn"] = "x", ["Waldur__Agent__PollInterval"] = "30" };
        await using var agent = Start(wrong);

        var ended = await agent.WaitForEndAsync();

        ended.Status.Should().Be(2, ended.Text);
        ended.Errors.Should().HaveCount(2);
        ended.Errors[0].Should().ContainAll("Waldur:Tokn is no setting: did you mean Token?", "Waldur:Token is missing");
        ended.Errors[1].Should().ContainAll("Waldur:Agent:Offerings is missing", "Waldur:Agent:PollInterval must be a time such as 00:01:30");
        ended.Text.Should().NotContain("   at ");
    }

    [Fact]
    public async Task It_sends_spans_and_metrics_where_the_environment_says()
    {
        using var collector = new Collector();
        var variables = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };

        (await Run.ToEndAsync("HostedAgent", _folder, variables, "--once", "--urls", "http://127.0.0.1:0")).ShouldSucceed();

        collector["/v1/traces"].Should().ContainAll("hosted-agent", "Waldur.Client", "/api/backend-resource-requests/{uuid}/start_processing/");
        collector["/v1/metrics"].Should().ContainAll("hosted-agent", "Waldur.Client");
    }

    public void Dispose() => _folder.Dispose();

    private RunningProgram Start(IReadOnlyDictionary<string, string> variables) =>
        RunningProgram.Start("HostedAgent", _folder.Path, variables, "--urls", "http://127.0.0.1:0");

    private Dictionary<string, string> Variables(FakeServerProcess server, string tokenFile) => new()
    {
        ["Waldur__Endpoint"] = server.AgentVariables["WALDUR_URL"],
        ["Waldur__TokenFile"] = tokenFile,
        ["Waldur__MaxRetries"] = "0",
        ["Waldur__Agent__Offerings"] = server.Offering.ToString(),
        ["Waldur__Agent__PollInterval"] = "00:00:00.2",
        ["Waldur__Agent__JournalFolder"] = Path.Combine(_folder.Path, "claims"),
        ["Backend__Machines__0__Id"] = "node-1",
        ["Backend__Machines__0__Name"] = "Node 1",
        ["Backend__Machines__0__Project"] = server.Values["PROJECT"],
    };

    private static async Task<(HttpStatusCode Status, JsonElement Health)> GetHealthAsync(RunningProgram agent)
    {
        var line = await agent.WaitForLineAsync("Now listening on: ");
        var address = new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..].Trim());
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(address, "/health"), TestContext.Current.CancellationToken);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (response.StatusCode, body.RootElement.Clone());
    }
}
