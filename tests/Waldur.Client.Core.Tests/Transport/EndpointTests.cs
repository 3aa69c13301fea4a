using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

public class EndpointTests
{
    [Theory]
    [InlineData("https://h", "https://h/")]
    [InlineData("https://h/", "https://h/")]
    [InlineData("https://h/api", "https://h/")]
    [InlineData("https://h/api/", "https://h/")]
    [InlineData("  https://h/api/ \n", "https://h/")]
    [InlineData("https://h//api//", "https://h/")]
    [InlineData("https://h/waldur/api", "https://h/waldur/")]
    [InlineData("https://h/waldur/api/", "https://h/waldur/")]
    [InlineData("https://h/waldur", "https://h/waldur/")]
    [InlineData("https://h/api/api", "https://h/api/")]
    [InlineData("https://h/api/v2", "https://h/api/v2/")]
    [InlineData("https://h/xapi", "https://h/xapi/")]
    [InlineData("https://h/apix/", "https://h/apix/")]
    [InlineData("HTTPS://Waldur.Example.COM/Path/api", "https://waldur.example.com/Path/")]
    [InlineData("https://waldur.csc.fi/api/", "https://waldur.csc.fi/")]
    [InlineData("https://host.api", "https://host.api/")]
    [InlineData("https://host.api/api", "https://host.api/")]
    [InlineData("https://pi.pia", "https://pi.pia/")]
    [InlineData("http://h:8000/api", "http://h:8000/")]
    [InlineData("https://h:443/api", "https://h/")]
    [InlineData("http://[::1]:8000/api/", "http://[::1]:8000/")]
    [InlineData("http://127.0.0.1", "http://127.0.0.1/")]
    [InlineData("https://h/a%20b/api", "https://h/a%20b/")]
    [InlineData("https://h/é/api", "https://h/%C3%A9/")]
    public void An_address_is_taken_as_people_give_it(string given, string expected) =>
        ApiEndpoint.Normalise(given, "/api").AbsoluteUri.Should().Be(expected);

    [Theory]
    [InlineData("https://k/katello/api/v2/", "https://k/")]
    [InlineData("https://k/katello/api", "https://k/")]
    [InlineData("https://k/katello", "https://k/")]
    [InlineData("https://k/prefix/katello/api", "https://k/prefix/")]
    [InlineData("https://k/katello/katello/api", "https://k/katello/")]
    [InlineData("https://k/api/v2", "https://k/api/v2/")]
    public void An_own_path_of_several_segments_is_cut_off_from_its_start(string given, string expected) =>
        ApiEndpoint.Normalise(given, "/katello/api/v2").AbsoluteUri.Should().Be(expected);

    [Theory]
    [InlineData("waldur.example.com", "scheme")]
    [InlineData("waldur.example.com:8000/api", "scheme")]
    [InlineData("/api/", "scheme")]
    [InlineData("ftp://h/api", "scheme")]
    [InlineData("file:///etc/passwd", "scheme")]
    [InlineData("https://", "scheme")]
    [InlineData("https://admin:s3cr3t@h/api", "credential")]
    [InlineData("admin:s3cr3t@h", "scheme")]
    [InlineData("https://h/api?token=s3cr3t", "query")]
    [InlineData("https://h/api#s3cr3t", "fragment")]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    public void What_is_no_address_of_a_server_is_refused_with_a_reason(string given, string reason)
    {
        var refuse = () => ApiEndpoint.Normalise(given, "/api");

        var error = refuse.Should().Throw<ArgumentException>().WithMessage($"*{reason}*").Which;
        error.ParamName.Should().Be("endpoint");
        error.Message.Should().NotContain("s3cr3t");
    }

    [Theory]
    [InlineData("waldur.example.com", "'waldur.example.com' is no address")]
    [InlineData("@s3cr3t", "'…' is no address")]
    [InlineData("x?s3cr3t", "'…' is no address")]
    public void What_was_given_is_repeated_only_where_it_can_hold_no_secret(string given, string start)
    {
        var refuse = () => ApiEndpoint.Normalise(given, "/api");

        refuse.Should().Throw<ArgumentException>().WithMessage($"{start}*");
    }

    [Fact]
    public void Much_text_is_cut_where_it_is_repeated()
    {
        FluentActions.Invoking(() => ApiEndpoint.Normalise(new string('x', 100), "")).Should().Throw<ArgumentException>().WithMessage($"'{new string('x', 100)}' is*");
        FluentActions.Invoking(() => ApiEndpoint.Normalise(new string('x', 101), "")).Should().Throw<ArgumentException>().WithMessage($"'{new string('x', 100)}…' is*");
    }

    [Fact]
    public void An_address_and_an_own_path_are_needed()
    {
        FluentActions.Invoking(() => ApiEndpoint.Normalise((Uri)null!, "")).Should().Throw<ArgumentNullException>().WithParameterName("endpoint");
        FluentActions.Invoking(() => ApiEndpoint.Normalise(TestCalls.Endpoint, null!)).Should().Throw<ArgumentNullException>().WithParameterName("ownPath");
        FluentActions.Invoking(() => ApiEndpoint.Normalise("https://h", null!)).Should().Throw<ArgumentNullException>().WithParameterName("ownPath");
    }

    [Fact]
    public void A_client_refuses_an_address_that_it_cannot_call()
    {
        var relative = () => new ApiClient(new Uri("/api/", UriKind.Relative), new TokenCredential("t"));
        var withUser = () => new ApiClient(new Uri("https://admin:s3cr3t@h/"), new TokenCredential("t"));

        relative.Should().Throw<ArgumentException>().WithMessage("*http:// or https://*");
        withUser.Should().Throw<ArgumentException>().Which.Message.Should().NotContain("s3cr3t");
    }

    [Theory]
    [InlineData("https://h", "https://h/api/things/?q=1")]
    [InlineData("https://h/waldur", "https://h/waldur/api/things/?q=1")]
    [InlineData("http://[::1]:8000/", "http://[::1]:8000/api/things/?q=1")]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example/api/things/?q=1")]
    public async Task Requests_go_to_the_path_under_the_endpoint(string endpoint, string expected)
    {
        using var handler = new ScriptedHandler(Reply.Ok());
        using var invoker = new HttpMessageInvoker(handler);
        using var client = new ApiClient(invoker, new Uri(endpoint), new TokenCredential("t"), TestCalls.Options());

        await client.GetAsync("/api/things/?q=1");

        client.Endpoint.AbsoluteUri.Should().EndWith("/");
        new UriBuilder(handler.Sent[0].Uri) { Host = handler.Sent[0].Uri.IdnHost }.Uri.AbsoluteUri.Should().Be(expected);
    }

    [Theory]
    [InlineData("//evil.example/api/")]
    [InlineData("/\\evil.example/api/")]
    [InlineData("/@evil.example/")]
    [InlineData("/:80@evil.example/")]
    public async Task No_path_leads_to_another_host(string path)
    {
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler);

        await client.GetAsync(path);

        handler.Sent.Should().OnlyContain(sent => sent.Uri.Host == "waldur.example.com" && sent.Uri.UserInfo == "");
    }

    [Theory]
    [InlineData("site-agent/1.2", "site-agent/1.2 Waldur.Client/")]
    [InlineData("site-agent", "site-agent Waldur.Client/")]
    [InlineData("  ", "Waldur.Client/")]
    [InlineData("a/1 b/2", "a/1 b/2 Waldur.Client/")]
    public async Task The_program_may_name_itself(string name, string start)
    {
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { ApplicationName = name });

        await client.GetAsync();

        handler.Sent[0].Headers["User-Agent"].Should().StartWith(start);
    }

    [Theory]
    [InlineData("a/1\r\nX-Evil: 1")]
    [InlineData("a/1\nX-Evil:1")]
    [InlineData("a/1\r\n")]
    [InlineData("ä/1")]
    [InlineData("a/1/2")]
    [InlineData("(ä)")]
    [InlineData("Site agent: north")]
    [InlineData("(a\u0001b)")]
    public void A_name_that_no_header_can_carry_is_refused(string name)
    {
        var set = () => new ClientOptions { ApplicationName = name };

        set.Should().Throw<ArgumentException>().WithMessage("*User-Agent*").Which.Message.Should().StartWith($"'{string.Concat(name.Select(letter => char.IsControl(letter) ? ' ' : letter))}'");
    }
}
