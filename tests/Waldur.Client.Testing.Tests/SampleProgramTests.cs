using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing.Tests;

public sealed class SampleProgramTests
{
    private static readonly string[] Names =
    [
        "URL", "STAFF_TOKEN", "AGENT_TOKEN", "USER_TOKEN", "OFFERING", "SHARED_OFFERING", "PROJECT", "PLAN", "PROVIDER_URL", "CATEGORY_URL",
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
    [InlineData("--help")]
    [InlineData("--port", "0", "more")]
    public async Task Arguments_that_are_not_understood_are_told_in_one_line(params string[] arguments)
    {
        using var program = new SampleProgram(arguments);

        var error = await program.ErrorAsync();

        (await program.ExitAsync()).Should().NotBe(0);
        error.TrimEnd().Should().StartWith("Not understood: ").And.Contain(string.Join(' ', arguments)).And.NotContain("\n");
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
