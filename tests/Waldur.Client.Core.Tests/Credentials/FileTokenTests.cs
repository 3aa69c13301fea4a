using Waldur.Client.Core;
using Waldur.Client.Testing;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Credentials;

public sealed class FileTokenTests : IDisposable
{
    private const string First = "1111111111111111111111111111111111111111";
    private const string Second = "2222222222222222222222222222222222222222";
    private readonly string _folder = Directory.CreateTempSubdirectory("token").FullName;
    private readonly FakeClock _clock = new();

    private string File => Path.Combine(_folder, "token");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(First, "Token " + First)]
    [InlineData("  " + First + "\r\n", "Token " + First)]
    [InlineData("\uFEFF" + First + "\n", "Token " + First)]
    [InlineData("w_1790000000_abcdef\n", "Bearer w_1790000000_abcdef")]
    [InlineData("eyJh.eyJz.c2ln", "Bearer eyJh.eyJz.c2ln")]
    public async Task The_kind_of_the_token_is_told_by_its_form(string content, string header)
    {
        Write(content);

        (await SendAsync(Credential.FromTokenFile(File, _clock))).Should().Be(header);
    }

    [Fact]
    public async Task A_changed_file_is_read_again_at_most_once_a_second()
    {
        Write(First);
        var credential = Credential.FromTokenFile(File, _clock);
        (await SendAsync(credential)).Should().EndWith(First);

        Write(Second);
        _clock.Advance(TimeSpan.FromSeconds(0.9));
        (await SendAsync(credential)).Should().EndWith(First, "it was looked at less than a second ago");
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        (await SendAsync(credential)).Should().EndWith(Second);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("Token 22222")]
    [InlineData("w_17")]
    [InlineData("two words")]
    [InlineData("22222222")]
    [InlineData("eyJh.eyJz.c2ln")]
    public async Task A_file_that_vanishes_or_is_half_written_keeps_the_last_good_token(string? content)
    {
        Write(First);
        var credential = Credential.FromTokenFile(File, _clock);
        await SendAsync(credential);

        Write(content);
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await SendAsync(credential)).Should().EndWith(First);

        Write(Second);
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await SendAsync(credential)).Should().EndWith(Second);
    }

    [Fact]
    public async Task A_token_of_another_kind_is_taken_when_it_stays()
    {
        Write(First);
        var credential = Credential.FromTokenFile(File, _clock);
        await SendAsync(credential);

        Write("w_1790000000_abcdef");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await SendAsync(credential);
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await SendAsync(credential)).Should().Be("Bearer w_1790000000_abcdef");
    }

    [Fact]
    public async Task A_refused_token_is_read_anew_at_once_and_the_request_sent_once_more()
    {
        Write(First);
        using var handler = new ScriptedHandler(Reply.Ok(), Reply.Status(401, """{"detail":"Invalid token."}"""), Reply.Ok());
        using var client = TestCalls.Client(handler, credential: Credential.FromTokenFile(File, _clock));
        await client.CallAsync("POST");

        var written = System.IO.File.GetLastWriteTimeUtc(File);
        Write(Second);
        System.IO.File.SetLastWriteTimeUtc(File, written);
        await client.CallAsync("POST");

        handler.Sent.Select(sent => sent.Authorization).Should().Equal("Token " + First, "Token " + First, "Token " + Second);
    }

    [Theory]
    [InlineData(First)]
    [InlineData("")]
    [InlineData(null)]
    public async Task Where_the_file_holds_nothing_newer_the_401_stands(string? content)
    {
        Write(First);
        using var handler = new ScriptedHandler(Reply.Ok(), Reply.Status(401));
        using var client = TestCalls.Client(handler, credential: Credential.FromTokenFile(File, _clock));
        await client.CallAsync("POST");

        Write(content);
        await client.CallAsync("POST").FailsAsync<ApiAuthenticationException>();

        handler.Sent.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(null, "does not exist")]
    [InlineData("", "is empty")]
    [InlineData("Bearer s3cr3t", "without the word 'Bearer'")]
    [InlineData("s3cr3t s3cr3t", "white space")]
    public async Task A_file_that_cannot_be_used_is_named_when_it_is_first_needed(string? content, string reason)
    {
        Write(content);
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler, credential: Credential.FromTokenFile(File, _clock));

        var error = await client.CallAsync("POST").FailsAsync<ApiAuthenticationException>();

        error.Message.Should().Contain(File).And.Contain(reason).And.Contain("was not sent");
        error.ToString().Should().NotContain("s3cr3t");
        error.MayHaveActed.Should().BeFalse();
        handler.Sent.Should().BeEmpty();

        Write(First);
        await client.CallAsync("POST");
        handler.Sent.Should().ContainSingle("it is tried again as soon as it is there");
    }

    [Fact]
    public async Task A_mounted_secret_is_followed_through_its_links()
    {
        // As Kubernetes mounts it: token -> ..data/token, and ..data -> a folder that is exchanged.
        var (one, two) = (Directory.CreateDirectory(Path.Combine(_folder, "1")), Directory.CreateDirectory(Path.Combine(_folder, "2")));
        await System.IO.File.WriteAllTextAsync(Path.Combine(one.FullName, "token"), First, TestContext.Current.CancellationToken);
        await System.IO.File.WriteAllTextAsync(Path.Combine(two.FullName, "token"), Second, TestContext.Current.CancellationToken);
        var data = Path.Combine(_folder, "..data");
        Directory.CreateSymbolicLink(data, one.FullName);
        System.IO.File.CreateSymbolicLink(File, Path.Combine(data, "token"));
        var credential = Credential.FromTokenFile(File, _clock);
        (await SendAsync(credential)).Should().EndWith(First);

        Directory.Delete(data);
        Directory.CreateSymbolicLink(data, two.FullName);
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await SendAsync(credential)).Should().EndWith(Second);
    }

    [Fact]
    public async Task Many_requests_at_once_share_the_file()
    {
        Write(First);
        var credential = Credential.FromTokenFile(File);
        var stop = DateTime.UtcNow.AddMilliseconds(300);
        var requests = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (DateTime.UtcNow < stop)
            {
                (await SendAsync(credential)).Should().Be("Token " + First);
            }
        }));

        await Task.WhenAll(requests);
    }

    [Fact]
    public async Task A_Waldur_token_in_a_file_can_impersonate_and_no_other()
    {
        var user = Guid.NewGuid();
        using var handler = new ScriptedHandler(Reply.Ok("{}", ("X-impersonator-uuid", "1f")));
        using var client = TestCalls.Client(handler, credential: new ImpersonationCredential(Credential.FromTokenFile(File, _clock), user));

        Write("w_1790000000_abcdef");
        (await client.CallAsync("POST").FailsAsync<ApiAuthenticationException>()).Message.Should().Contain("Only a Waldur token can impersonate");
        handler.Sent.Should().BeEmpty();

        using var second = TestCalls.Client(handler, credential: new ImpersonationCredential(Credential.FromTokenFile(File, _clock), user));
        Write(First);
        await second.CallAsync("POST");
        handler.Sent[0].Headers.Should().Contain("Authorization", "Token " + First).And.Contain("X-Impersonated-User-Uuid", user.ToString("N"));
    }

    [Fact]
    public void Impersonation_takes_what_FromToken_gives()
    {
        _ = new ImpersonationCredential(Credential.FromToken(First), Guid.NewGuid());
        Action[] others =
        [
            () => _ = new ImpersonationCredential(Credential.FromToken("w_1790000000_abcdef"), Guid.NewGuid()),
            () => _ = new ImpersonationCredential(Credential.FromToken("eyJh.eyJz.c2ln"), Guid.NewGuid()),
            () => _ = new ImpersonationCredential(new BasicCredential("a", "b"), Guid.NewGuid()),
        ];

        others.Should().AllSatisfy(other => other.Should().Throw<ArgumentException>().WithMessage("Only a Waldur token can impersonate*"));
    }

    private static async Task<string> SendAsync(Credential credential)
    {
        using var request = new HttpRequestMessage();
        await credential.ApplyAsync(request, TestContext.Current.CancellationToken);
        return request.Headers.NonValidated["Authorization"].ToString();
    }

    private void Write(string? content)
    {
        if (content is null)
        {
            System.IO.File.Delete(File);
            return;
        }

        System.IO.File.WriteAllText(File, content);
    }
}
