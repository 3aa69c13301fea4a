using System.Diagnostics;
using System.Reflection;
using System.Text;
using Waldur.Client.Core;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Credentials;

public class CredentialTests
{
    private const string Secret = "s3cr3tvalue";
    private const string Jwt = "eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl";
    private static readonly Guid User = Guid.Parse("5f0c1b6e0c5a4b0f9d3e2a1b4c6d8e0f");

    public static TheoryData<string, Credential, string> Kinds() => new()
    {
        { "token", new TokenCredential(Secret), $"Token {Secret}" },
        { "token with space around", new TokenCredential($" {Secret}\n"), $"Token {Secret}" },
        { "personal access token", new PersonalAccessTokenCredential($"w_1790000000_{Secret}"), $"Bearer w_1790000000_{Secret}" },
        { "bearer", new BearerCredential(Jwt), $"Bearer {Jwt}" },
        { "bearer callback", new BearerCredential(_ => ValueTask.FromResult(new AccessToken(Jwt))), $"Bearer {Jwt}" },
        { "basic", new BasicCredential("admin", "pä:ss"), "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("admin:pä:ss")) },
        { "impersonation", new ImpersonationCredential(new TokenCredential(Secret), User), $"Token {Secret}" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_kind_sends_its_header(string kind, Credential credential, string header)
    {
        using var handler = new ScriptedHandler(Reply.Ok("{}", ("X-impersonator-uuid", "1f")));
        using var client = TestCalls.Client(handler, credential: credential);

        await client.CallAsync("POST");

        handler.Sent.Should().ContainSingle(kind).Which.Authorization.Should().Be(header);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_text_of_a_credential_holds_its_secret(string kind, Credential credential, string header)
    {
        credential.ToString().Should().Be(credential.GetType().Name, kind);
        var display = credential.GetType().GetCustomAttribute<DebuggerDisplayAttribute>(inherit: true);
        display!.Value.Should().Be("{GetType().Name,nq}");
        foreach (var field in credential.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(field => Shows(field, credential, header)))
        {
            field.GetCustomAttribute<DebuggerBrowsableAttribute>()!.State.Should().Be(DebuggerBrowsableState.Never, field.Name);
        }
    }

    [Theory]
    [InlineData("w_1790000000_abc", typeof(PersonalAccessTokenCredential))]
    [InlineData(Jwt, typeof(BearerCredential))]
    [InlineData("0123456789abcdef0123456789abcdef01234567", typeof(TokenCredential))]
    [InlineData("one.dot", typeof(TokenCredential))]
    [InlineData("W_1790000000_abc", typeof(TokenCredential))]
    public void The_kind_of_a_token_is_told_by_its_form(string token, Type kind) =>
        Credential.FromToken(token).Should().BeOfType(kind);

    [Theory]
    [InlineData("w_1790000000_abc", 1790000000L)]
    [InlineData("w_0_abc_def", 0L)]
    [InlineData("w_soon_abc", null)]
    [InlineData("w_99999999999999999999_abc", null)]
    [InlineData("w_253402300800_abc", null)]
    [InlineData("w_253402300799_abc", 253402300799L)]
    public void A_personal_access_token_says_when_it_ends(string token, long? seconds) =>
        new PersonalAccessTokenCredential(token).ExpiresAt.Should().Be(seconds is { } some ? DateTimeOffset.FromUnixTimeSeconds(some) : null);

    [Theory]
    [InlineData("w_")]
    [InlineData("w__abc")]
    [InlineData("w_1790000000_")]
    [InlineData("w_1790000000")]
    [InlineData("0123456789abcdef")]
    public void What_is_no_personal_access_token_is_refused(string token) =>
        Refuses(() => new PersonalAccessTokenCredential(token), token);

    [Theory]
    [InlineData("Token s3cr3tvalue")]
    [InlineData("bearer s3cr3tvalue")]
    [InlineData("BASIC s3cr3tvalue")]
    [InlineData("s3cr3t value")]
    [InlineData("s3cr3t\r\nX-Evil: 1")]
    [InlineData("s3cr3t\u0000value")]
    [InlineData("s3cr3t\u007fvalue")]
    [InlineData("s3cr3tvälue")]
    [InlineData("s3cr3t\u2028value")]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void What_no_header_can_carry_is_refused_without_being_repeated(string token)
    {
        Refuses(() => new TokenCredential(token), token);
        Refuses(() => new BearerCredential(token), token);
        Refuses(() => Credential.FromToken(token), token);
    }

    [Fact]
    public void A_null_is_refused()
    {
        Refuses(() => new TokenCredential(null!), "");
        Refuses(() => new BasicCredential("admin", null!), "");
        Refuses(() => new ImpersonationCredential(null!, User), "");
    }

    [Theory]
    [InlineData("", "pw")]
    [InlineData("  ", "pw")]
    [InlineData("a:b", "s3cr3tvalue")]
    [InlineData("admin", "")]
    public void A_user_or_password_that_Basic_cannot_carry_is_refused(string user, string password) =>
        Refuses(() => new BasicCredential(user, password), password);

    [Fact]
    public void An_access_token_compares_by_value_and_tells_nothing()
    {
        var token = new AccessToken(Secret, DateTimeOffset.UnixEpoch);

        (token == new AccessToken(Secret, DateTimeOffset.UnixEpoch)).Should().BeTrue();
        (token != new AccessToken(Secret)).Should().BeTrue();
        token.ToString().Should().NotContain(Secret);
    }

    [Fact]
    public async Task An_impersonation_names_the_user_and_must_be_confirmed()
    {
        using var handler = new ScriptedHandler(Reply.Ok("{}", ("X-IMPERSONATOR-UUID", "00ff")), Reply.Ok());
        using var client = TestCalls.Client(handler, credential: new ImpersonationCredential(new TokenCredential(Secret), User));

        await client.GetAsync();
        var error = await client.CallAsync("POST").FailsAsync<ApiImpersonationException>();

        handler.Sent[0].Headers["X-Impersonated-User-Uuid"].Should().Be(User.ToString("N"));
        error.MayHaveActed.Should().BeTrue("the server acted in the name of the token's owner");
    }

    [Fact]
    public async Task A_failure_under_impersonation_is_the_failure_itself()
    {
        using var handler = new ScriptedHandler(Reply.Status(403, """{"detail":"Unable to impersonate user that does not have an active session."}"""));
        using var client = TestCalls.Client(handler, credential: new ImpersonationCredential(new TokenCredential(Secret), User));

        (await client.GetAsync().FailsAsync<ApiAuthorizationException>()).ServerDetail.Should().StartWith("Unable");
    }

    [Fact]
    public void The_one_who_is_acted_as_is_somebody() =>
        Refuses(() => new ImpersonationCredential(new TokenCredential(Secret), Guid.Empty), Secret);

    private static void Refuses(Func<object> make, string secret)
    {
        var error = make.Should().Throw<ArgumentException>().Which;
        if (secret.Trim() is { Length: > 3 } text)
        {
            error.ToString().Should().NotContain(text).And.NotContain("s3cr3t");
        }
    }

    private static bool Shows(FieldInfo field, Credential credential, string header) =>
        field.GetValue(credential)?.ToString() is { } text && text.Contains(header, StringComparison.Ordinal);
}
