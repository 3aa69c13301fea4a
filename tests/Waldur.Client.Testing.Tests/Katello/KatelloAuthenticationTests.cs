namespace Waldur.Client.Testing.Tests;

public sealed class KatelloAuthenticationTests
{
    [Fact]
    public async Task Password_and_personal_access_token_open_the_same_door()
    {
        await using var katello = await TestKatello.StartAsync();
        var admin = katello.Seed.Admin;

        var password = await katello.SendAsync("GET", katello.Plans, authorization: admin.ToAuthorization());
        var token = await katello.SendAsync("GET", katello.Plans, authorization: admin.ToAuthorization(katello.Seed.AdminToken));
        katello.Server.RevokePersonalAccessToken(admin, katello.Seed.AdminToken);
        var revoked = await katello.SendAsync("GET", katello.Plans, authorization: admin.ToAuthorization(katello.Seed.AdminToken));

        new[] { password.Code, token.Code, revoked.Code }.Should().Equal(200, 200, 401);
    }

    [Fact]
    public async Task A_token_belongs_to_one_login()
    {
        await using var katello = await TestKatello.StartAsync();

        var response = await katello.SendAsync("GET", katello.Plans, authorization: katello.Seed.Viewer.ToAuthorization(katello.Seed.AdminToken));

        response.Code.Should().Be(401);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer abc")]
    [InlineData("Basic")]
    [InlineData("Basic !!!")]
    [InlineData("Basic YWRtaW4=")]
    public async Task What_is_no_login_is_refused_without_a_challenge(string? authorization)
    {
        await using var katello = await TestKatello.StartAsync();

        var response = await katello.SendAsync("GET", katello.Plans, authorization: authorization);

        response.Code.Should().Be(401);
        response.Header("WWW-Authenticate").Should().BeNull();
        response.Json["error"]!.Text("message").Should().StartWith("Unable to authenticate user");
    }

    [Fact]
    public async Task An_empty_password_is_refused_even_where_it_is_the_right_one()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Seed.Admin.Password = "";

        (await katello.Admin("GET", katello.Plans)).Code.Should().Be(401);
    }

    [Fact]
    public async Task Passwords_may_hold_colons_and_letters_of_any_language()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Seed.Admin.Password = "a:b:žluť";

        (await katello.Admin("GET", katello.Plans)).Code.Should().Be(200);
    }

    [Fact]
    public async Task Too_many_wrong_logins_shut_everybody_out_for_five_minutes()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.FailedLoginLimit = 3;
        for (var i = 0; i < 3; i++)
        {
            await katello.SendAsync("GET", katello.Plans, authorization: katello.Seed.Admin.ToAuthorization("wrong"));
        }

        var shut = await katello.Admin("GET", katello.Plans);
        katello.Clock.Advance(TimeSpan.FromMinutes(5));
        var open = await katello.Admin("GET", katello.Plans);

        shut.Code.Should().Be(401);
        shut.Json["error"]!.Text("message").Should().StartWith("Too many tries");
        open.Code.Should().Be(200);
    }

    [Fact]
    public async Task A_session_works_until_it_ends_and_then_is_refused_without_a_word()
    {
        await using var katello = await TestKatello.StartAsync();
        var cookie = (await katello.Admin("GET", katello.Plans)).Header("Set-Cookie")!.Split(';')[0];

        var open = await WithCookie(katello, cookie);
        katello.Server.EndSessions();
        var ended = await WithCookie(katello, cookie);

        cookie.Should().StartWith("_session_id=");
        open.Code.Should().Be(200);
        open.Header("Set-Cookie").Should().BeNull();
        ended.Code.Should().Be(401);
        ended.Body.Should().BeEmpty();
        ended.Header("Content-Type").Should().StartWith("text/plain");
    }

    [Fact]
    public void Users_do_not_print_their_passwords()
    {
        var server = FakeKatelloServer.CreateSeeded();

        server.Seed.Admin.ToString().Should().Be("admin");
        server.Seed.ToString().Should().NotContain(server.Seed.AdminToken);
    }

    private static Task<Response> WithCookie(TestKatello katello, string cookie) =>
        katello.SendAsync("GET", katello.Plans, null, "application/json", request => request.Headers.Add("Cookie", cookie));
}
