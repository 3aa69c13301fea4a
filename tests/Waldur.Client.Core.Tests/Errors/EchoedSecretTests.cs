using System.Net;
using System.Text;
using System.Text.Json;
using Waldur.Client.Core;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Errors;

/// <summary>That what a server repeats of the credential's and the body's secrets is kept nowhere.</summary>
public class EchoedSecretTests
{
    private const string Password = "p\"ä/s+s& w\\ö<rd'%";
    private const string BodySecret = "remote-9f8e7d6c";
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string Basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("admin:" + Password));

    public static TheoryData<string, Credential, string[]> Credentials() => new()
    {
        { "token", new TokenCredential(TestCalls.Token), [TestCalls.Token] },
        { "personal access token", new PersonalAccessTokenCredential("w_1790000000_abcdefgh"), ["w_1790000000_abcdefgh"] },
        { "bearer", new BearerCredential("eyJh.eyJz.c2ln"), ["eyJh.eyJz.c2ln"] },
        { "bearer callback", new BearerCredential(_ => ValueTask.FromResult(new AccessToken("eyJh.eyJz.c2ln"))), ["eyJh.eyJz.c2ln"] },
        { "impersonation", new ImpersonationCredential(new TokenCredential(TestCalls.Token), Guid.NewGuid()), [TestCalls.Token] },
        { "basic", new BasicCredential("admin", Password), [Password, Basic] },
        { "the program's own", new OwnCredential(), ["own-s3cr3t-value"] },
    };

    [Theory]
    [MemberData(nameof(Credentials))]
    public async Task Nothing_that_is_kept_of_a_failure_repeats_the_credential(string kind, Credential credential, string[] secrets)
    {
        foreach (var secret in secrets)
        {
            foreach (var step in Echoes(secret))
            {
                using var log = new CapturingLog();
                using var handler = new ScriptedHandler(step);
                using var client = TestCalls.Client(handler, credential: credential, options: TestCalls.Options() with { LoggerFactory = log, MaxRetries = 0 });

                var error = await Record.ExceptionAsync(() => client.GetAsync());

                AllTexts(error.Should().BeAssignableTo<ApiException>(kind).Subject).Should().NotContain(text => Holds(text, secret), kind);
                Holds(log.Everything, secret).Should().BeFalse(kind);
            }
        }
    }

    [Theory]
    [InlineData("api_secret_value", """{"api_secret_value":"remote-9f8e7d6c"}""")]
    [InlineData("innocent", """{"a":[{"innocent":"remote-9f8e7d6c"}]}""")]
    [InlineData("innocent", """{"innocent":{"deep":["remote-9f8e7d6c"]}}""")]
    [InlineData(null, """{"token":"remote-9f8e7d6c"}""")]
    [InlineData(null, """{"a":{"client_secret":"remote-9f8e7d6c"}}""")]
    [InlineData(null, """{"\ud800":1,"token":"remote-9f8e7d6c"}""")]
    [InlineData(null, """{"tokens":["\ud800","remote-9f8e7d6c"],"token":"remote-9f8e7d6c"}""")]
    public async Task Nothing_that_is_kept_repeats_a_secret_of_the_body(string? marked, string body)
    {
        using var handler = new ScriptedHandler(Reply.Status(400, $$"""{"api_url":["No access with {{BodySecret}}."]}""", headers: ("X-Request-ID", BodySecret)));
        using var client = TestCalls.Client(handler);
        var operation = new ApiOperation("create", HttpMethod.Post, "/api/x/") { SecretMembers = marked is null ? [] : [marked] };

        var error = await client.SendAsync(
            new ApiRequest(operation, "/api/x/", RequestContent.Text(body, "application/json")), TestContext.Current.CancellationToken).FailsAsync<ApiValidationException>();

        AllTexts(error).Should().NotContain(text => Holds(text, BodySecret));
        error.ForField("api_url").Should().Equal("No access with ***.");
        error.RequestId.Should().Be("***");
    }

    [Theory]
    [InlineData("12345678", "***")]
    [InlineData("1234567", "1234567")]
    public async Task What_is_only_guessed_to_be_a_secret_is_masked_where_it_is_long_enough_to_be_one(string value, string said)
    {
        using var handler = new ScriptedHandler(Reply.Status(400, $$"""["{{value}}"]"""));
        using var client = TestCalls.Client(handler);

        var error = await client.SendAsync(
            new ApiRequest(new ApiOperation("create", HttpMethod.Post, "/api/x/"), "/api/x/", RequestContent.Text($$"""{"token":"{{value}}"}""", "application/json")),
            TestContext.Current.CancellationToken).FailsAsync<ApiValidationException>();

        error.NonFieldErrors.Should().Equal(said);
    }

    [Fact]
    public async Task Secrets_of_forms_are_masked_too()
    {
        var form = new FormRequestContent();
        form.Add("pass_word", BodySecret);
        var multipart = new MultipartRequestContent();
        multipart.Add("pass_word", BodySecret);
        var operation = new ApiOperation("create", HttpMethod.Post, "/api/x/") { SecretMembers = ["pass_word"] };
        using var handler = new ScriptedHandler(Reply.Status(400, $"[\"{BodySecret}\"]"));
        using var client = TestCalls.Client(handler);

        foreach (RequestContent content in new RequestContent[] { form, multipart })
        {
            var error = await client.SendAsync(new ApiRequest(operation, "/api/x/", content), TestContext.Current.CancellationToken)
                .FailsAsync<ApiValidationException>();
            error.NonFieldErrors.Should().Equal("***");
        }
    }

    [Fact]
    public async Task A_header_that_holds_a_key_is_masked()
    {
        using var handler = new ScriptedHandler(Reply.Status(403, """{"detail":"key-0123456789 may not, from tenant blue-tenant"}"""));
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with
        {
            Headers = new Dictionary<string, string> { ["X-Api-Key"] = "key-0123456789", ["X-Tenant"] = "blue-tenant" },
        });

        (await client.GetAsync().FailsAsync<ApiAuthorizationException>()).ServerDetail.Should().Be("*** may not, from tenant blue-tenant");
    }

    [Fact]
    public async Task A_secret_is_masked_where_a_cut_divides_it()
    {
        using var handler = new ScriptedHandler(
            Reply.Status(500, new string('x', 8192 - 20) + TestCalls.Token + "more", "text/plain"),
            Reply.Status(500, new string('x', 50) + TestCalls.Token, "text/plain"));
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { MaxErrorBodySize = 9000 });
        using var cutting = TestCalls.Client(handler, options: TestCalls.Options() with { MaxErrorBodySize = 60 });

        (await client.GetAsync().FailsAsync<ApiServerException>()).Body.Should().NotContain(TestCalls.Token[..8]).And.Contain("x***more");
        (await cutting.GetAsync().FailsAsync<ApiServerException>()).Body.Should().NotContain(TestCalls.Token[..8]).And.Contain("x***");
    }

    [Theory]
    [InlineData(30, 200, "text/plain", "upstream auth failed for header Authorization: Token ", "", false)]
    [InlineData(200, 200, "text/html", "<html><title>", "</title></html>", false)]
    [InlineData(200, 200, "text/html", "<html><title>", "</title></html>", true)]
    [InlineData(450, 500, "text/plain", "upstream auth failed for header Authorization: Token ", "", false)]
    [InlineData(200, 500, "text/html", "<html><title>", "</title></html>", true)]
    [InlineData(4000, 400, "application/json", "{\"detail\":\"", "\"}", false)]
    [InlineData(4000, 400, "application/json", "{\"detail\":\"", "\"}", true)]
    public async Task A_secret_is_masked_wherever_in_a_message_a_cut_divides_it(int cut, int status, string mediaType, string before, string after, bool isEscaped)
    {
        var part = TestCalls.Token[..4];
        var token = isEscaped ? string.Concat(TestCalls.Token.Select(letter => mediaType == "text/html" ? $"&#{(int)letter};" : $"\\u{(int)letter:x4}")) : TestCalls.Token;
        foreach (var length in Enumerable.Range(Math.Max(0, cut - 50), 55))
        {
            using var handler = new ScriptedHandler(Reply.Status(status, $"{before}{new string('x', length)}{token}{after}", mediaType));
            using var client = TestCalls.Client(handler, options: TestCalls.Options() with { MaxRetries = 0 });

            var error = (ApiException)(await Record.ExceptionAsync(() => client.GetAsync()))!;

            AllTexts(error).Should().NotContain(text => Holds(text, part), "after {0} characters", length);
        }
    }

    [Fact]
    public async Task An_error_of_the_framework_that_quotes_the_server_is_replaced()
    {
        using var server = new LoopbackServer(LoopbackServer.SendAndClose($"HTTP/1.1 {TestCalls.Token} nonsense\r\n\r\n"));
        using var client = server.Client(maxRetries: 0);

        var error = await client.CallAsync("POST").FailsAsync<ApiTransportException>();

        error.ToString().Should().NotContain(TestCalls.Token);
        error.InnerException.Should().BeOfType<HttpRequestException>();
        error.MayHaveActed.Should().BeTrue();
    }

    [Fact]
    public void Random_escapes_do_not_hide_a_secret()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var i = 0; i < 3000; i++)
        {
            var secret = string.Concat(Enumerable.Range(0, random.Next(4, 40)).Select(_ => (char)random.Next('!', '~' + 1)));
            var mask = new SecretMask([secret]);
            var escaped = Escape(secret, random);

            mask.Apply($"a {escaped} b").Should().Be("a *** b", "seed {0}: {1} as {2}", seed, secret, escaped);
        }
    }

    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("", "")]
    [InlineData("no secret here", "no secret here")]
    [InlineData("tok-12", "***")]
    [InlineData("TOK-12tok-12", "******")]
    [InlineData("tok-1 tok-12", "tok-1 ***")]
    public void Only_the_secret_is_replaced(string text, string masked) =>
        new SecretMask(["tok-12", "abc", null, ""]).Apply(text).Should().Be(masked);

    [Theory]
    [InlineData("\\")]
    [InlineData("%25")]
    [InlineData("&#9")]
    [InlineData("+")]
    [InlineData("p")]
    public void A_text_of_escapes_takes_no_longer_than_any_other(string part)
    {
        var mask = new SecretMask([Password, "\\\\\\\\", "%%%%%%%%", "pppppppppppp!"]);
        var text = string.Concat(Enumerable.Repeat(part, 1024 * 1024 / part.Length));
        var started = TimeProvider.System.GetTimestamp();

        mask.Apply(text);

        TimeProvider.System.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    private static string Escape(string secret, Random random) => random.Next(7) switch
    {
        0 => secret,
        1 => JsonSerializer.Serialize(secret)[1..^1],
        2 => Uri.EscapeDataString(secret),
        3 => WebUtility.HtmlEncode(secret),
        4 => JsonSerializer.Serialize(secret, Relaxed)[1..^1],
        5 => JsonSerializer.Serialize(JsonSerializer.Serialize(secret)[1..^1])[1..^1],
        _ => string.Concat(secret.Select(letter => $"\\u{(int)letter:X4}")),
    };

    private static Step[] Echoes(string secret)
    {
        var json = JsonSerializer.Serialize(secret);
        var plain = !secret.Any(letter => letter is '"' or 'ä' or '\\');
        var header = plain ? secret : Uri.EscapeDataString(secret);
        return
        [
            Reply.Status(401, $$"""{"detail":{{json}}}""", headers: ("WWW-Authenticate", plain ? secret : "Basic")),
            Reply.Status(400, $$"""{"field":[{{json}}],{{json}}:["x"],"non_field_errors":[{{json}}]}"""),
            Reply.Status(403, "{\"error\":{\"message\":" + json + ",\"missing_permissions\":[" + json + "]}}"),
            Reply.Status(409, $$"""{"detail":{{JsonSerializer.Serialize("Valid states for operation: " + secret)}}}"""),
            Reply.Status(404, $"<html><title>{WebUtility.HtmlEncode(secret)}</title>{secret}</html>", "text/html"),
            Reply.Status(500, $"Traceback: {secret}", "text/plain"),
            Reply.Status(502, "", headers: ("X-Request-ID", header)),
            Reply.Status(302, "", headers: ("Location", "https://h.example/" + Uri.EscapeDataString(secret))),
            Reply.Status(200, $"<title>{WebUtility.HtmlEncode(secret)}</title>", "text/html", ("X-Request-ID", header)),
            Reply.Status(200, $"broken {secret}", "text/plain"),
            Reply.Status(200, $$"""{"a":{{json}}"""),
            Reply.Fails(() => new HttpRequestException($"Received an invalid status line: '{secret}'.")),
            Reply.Fails(() => new InvalidOperationException(secret)),
            Reply.Fails(() => new IOException("x", new InvalidDataException(secret))),
        ];
    }

    private static List<string> AllTexts(ApiException error)
    {
        List<string?> texts =
        [
            error.Message, error.ToString(), error.Body, error.RequestId, error.ServerDetail, error.ServerVersion, error.Details.Detail,
            (error as ApiAuthenticationException)?.Scheme, (error as ApiUnexpectedContentException)?.MediaType,
            .. error.Details.NonFieldErrors, .. error.Details.MissingPermissions, .. error.Details.ValidStates,
            .. error.Details.FieldErrors.Select(field => field.ToString()),
        ];
        for (Exception? inner = error; inner is not null; inner = inner.InnerException)
        {
            texts.Add(inner.Message);
            texts.Add(inner.ToString());
        }

        return [.. texts.OfType<string>()];
    }

    private static bool Holds(string text, string secret) =>
        new[] { secret, JsonSerializer.Serialize(secret)[1..^1], Uri.EscapeDataString(secret), WebUtility.HtmlEncode(secret) }
            .Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase));

    private sealed class OwnCredential : Credential
    {
        public override ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Custom own-s3cr3t-value");
            return ValueTask.CompletedTask;
        }
    }
}
