using System.Net;

namespace Waldur.Client.Testing.Tests;

public sealed class AuthenticationTests
{
    private const string Path = "/api/backend-resources/";
    private const string Absent = """{"detail":"Authentication credentials were not provided."}""";
    private const string Invalid = """{"detail":"Invalid token."}""";
    private const string Expired = """{"detail":"Token has expired."}""";

    [Theory]
    [InlineData(null, Absent)]
    [InlineData("", Absent)]
    [InlineData("Basic Zm9vOmJhcg==", Absent)]
    [InlineData("JWT abc", Absent)]
    [InlineData("Token 0123", Invalid)]
    [InlineData("Token", """{"detail":"Invalid token header. No credentials provided."}""")]
    [InlineData("Token a b", """{"detail":"Invalid token header. Token string should not contain spaces."}""")]
    [InlineData("Bearer w_99999999999_abc", Invalid)]
    [InlineData("Bearer w_1_abc", Invalid)]
    [InlineData("Bearer abc", """{"detail":"Invalid JWT token."}""")]
    [InlineData("Bearer a.b.c", """{"detail":"Token is inactive or invalid."}""")]
    public async Task Credentials_that_are_no_good_are_responded_with_401(string? header, string body)
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await With(waldur, header);

        response.Status.Should().Be(HttpStatusCode.Unauthorized);
        response.Body.Should().Be(body);
        response.Header("WWW-Authenticate").Should().Be("Token");
    }

    [Theory]
    [InlineData("Token")]
    [InlineData("token")]
    [InlineData("TOKEN")]
    public async Task The_scheme_may_be_in_any_case(string scheme)
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await With(waldur, $"{scheme} {waldur.Seed.AgentToken}");

        response.Code.Should().Be(200);
    }

    [Fact]
    public async Task A_token_expires_when_it_is_not_used_and_lives_on_when_it_is()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Seed.Agent.TokenLifetime = TimeSpan.FromHours(1);

        waldur.Clock.Advance(TimeSpan.FromMinutes(59));
        (await waldur.Agent("GET", Path)).Code.Should().Be(200);
        waldur.Clock.Advance(TimeSpan.FromMinutes(59));
        (await waldur.Agent("GET", Path)).Code.Should().Be(200);
        waldur.Clock.Advance(TimeSpan.FromMinutes(61));
        var late = await waldur.Agent("GET", Path);

        late.Code.Should().Be(401);
        late.Body.Should().Be(Expired);
        waldur.Server.RenewToken(waldur.Seed.Agent);
        (await waldur.Agent("GET", Path)).Code.Should().Be(200);
    }

    [Fact]
    public async Task A_use_within_a_minute_does_not_prolong_a_token()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Seed.Agent.TokenLifetime = TimeSpan.FromSeconds(100);

        waldur.Clock.Advance(TimeSpan.FromSeconds(59));
        (await waldur.Agent("GET", Path)).Code.Should().Be(200);
        waldur.Clock.Advance(TimeSpan.FromSeconds(42));

        (await waldur.Agent("GET", Path)).Body.Should().Be(Expired);
    }

    [Fact]
    public async Task A_token_lives_at_least_a_minute()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Seed.Agent.TokenLifetime = TimeSpan.FromSeconds(1);

        waldur.Clock.Advance(TimeSpan.FromSeconds(59));
        (await waldur.Agent("GET", Path)).Code.Should().Be(200);
        waldur.Clock.Advance(TimeSpan.FromSeconds(2));
        (await waldur.Agent("GET", Path)).Body.Should().Be(Expired);
    }

    [Fact]
    public async Task A_personal_access_token_works_until_the_time_that_it_names()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var expires = waldur.Clock.GetUtcNow().AddHours(1);
        var token = waldur.Server.AddPersonalAccessToken(waldur.Seed.Agent, expires);

        token.Should().MatchRegex($"^w_{expires.ToUnixTimeSeconds()}_[0-9a-f]+$");
        (await With(waldur, $"Bearer {token}")).Code.Should().Be(200);
        waldur.Clock.Advance(TimeSpan.FromHours(1));
        (await With(waldur, $"Bearer {token}")).Body.Should().Be(Invalid);
    }

    [Fact]
    public async Task A_revoked_personal_access_token_is_invalid()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var token = waldur.Server.AddPersonalAccessToken(waldur.Seed.Agent, waldur.Clock.GetUtcNow().AddHours(1));

        waldur.Server.RevokePersonalAccessToken(token);

        (await With(waldur, $"Bearer {token}")).Body.Should().Be(Invalid);
    }

    [Fact]
    public async Task Where_personal_access_tokens_are_off_they_are_taken_for_JWTs()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var token = waldur.Server.AddPersonalAccessToken(waldur.Seed.Agent, waldur.Clock.GetUtcNow().AddHours(1));
        waldur.Server.PersonalAccessTokensEnabled = false;

        (await With(waldur, $"Bearer {token}")).Body.Should().Be("""{"detail":"Invalid JWT token."}""");
    }

    [Fact]
    public async Task The_scopes_of_a_personal_access_token_limit_staff_too()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var expires = waldur.Clock.GetUtcNow().AddHours(1);
        var without = waldur.Server.AddPersonalAccessToken(waldur.Seed.Staff, expires, "PROJECT.CREATE");
        var with = waldur.Server.AddPersonalAccessToken(waldur.Seed.Staff, expires, "OFFERING.MANAGE_BACKEND_RESOURCES");

        (await With(waldur, $"Bearer {without}", "POST", waldur.Resource())).Code.Should().Be(403);
        (await With(waldur, $"Bearer {with}", "POST", waldur.Resource())).Code.Should().Be(201);
    }

    [Fact]
    public async Task An_accepted_OIDC_token_works_until_it_expires()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.AcceptOidcToken(waldur.Seed.Agent, "a.b.c", waldur.Clock.GetUtcNow().AddMinutes(5));

        (await With(waldur, "Bearer a.b.c")).Code.Should().Be(200);
        waldur.Clock.Advance(TimeSpan.FromMinutes(5));
        (await With(waldur, "bearer a.b.c")).Body.Should().Be(Expired);
    }

    [Fact]
    public async Task Staff_impersonates_a_user_and_is_told_so()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "row");

        var response = await Impersonate(waldur, waldur.Seed.StaffToken, waldur.Seed.User.Uuid.ToString("N"));

        response.Header("X-impersonator-uuid").Should().Be(waldur.Seed.Staff.Uuid.ToString("N"));
        response.Body.Should().Be("[]", "the user that is impersonated sees no rows");
    }

    [Fact]
    public async Task Impersonation_is_silently_ignored_when_it_cannot_be()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "row");

        var unknown = await Impersonate(waldur, waldur.Seed.StaffToken, Guid.Empty.ToString());
        var notStaff = await Impersonate(waldur, waldur.Seed.AgentToken, waldur.Seed.User.Uuid.ToString());

        foreach (var response in new[] { unknown, notStaff })
        {
            response.Code.Should().Be(200);
            response.Json.AsArray().Should().ContainSingle();
            response.Header("X-impersonator-uuid").Should().BeNull();
        }
    }

    [Fact]
    public async Task A_user_without_a_session_cannot_be_impersonated()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.EndSession(waldur.Seed.User);

        var response = await Impersonate(waldur, waldur.Seed.StaffToken, waldur.Seed.User.Uuid.ToString());

        response.Code.Should().Be(403);
        response.Body.Should().Be("""{"detail":"Unable to impersonate user that does not have an active session."}""");
    }

    [Fact]
    public async Task An_inactive_user_is_refused()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Seed.Agent.IsActive = false;

        (await waldur.Agent("GET", Path)).Body.Should().Be("""{"detail":"User inactive or deleted."}""");
    }

    private static Task<Response> With(TestWaldur waldur, string? header, string method = "GET", string? body = null) =>
        waldur.SendAsync(method, Path, body, request =>
        {
            if (header is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", header);
            }
        });

    private static Task<Response> Impersonate(TestWaldur waldur, string token, string user) =>
        waldur.SendAsync("GET", Path, null, request =>
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Token {token}");
            request.Headers.TryAddWithoutValidation("X-Impersonated-User-Uuid", user);
        });
}
