using Waldur.Client.Testing;

namespace Waldur.Client.EndToEnd;

/// <summary>The catalog refresh, as a process: on its own fake server, and against one of the tests.</summary>
public sealed class CatalogRefreshTests : IAsyncDisposable
{
    private readonly WorkFolder _folder = new();
    private readonly FakeWaldurServer _server = FakeWaldurServer.CreateSeeded();
    private readonly Dictionary<string, string> _variables = [];

    [Fact]
    public async Task Without_configuration_it_refreshes_the_catalogs_of_a_fake_server()
    {
        var result = (await Run.ToEndAsync("CatalogRefresh", _folder)).ShouldSucceed();

        result.Output.Select(Squeezed).Should().ContainInOrder(
            "Catalog Type Current Available To do",
            "EESSI binary_runtime 2021.12 2023.06 update",
            "Spack source_package none 0.23.1 import",
            "EESSI Updated 2021.12 2023.06 412 1290 7",
            "Spack Imported none 0.23.1 8312 21077 1",
            "Result: 1 Imported, 1 Updated");
        result.Output.Where(line => !line.StartsWith("EESSI: waiting for a worker of 127.0.0.1:", StringComparison.Ordinal)).Should().ContainInOrder(
            "EESSI: setting version 2023.06", "EESSI: loading 2023.06", "EESSI: ended: Updated");
        result.Output.Should().Contain(line => line.StartsWith("EESSI: waiting for a worker of 127.0.0.1:", StringComparison.Ordinal));
        result.Text.Should().NotContain("\u001b", "the output goes to a pipe");
    }

    [Fact]
    public async Task It_refreshes_a_server_and_a_second_run_changes_nothing()
    {
        await StartAsync();

        (await RunAsync()).ShouldSucceed().Output.Should().Contain("Result: 1 Imported, 1 Updated");
        _server.ClearRequests();
        (await RunAsync()).ShouldSucceed().Output.Should().Contain("Result: 2 UpToDate");

        _server.Requests.Should().OnlyContain(request => request.Method == "GET" || request.Method == "HEAD");
        _server.SoftwareCatalogs.Select(catalog => catalog.Version).Should().BeEquivalentTo("2023.06", "0.23.1");
    }

    [Fact]
    public async Task A_dry_run_shows_versions_and_changes_nothing()
    {
        await StartAsync();

        var result = (await RunAsync("--dry-run", "--name", "EESSI")).ShouldSucceed();

        result.Output.Select(Squeezed).Should().Equal("Catalog Type Current Available To do", "EESSI binary_runtime 2021.12 2023.06 update");
        _server.SoftwareCatalogs.Should().ContainSingle().Which.Version.Should().Be("2021.12");
    }

    [Fact]
    public async Task A_failed_job_is_told_in_one_line_and_the_others_go_on()
    {
        await StartAsync();
        _server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Fail("no space"));

        var result = await RunAsync();

        result.ShouldFail(1, "EESSI: Failed, 2021.12", "Catalog update failed: no space");
        result.Output.Should().Contain("Result: 1 Imported, 1 Failed");
    }

    [Fact]
    public async Task A_job_that_never_begins_ends_at_the_deadline()
    {
        await StartAsync();
        _server.CatalogJobs.Script("Spack", FakeCatalogJobOutcome.NeverAppear());

        var result = await RunAsync("--name", "Spack", "--timeout", "0.02");

        result.ShouldFail(1, "Spack: NotAppeared", "appeared within 1");
    }

    [Fact]
    public async Task A_name_without_a_source_is_reported()
    {
        await StartAsync();

        (await RunAsync("--name", "Conda")).ShouldFail(1, "no source of a catalog Conda");
    }

    [Theory]
    [InlineData("user", 1, "403")]
    [InlineData("0123456789abcdef", 1, "401", "Invalid token")]
    public async Task Who_may_not_do_this_is_reported(string token, int status, params string[] parts)
    {
        await StartAsync();
        _variables["WALDUR_TOKEN"] = token == "user" ? _server.Seed.UserToken : token;

        var result = await RunAsync();

        result.ShouldFail(status, parts);
        result.Text.Should().NotContain(_variables["WALDUR_TOKEN"]);
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_reported()
    {
        _variables["WALDUR_URL"] = "http://127.0.0.1:9";
        _variables["WALDUR_TOKEN"] = "0123456789abcdef";

        (await RunAsync()).ShouldFail(1, "refused");
    }

    [Theory]
    [InlineData("https://waldur.example", null, "WALDUR_TOKEN")]
    [InlineData(null, "token", "WALDUR_URL")]
    [InlineData("waldur.example", "token", "WALDUR_URL")]
    public async Task Half_a_configuration_is_reported(string? url, string? token, string part)
    {
        _variables["WALDUR_URL"] = url ?? "";
        _variables["WALDUR_TOKEN"] = token ?? "";

        (await RunAsync()).ShouldFail(2, part);
    }

    [Theory]
    [InlineData("'--all'", "--all")]
    [InlineData("--name needs a value", "--name")]
    [InlineData("'soon' is no number of minutes", "--timeout", "soon")]
    [InlineData("'0' is no number of minutes", "--timeout", "0")]
    public async Task Arguments_that_it_does_not_understand_are_reported(string part, params string[] arguments) =>
        (await Run.ToEndAsync("CatalogRefresh", _folder, arguments)).ShouldFail(2, part);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private static string Squeezed(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private async Task StartAsync()
    {
        _server.AddSoftwareCatalog("EESSI", "2021.12");
        _server.CatalogJobs.StartDelay = _server.CatalogJobs.Duration = TimeSpan.FromMilliseconds(100);
        await _server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        _variables["WALDUR_URL"] = $"{_server.Endpoint}";
        _variables["WALDUR_TOKEN"] = _server.Seed.StaffToken;
    }

    private Task<ProgramResult> RunAsync(params string[] arguments) => Run.ToEndAsync("CatalogRefresh", _folder, _variables, arguments);
}
