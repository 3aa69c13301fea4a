namespace Waldur.Client.Testing.Tests;

public sealed class FaultPageTests
{
    private const string Path = "/api/backend-resources/";

    [Theory]
    [InlineData(FaultKind.GatewayNotFound, 404, "text/plain; charset=utf-8", "default backend - 404")]
    [InlineData(FaultKind.EmptyNotFound, 404, null, "")]
    [InlineData(FaultKind.NoRoute, 404, "application/json; charset=utf-8", """{"message":"no Route matched with those values"}""")]
    [InlineData(FaultKind.ConflictPage, 409, "text/html", "<html>*409 Conflict*")]
    [InlineData(FaultKind.LoginPage, 200, "text/html; charset=utf-8", "<!DOCTYPE html>*Sign in*")]
    [InlineData(FaultKind.LoginRedirect, 302, "text/html; charset=utf-8", "")]
    [InlineData(FaultKind.PayloadTooLarge, 413, "text/html", "<html>*413 Request Entity Too Large*")]
    [InlineData(FaultKind.ClientClosedRequest, 499, "text/html", "<html>*499 Client Closed Request*")]
    [InlineData(FaultKind.NotImplemented, 501, "text/html", "<html>*501 Not Implemented*")]
    [InlineData(FaultKind.Unauthorized, 401, "application/json; charset=utf-8", """{"detail":"Invalid token."}""")]
    [InlineData(FaultKind.Forbidden, 403, "application/json; charset=utf-8", """{"detail":"You do not have permission to perform this action."}""")]
    public async Task What_stands_before_a_server_responds_in_its_place(FaultKind kind, int status, string? contentType, string body)
    {
        foreach (var transport in new[] { Transport.InProcess, Transport.Port })
        {
            await using var waldur = await TestWaldur.StartAsync(transport);
            waldur.Server.Faults.Next(kind);

            var response = await waldur.Agent("POST", Path, waldur.Resource());

            response.Code.Should().Be(status);
            response.Header("Content-Type").Should().Be(contentType);
            response.Body.Should().Match(body + "*").And.HaveLength(body.Length == 0 ? 0 : response.Body.Length);
            waldur.Server.BackendResources.Should().BeEmpty();
            var record = waldur.Server.Requests.Should().ContainSingle().Which;
            (record.Status, record.Fault, record.Acted).Should().Be((status, kind, false));
        }
    }

    [Fact]
    public async Task A_redirect_leads_to_another_host()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.Faults.Next(FaultKind.LoginRedirect);

        (await waldur.Agent("GET", Path)).Header("Location").Should().StartWith("https://login.example/");
    }

    [Fact]
    public async Task A_scripted_response_is_signed_by_the_server_and_a_gateways_is_not()
    {
        await using var waldur = await TestWaldur.StartAsync(Transport.Port);
        waldur.Server.Faults.Next(Fault.Respond(200, """{"state":2}""", headers: new Dictionary<string, string> { ["Vary"] = "nothing" }));
        waldur.Server.Faults.Next(Fault.Page(418));

        var scripted = await waldur.Agent("GET", Path);
        var page = await waldur.Agent("GET", Path);

        scripted.Body.Should().Be("""{"state":2}""");
        scripted.Header("X-Frame-Options").Should().Be("DENY");
        scripted.Header("Vary").Should().Be("nothing");
        page.Code.Should().Be(418);
        page.Header("X-Frame-Options").Should().BeNull();
    }

    [Theory]
    [InlineData(true, "Thu, 01 Jan 2026 00:00:03 GMT")]
    [InlineData(false, "3")]
    public async Task Both_forms_of_Retry_After_have_a_short_way(bool asDate, string header)
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.Faults.Next(Fault.TooManyRequests(TimeSpan.FromSeconds(3), asDate));
        waldur.Server.Faults.Next(Fault.ServiceUnavailable(TimeSpan.FromSeconds(3), asDate));

        var throttled = await waldur.Agent("GET", Path);
        var deploying = await waldur.Agent("GET", Path);

        (throttled.Code, throttled.Header("Retry-After")).Should().Be((429, header));
        (deploying.Code, deploying.Header("Retry-After")).Should().Be((503, header));
    }

    [Theory]
    [InlineData(99)]
    [InlineData(600)]
    public void A_status_that_is_none_is_refused(int status)
    {
        var respond = () => Fault.Respond(status);

        respond.Should().Throw<ArgumentOutOfRangeException>();
    }
}
