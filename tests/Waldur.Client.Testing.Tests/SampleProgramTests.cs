using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing.Tests;

public sealed class SampleProgramTests
{
    private static readonly string[] Names =
    [
        "URL", "STAFF_TOKEN", "STAFF_PAT", "AGENT_TOKEN", "AGENT_UUID", "USER_TOKEN", "CUSTOMER", "OFFERING", "SHARED_OFFERING", "PROJECT",
        "PLAN", "PROVIDER_URL", "CATEGORY_URL",
    ];

    [Fact]
    public async Task The_sample_tells_what_is_in_it_and_serves_until_it_is_stopped()
    {
        using var program = new SampleProgram("--port", "0");
        var values = await program.ReadAsync(Names.Length);
        using var http = new HttpClient { BaseAddress = new Uri(values["URL"]) };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Token {values["AGENT_TOKEN"]}");

        using var created = await http.PostAsJsonAsync(
            "/api/backend-resources/?unknown=1",
            new { name = "row", project = values["PROJECT"], offering = values["OFFERING"] },
            TestContext.Current.CancellationToken);
        var listed = await http.GetFromJsonAsync<JsonArray>("/api/backend-resources/", TestContext.Current.CancellationToken);
        await program.TerminateAsync();

        values.Keys.Should().Equal(Names);
        values["OFFERING"].Should().MatchRegex("^[0-9a-f]{32}$");
        values["PROVIDER_URL"].Should().StartWith($"{values["URL"]}/api/marketplace-service-providers/");
        ((int)created.StatusCode).Should().Be(201, "the manner is lenient");
        listed.Should().ContainSingle();
        (await program.ExitAsync()).Should().Be(0);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--port", "http")]
    [InlineData("--port", "65536")]
    [InlineData("--port", "-1")]
    [InlineData("--port", "0", "more")]
    [InlineData("--seed", "large")]
    [InlineData("--katello")]
    [InlineData("--katello", "4")]
    [InlineData("--katello", "4.14", "--seed", "minimal")]
    public async Task Arguments_that_are_not_understood_are_told_in_one_line(params string[] arguments)
    {
        using var program = new SampleProgram(arguments);

        var error = await program.ErrorAsync();

        (await program.ExitAsync()).Should().NotBe(0);
        error.TrimEnd().Should().StartWith("Not understood: ").And.Contain(string.Join(' ', arguments)).And.NotContain("\n");
    }

    [Fact]
    public async Task Help_goes_to_the_output_and_names_every_option_and_release()
    {
        using var program = new SampleProgram("--help");

        var help = await program.OutputAsync();

        (await program.ExitAsync()).Should().Be(0);
        help.Should().ContainAll(["--port", "--seed", "--katello", "--help", .. Names, .. FakeKatelloRelease.All.Select(release => release.Version)]);
    }

    [Theory]
    [InlineData("full", 201)]
    [InlineData("minimal", 403)]
    public async Task The_agent_of_a_minimal_server_manages_one_offering(string seed, int status)
    {
        using var program = new SampleProgram("--seed", seed);
        var values = await program.ReadAsync(Names.Length);
        using var http = new HttpClient { BaseAddress = new Uri(values["URL"]) };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Token {values["AGENT_TOKEN"]}");

        using var own = await http.PostAsJsonAsync(
            "/api/backend-resources/", new { name = "row", project = values["PROJECT"], offering = values["OFFERING"] }, TestContext.Current.CancellationToken);
        using var shared = await http.PostAsJsonAsync(
            "/api/backend-resources/", new { name = "row", project = values["PROJECT"], offering = values["SHARED_OFFERING"] }, TestContext.Current.CancellationToken);

        ((int)own.StatusCode).Should().Be(201);
        ((int)shared.StatusCode).Should().Be(status);
    }

    [Fact]
    public async Task The_personal_access_token_of_staff_works()
    {
        using var program = new SampleProgram();
        var values = await program.ReadAsync(Names.Length);
        using var client = new WaldurClient(values["URL"], Credential.FromToken(values["STAFF_PAT"]));

        var synchronisations = await client.RemoteSynchronisations.CountAsync(cancellationToken: TestContext.Current.CancellationToken);

        synchronisations.Should().Be(0, "only staff may ask");
        values["STAFF_PAT"].Should().StartWith("w_");
        Guid.TryParse(values["AGENT_UUID"], out _).Should().BeTrue();
        Guid.TryParse(values["CUSTOMER"], out _).Should().BeTrue();
    }

    [Fact]
    public async Task A_katello_of_a_release_says_how_to_reach_it()
    {
        var release = FakeKatelloRelease.All[Random.Shared.Next(FakeKatelloRelease.All.Count)];
        TestContext.Current.TestOutputHelper?.WriteLine(release.ToString());
        using var program = new SampleProgram("--katello", release.Version);
        var values = await program.ReadAsync(5);
        using var client = new Katello.KatelloClient(values["URL"], new BasicCredential(values["USER"], values["PASSWORD"]));

        var plans = await client.SyncPlans.List(int.Parse(values["ORGANIZATION"], System.Globalization.CultureInfo.InvariantCulture))
            .ToListAsync(TestContext.Current.CancellationToken);

        values.Keys.Should().Equal("URL", "USER", "PASSWORD", "ORGANIZATION", "ORGANIZATION_NAME");
        plans.Select(plan => plan.Name).Should().BeEquivalentTo("Nightly", "Weekend");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_line()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        var endpoint = await server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var program = new SampleProgram("--port", endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));

        var error = await program.ErrorAsync();

        (await program.ExitAsync()).Should().Be(1);
        error.TrimEnd().Should().Contain($"{endpoint.Port}").And.NotContain("\n");
    }
}
