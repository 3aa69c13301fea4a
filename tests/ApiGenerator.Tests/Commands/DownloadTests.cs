using ApiGenerator.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApiGenerator.Tests.Commands;

/// <summary>Descriptions that come from a server.</summary>
public sealed class DownloadTests : CommandTests, IAsyncLifetime
{
    private const string Variable = "WALDUR_GENERATE_TEST_TOKEN";
    private const string Secret = "0123456789abcdef";
    private readonly WebApplication _server;

    public DownloadTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGet("/api/schema/", (HttpRequest request) => request.Headers.Authorization == "Token " + Secret && request.Query["format"] == "json"
            ? Results.Text(Description, "application/vnd.oai.openapi")
            : Results.Json(new { detail = "Authentication credentials were not provided." }, statusCode: 401));
        _server.MapGet("/open.yaml", () => Results.Text("\uFEFF" + Description, "application/yaml"));
        _server.MapGet("/page", () => Results.Text("<html></html>", "text/html"));
        _server.MapGet("/moved", () => Results.Redirect("https://elsewhere.example.com/login?next=secret"));
        _server.MapGet("/broken", () => Results.StatusCode(502));
    }

    private string Address => _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(Variable, Secret);
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Dispose();
    }

    [Fact]
    public void A_servers_address_is_enough_with_a_variable_for_its_credential()
    {
        var (status, output, error) = Fetch(Address, "--token-variable", Variable);

        status.Should().Be(0, error);
        Files.Should().Contain("Models/Order.cs");
        (output + error).Should().NotContain(Secret);
    }

    [Fact]
    public void An_address_of_its_own_is_taken_as_it_is()
    {
        Fetch(Address + "/open.yaml").Status.Should().Be(0);

        Files.Should().Contain("Models/Order.cs");
    }

    [Fact]
    public void An_address_is_remembered_as_it_is_and_the_credential_is_not()
    {
        Fetch(Address + "/api/", "--token-variable", Variable, "--settings", Folder["waldur-generate.json"], "--save").Status.Should().Be(0);

        var text = File.ReadAllText(Folder["waldur-generate.json"]);
        text.Should().Contain($"\"description\": \"{Address}/api/\"").And.Contain($"\"tokenVariable\": \"{Variable}\"").And.NotContain(Secret);
        Tool.Run("--settings", Folder["waldur-generate.json"], "--check").Status.Should().Be(0);
    }

    [Theory]
    [InlineData("", null, "wants a credential (status 401)")]
    [InlineData("", "Bearer", "--token-scheme says what stands before it (Bearer)")]
    [InlineData("/page", null, "a page in place of a description")]
    [InlineData("/moved", null, "redirects to https://elsewhere.example.com/login, which is not followed")]
    [InlineData("/broken", null, "status 502")]
    [InlineData("/nowhere", null, "status 404")]
    public void What_a_server_refuses_is_said_in_one_line(string path, string? scheme, string reason)
    {
        var (status, _, error) = Fetch(Address + path, scheme is null ? [] : ["--token-variable", Variable, "--token-scheme", scheme]);

        status.Should().Be(1);
        error.Trim().Should().Contain(reason).And.NotContain("\n").And.NotContain("next=secret");
        Files.Should().BeEmpty();
    }

    [Theory]
    [InlineData("http://waldur.example.com", Variable, "use https")]
    [InlineData("https://user:pass@waldur.example.com", null, "holds a user name or password")]
    [InlineData("https://waldur.example.com", "WALDUR_GENERATE_TEST_NOTHING", "WALDUR_GENERATE_TEST_NOTHING, which should hold the credential, is not set")]
    [InlineData("http://127.0.0.1:1/x", null, "cannot be reached")]
    public void What_cannot_be_asked_is_refused_before_anything_is_sent(string address, string? variable, string reason)
    {
        var (status, _, error) = Fetch(address, variable is null ? [] : ["--token-variable", variable]);

        status.Should().Be(1);
        error.Trim().Should().Contain(reason).And.NotContain("\n").And.NotContain("pass@");
    }

    private (int Status, string Output, string Error) Fetch(string address, params string[] more) =>
        Tool.Run([address, "--output", Folder["out"], "--namespace", "Shop", .. more]);
}
