using System.Net;
using System.Text;
using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>Errors as the caller of the facade sees them.</summary>
public class ErrorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int, string, string, string> Bodies => new()
    {
        { 400, """{"name":["This field is required."]}""", "name", "This field is required." },
        { 400, """{"non_field_errors":["The fields name, version must make a unique set."]}""", "", "The fields name, version must make a unique set." },
        { 400, """["Resource has been imported already."]""", "", "Resource has been imported already." },
        { 400, """{"subs":[{}, {"local":["Must be a valid UUID."]}]}""", "subs[1].local", "Must be a valid UUID." },
        { 400, """{"detail":"JSON parse error - Expecting value"}""", "", "JSON parse error - Expecting value" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_refused_body_is_a_validation_error(int status, string body, string field, string message)
    {
        var error = (ApiValidationException)await FailAsync((HttpStatusCode)status, body, "application/json");

        error.MayHaveActed.Should().BeFalse();
        (field.Length == 0 ? error.NonFieldErrors : error.ForField(field)).Should().Equal(message);
        error.Message.Should().Contain(message);
    }

    [Fact]
    public async Task Errors_of_a_list_keep_their_index()
    {
        var error = (ApiValidationException)await FailAsync(HttpStatusCode.BadRequest, """{"subs":{"0":["bad"]}}""", "application/json");

        error.Errors.Should().ContainSingle().Which.Messages.Should().Equal("bad");
        error.Errors[0].Path.Should().StartWith("subs");
    }

    public static TheoryData<int, string, Type> Details => new()
    {
        { 401, "Invalid token.", typeof(ApiAuthenticationException) },
        { 403, "You do not have permission to perform this action.", typeof(ApiAuthorizationException) },
        { 404, "Not found.", typeof(ApiNotFoundException) },
        { 405, "Method \\\"POST\\\" not allowed.", typeof(ApiException) },
        { 406, "Could not satisfy the request Accept header.", typeof(ApiException) },
        { 409, "Valid states for operation: Sent.", typeof(ApiConflictException) },
        { 415, "Unsupported media type.", typeof(ApiException) },
        { 424, "A dependency failed.", typeof(ApiException) },
        { 429, "Request was throttled.", typeof(ApiThrottledException) },
    };

    [Theory]
    [MemberData(nameof(Details))]
    public async Task A_detail_is_told_by_the_type_of_its_status(int status, string detail, Type type)
    {
        var error = await FailAsync((HttpStatusCode)status, $$"""{"detail":"{{detail}}"}""", "application/json");

        error.Should().BeOfType(type);
        error.StatusCode.Should().Be((HttpStatusCode)status);
        error.ServerDetail.Should().Be(detail.Replace("\\", "", StringComparison.Ordinal));
        error.MayHaveActed.Should().BeFalse();
        error.Path.Should().Be(TestWaldur.Requests);
        (error as ApiNotFoundException)?.IsRouteMissing.Should().BeFalse();
        (error as ApiConflictException)?.ValidStates.Should().Equal("Sent");
    }

    [Theory]
    [InlineData(500, "Server Error (500)")]
    [InlineData(502, "502 Bad Gateway")]
    [InlineData(504, "504 Gateway Time-out")]
    public async Task A_page_of_a_failing_server_or_proxy_may_hide_a_success(int status, string title)
    {
        var error = await FailAsync((HttpStatusCode)status, $"<html><head><title>{title}</title></head><body>x</body></html>", "text/html");

        error.Should().BeOfType<ApiServerException>().Which.IsGateway.Should().Be(status > 500);
        error.MayHaveActed.Should().BeTrue();
        error.ServerDetail.Should().Be(title);
    }

    [Fact]
    public async Task A_page_in_place_of_an_object_means_that_the_route_is_missing()
    {
        var error = await FailAsync(HttpStatusCode.NotFound, "<!doctype html><title>Not Found</title>", "text/html");

        error.Should().BeOfType<ApiNotFoundException>().Which.IsRouteMissing.Should().BeTrue();
    }

    [Theory]
    [InlineData("<html>login</html>", "text/html")]
    [InlineData("{\"uuid\":", "application/json")]
    [InlineData("", "application/json")]
    public async Task A_good_response_that_cannot_be_read_may_be_a_success(string body, string type)
    {
        var error = await FailAsync(HttpStatusCode.Created, body, type);

        error.Should().BeOfType<ApiUnexpectedContentException>().Which.MayHaveActed.Should().BeTrue();
    }

    [Fact]
    public async Task The_fake_refuses_what_the_server_refuses()
    {
        await using var waldur = new TestWaldur();
        var agent = waldur.Agent.BackendResources;
        var unknown = new BackendResourceCreate { Name = "x", Project = Guid.NewGuid(), Offering = waldur.Offering };

        (await Throws<ApiValidationException>(() => agent.CreateAsync(unknown, Cancellation))).ForField("project").Should().ContainSingle();
        (await Throws<ApiNotFoundException>(() => agent.GetAsync(Guid.NewGuid(), Cancellation))).IsRouteMissing.Should().BeFalse();
        (await agent.DeleteAsync(Guid.NewGuid(), Cancellation)).Should().BeFalse();
        await Throws<ApiAuthorizationException>(() => waldur.Agent.BackendResourceRequests.CreateAsync(waldur.Offering, Cancellation));
    }

    [Fact]
    public async Task Each_kind_of_credential_is_accepted_and_refused()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        await server.StartAsync(cancellationToken: Cancellation);
        var staff = server.Seed.Staff;
        var later = DateTimeOffset.UnixEpoch.AddYears(200);
        server.AcceptOidcToken(staff, "a.b.c", later);
        var access = server.AddPersonalAccessToken(staff, later);
        using var bearer = new BearerCredential("a.b.c");
        using var wrongBearer = new BearerCredential("x.y.z");
        var calls = 0;
        using var refreshing = new BearerCredential(_ => ValueTask.FromResult(new AccessToken(++calls == 1 ? "x.y.z" : "a.b.c", later)));
        var token = new TokenCredential(server.Seed.StaffToken);
        Credential[] good = [token, new PersonalAccessTokenCredential(access), bearer, refreshing, new ImpersonationCredential(token, server.Seed.Agent.Uuid)];
        Credential[] bad = [new TokenCredential(new string('0', 40)), wrongBearer];

        foreach (var credential in good)
        {
            using var client = new WaldurClient(server.Endpoint, credential);
            (await client.BackendResources.CountAsync(cancellationToken: Cancellation)).Should().Be(0);
        }

        calls.Should().Be(2);
        foreach (var credential in bad)
        {
            using var client = new WaldurClient(server.Endpoint, credential);
            (await Throws<ApiAuthenticationException>(() => client.BackendResources.CountAsync(cancellationToken: Cancellation))).StatusCode
                .Should().Be(HttpStatusCode.Unauthorized);
        }

        using var unconfirmed = new WaldurClient(server.Endpoint, new ImpersonationCredential(new TokenCredential(server.Seed.AgentToken), staff.Uuid));
        await Throws<ApiImpersonationException>(() => unconfirmed.BackendResources.CountAsync(cancellationToken: Cancellation));
    }

    private static async Task<TException> Throws<TException>(Func<Task> call)
        where TException : Exception => (await call.Should().ThrowAsync<TException>()).Which;

    private static async Task<ApiException> FailAsync(HttpStatusCode status, string body, string type)
    {
        using var responding = new Responding(status, body, type);
        using var transport = new HttpMessageInvoker(responding);
        using var client = new WaldurClient(transport, "https://waldur.example", Credential.FromToken(new string('0', 40)), new ClientOptions { MaxRetries = 0 });
        return await Throws<ApiException>(() => client.BackendResourceRequests.CreateAsync(Guid.NewGuid(), Cancellation));
    }

    private sealed class Responding(HttpStatusCode status, string body, string type) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent(body, Encoding.UTF8, type) });
    }
}
