using Waldur.Client.Testing;

namespace Waldur.Client.EndToEnd;

/// <summary>The remote synchronisation, as a process: on its own fake server, and against one of the tests.</summary>
public sealed class RemoteSyncTests : IAsyncDisposable
{
    private const string Secret = "remote-token-that-must-not-be-told";
    private const string Organisation = "5d1f0a52-3f0b-4f1c-9b53-0d4f6f2f7a01";
    private readonly WorkFolder _folder = new();
    private readonly FakeWaldurServer _server = FakeWaldurServer.CreateSeeded();
    private readonly Dictionary<string, string> _variables = new() { ["SOUTH_TOKEN"] = Secret };

    [Fact]
    public async Task Without_configuration_it_ensures_and_runs_on_a_fake_server()
    {
        var result = (await Run.ToEndAsync("RemoteSync", _folder)).ShouldSucceed();

        result.Output.Should().Contain(line => line.StartsWith("Southern Computing Centre: Created ", StringComparison.Ordinal))
            .And.Contain(line => line.StartsWith("Eastern University: Changed ", StringComparison.Ordinal))
            .And.Contain(line => line.StartsWith("Western Institute: Created ", StringComparison.Ordinal))
            .And.Contain(line => line.StartsWith("Southern Computing Centre ", StringComparison.Ordinal) && line.Contains("Response"))
            .And.Contain(line => line.StartsWith("Eastern University ", StringComparison.Ordinal) && line.Contains("LastExecution"))
            .And.NotContain(line => line.StartsWith("Western Institute ", StringComparison.Ordinal), "it is not active")
            .And.EndWith("Result: 2 Ok");
        result.Text.Should().NotContain("\u001b", "the output goes to a pipe");
    }

    [Fact]
    public async Task It_synchronises_a_server_and_a_second_run_only_runs()
    {
        await StartAsync();
        var file = Write(File());

        var first = (await RunAsync(file)).ShouldSucceed();
        var second = (await RunAsync(file, "--parallelism", "2")).ShouldSucceed();

        first.Output[0].Should().StartWith("South: Created ");
        second.Output[0].Should().StartWith("South: Unchanged ");
        _server.RemoteSynchronisations.Should().ContainSingle().Which.Token.Should().Be(Secret);
        _server.Requests.Count(request => request.Path.EndsWith("/run_synchronisation/", StringComparison.Ordinal)).Should().Be(2);
        (first.Text + second.Text).Should().NotContain(Secret);
    }

    [Fact]
    public async Task Urls_of_this_server_may_stand_for_uuids()
    {
        await StartAsync();

        (await RunAsync(Write(File(provider: _server.Seed.ProviderUrl, local: _server.Seed.CategoryUrl)))).ShouldSucceed();

        _server.RemoteSynchronisations.Should().ContainSingle();
    }

    [Fact]
    public async Task A_run_that_failed_is_told_in_one_line_without_the_token()
    {
        await StartAsync();
        _server.SynchronisationRuns.Default = FakeSynchronisationOutcome.Erred($"Invalid token {Secret}.");

        var result = await RunAsync(Write(File()));

        result.ShouldFail(1, "South: Erred", "Invalid token ***.");
        result.Output.Should().EndWith("Result: 1 Erred");
        result.Text.Should().NotContain(Secret);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("[\n{ \"provider\" 1 }\n]", "line 2")]
    [InlineData("{}", "it holds an object; it must hold an array")]
    [InlineData("null", "it holds null; it must hold an array")]
    [InlineData("[null]", "entry 1 is null; it must be an object")]
    [InlineData("[{}]", "entry 1: 'provider' is missing")]
    [InlineData("""[{"provider":1}]""", "entry 1: 'provider' is a number; it must be a text")]
    [InlineData("""[{"provdier":"x"}]""", "entry 1: 'provdier' is not known; the fields are provider, api_url")]
    public async Task A_malformed_file_is_reported(string text, string part)
    {
        var file = Write(text);

        var result = await Run.ToEndAsync("RemoteSync", _folder, file);

        result.ShouldFail(2, file, part);
        result.Text.Should().NotContain("Waldur.Client").And.NotContain("System.").And.NotContain(".NET");
    }

    [Fact]
    public async Task An_empty_file_does_nothing()
    {
        await StartAsync();
        _server.AddRemoteSynchronisation(
            _server.Seed.Provider, Guid.NewGuid(), new FakeCategoryMapping(_server.Seed.Category, _server.Seed.RemoteCategory.Uuid, "Remote"));

        var result = (await RunAsync(Write("[]"))).ShouldSucceed();

        result.Text.Should().Contain("Nothing to do");
        _server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_not_in_the_file_is_left_alone()
    {
        await StartAsync();
        var other = _server.AddRemoteSynchronisation(
            _server.Seed.Provider, Guid.NewGuid(), new FakeCategoryMapping(_server.Seed.Category, _server.Seed.RemoteCategory.Uuid, "Remote"));

        (await RunAsync(Write(File()))).ShouldSucceed();

        _server.RemoteSynchronisations.Single(row => row.Uuid == other.Uuid).State.Should().Be("Scheduled");
    }

    [Fact]
    public async Task What_takes_long_is_said()
    {
        await StartAsync();
        _server.Faults.Add(new FaultRule { Kind = FaultKind.Slow, Delay = TimeSpan.FromSeconds(3), Method = "POST", Times = 1 });

        var result = (await RunAsync(Write(File()))).ShouldSucceed();

        result.Text.Should().Contain($"Waiting for {_server.Endpoint.Authority} to store the synchronisation with South");
        result.Text.Should().Contain($"South: waiting for {_server.Endpoint.Authority} to run it");
    }

    [Fact]
    public async Task A_missing_file_is_reported() =>
        (await Run.ToEndAsync("RemoteSync", _folder, "missing.json")).ShouldFail(2, "missing.json", "no such file");

    [Fact]
    public async Task What_breaks_a_rule_is_told_and_nothing_is_changed()
    {
        await StartAsync();
        var twice = $$"""{"local":"{{_server.Seed.Category.Uuid}}","remote":"{{Organisation}}"}""";

        (await RunAsync(Write(File(categories: $"{twice},{twice}")))).ShouldFail(2, "entry 1", "more than once");
        (await RunAsync(Write(File(categories: "")))).ShouldFail(2, "entry 1", "at least one category");
        (await RunAsync(Write(File(provider: "Northern Computing Centre")))).ShouldFail(2, "entry 1", "'Northern Computing Centre' is neither the uuid nor the url of a service provider of this server.");
        (await RunAsync(Write(File(provider: "https://evil.example/api/marketplace-service-providers/1/")))).ShouldFail(2, "evil.example");

        _server.RemoteSynchronisations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_token_that_is_not_set_is_reported()
    {
        await StartAsync();
        _variables.Remove("SOUTH_TOKEN");

        (await RunAsync(Write(File()))).ShouldFail(2, "SOUTH_TOKEN is not set");
    }

    [Fact]
    public async Task A_token_in_the_place_of_its_variable_is_not_shown()
    {
        const string Token = "abcdef0123456789abcdef0123456789abcdef01";
        await StartAsync();

        var result = await RunAsync(Write(File().Replace("SOUTH_TOKEN", Token, StringComparison.Ordinal)));

        result.ShouldFail(2, "the variable that token_variable names is not set");
        result.Text.Should().NotContain(Token);
    }

    [Theory]
    [InlineData("agent", "403")]
    [InlineData("0123456789abcdef", "401", "Invalid token")]
    public async Task Who_may_not_do_this_is_reported(string token, params string[] parts)
    {
        await StartAsync();
        _variables["WALDUR_TOKEN"] = token == "agent" ? _server.Seed.AgentToken : token;

        var result = await RunAsync(Write(File()));

        result.ShouldFail(1, parts);
        result.Text.Should().NotContain(_variables["WALDUR_TOKEN"]);
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_reported()
    {
        _variables["WALDUR_URL"] = "http://127.0.0.1:9";
        _variables["WALDUR_TOKEN"] = "0123456789abcdef";

        (await RunAsync(Write(File()))).ShouldFail(1, "refused");
    }

    [Theory]
    [InlineData("'--force'", "--force")]
    [InlineData("'two.json'", "one.json", "two.json")]
    [InlineData("'99' is no number from 1 to 16", "--parallelism", "99")]
    [InlineData("needs a value", "--parallelism")]
    public async Task Arguments_that_it_does_not_understand_are_reported(string part, params string[] arguments) =>
        (await Run.ToEndAsync("RemoteSync", _folder, arguments)).ShouldFail(2, part);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task StartAsync()
    {
        await _server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        _variables["WALDUR_URL"] = $"{_server.Endpoint}";
        _variables["WALDUR_TOKEN"] = _server.Seed.StaffToken;
    }

    private string Write(string text) => _folder.Write("synchronisations.json", text);

    private string File(string? provider = null, string? local = null, string? categories = null) => $$"""
        [{
          "provider": "{{provider ?? $"{_server.Seed.Provider.Uuid}"}}",
          "api_url": "https://south.example/api/",
          "token_variable": "SOUTH_TOKEN",
          "organisation": "{{Organisation}}",
          "organisation_name": "South",
          "categories": [{{categories ?? $$"""{"local":"{{local ?? $"{_server.Seed.Category.Uuid}"}}","remote":"{{_server.Seed.RemoteCategory.Uuid}}"}"""}}]
        }]
        """;

    private Task<ProgramResult> RunAsync(params string[] arguments) => Run.ToEndAsync("RemoteSync", _folder, _variables, arguments);
}
