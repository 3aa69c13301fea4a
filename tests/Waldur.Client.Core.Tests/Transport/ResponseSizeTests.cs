using System.IO.Compression;
using System.Net;
using System.Text;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

public class ResponseSizeTests
{
    private const int Limit = 1000;

    [Theory]
    [InlineData("GET", Limit - 2, false)]
    [InlineData("GET", Limit - 1, true)]
    [InlineData("POST", Limit - 1, true)]
    public async Task A_body_may_be_as_long_as_the_limit_and_no_longer(string method, int length, bool isTooLarge)
    {
        using var handler = new ScriptedHandler(Reply.Ok($"\"{new string('a', length)}\""));
        using var client = Client(handler);

        var error = await Record.ExceptionAsync(() => method == "GET" ? client.GetAsync() : client.CallAsync(method));

        if (length + 2 <= Limit)
        {
            error.Should().BeNull();
            return;
        }

        var tooLarge = error.Should().BeOfType<ApiUnexpectedContentException>().Subject;
        tooLarge.IsTooLarge.Should().Be(isTooLarge);
        tooLarge.IsTransient.Should().BeFalse();
        tooLarge.MayHaveActed.Should().Be(method == "POST");
        tooLarge.IsBodyCut.Should().BeTrue();
        tooLarge.Message.Should().Contain("at most 1000 bytes (ClientOptions.MaxResponseSize)");
        handler.Sent.Should().HaveCount(1, "the next response would be as long");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(502)]
    public async Task A_bomb_is_not_unpacked(int status)
    {
        var read = 0L;
        using var bomb = new CountedStream(new BrotliStream(new MemoryStream(Zeros(64 * 1024 * 1024)), CompressionMode.Decompress), count => read += count);
        using var handler = new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(bomb) }));
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { MaxRetries = 0, MaxResponseSize = 1024 * 1024, MaxErrorBodySize = 1024 * 1024 });

        var error = (await Record.ExceptionAsync(() => client.CallAsync("GET"))).Should().BeAssignableTo<ApiException>().Subject;

        ((int)error.StatusCode!).Should().Be(status);
        error.IsBodyCut.Should().BeTrue();
        read.Should().Be((1024 * 1024) + 1);
    }

    [Fact]
    public async Task A_bomb_in_the_wire_s_own_compression_is_not_unpacked()
    {
        using var server = new LoopbackServer(LoopbackServer.Respond(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: br\r\n", Zeros(80 * 1024 * 1024)));
        using var client = server.Client();

        var error = await client.GetAsync().FailsAsync<ApiUnexpectedContentException>();

        error.IsTooLarge.Should().BeTrue();
        error.Message.Should().Contain("67108864");
        server.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task The_body_of_a_failure_is_read_to_its_own_limit_and_the_failure_stays_what_it_is()
    {
        using var handler = new ScriptedHandler(Reply.Status(400, new string('x', 3000), "text/plain"));
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { MaxErrorBodySize = 2000 });

        var error = await client.CallAsync("POST").FailsAsync<ApiValidationException>();

        error.IsBodyCut.Should().BeTrue();
        error.Body.Should().Be(new string('x', 2000) + "… (cut: the first 2000 of more bytes)");
        error.MayHaveActed.Should().BeTrue("what cannot be read is not the server's own word");
    }

    [Fact]
    public async Task A_body_without_an_end_ends()
    {
        using var handler = new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadGateway)
        {
            Content = new StreamContent(new RepeatingStream()),
        }));
        using var client = TestCalls.Client(handler);

        (await client.CallAsync("POST").FailsAsync<ApiServerException>()).MayHaveActed.Should().BeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1L << 31)]
    public void A_limit_that_cannot_be_kept_is_refused(long limit)
    {
        var response = () => new ClientOptions { MaxResponseSize = limit };
        var failure = () => new ClientOptions { MaxErrorBodySize = limit };

        response.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("MaxResponseSize");
        failure.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("MaxErrorBodySize");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    public async Task A_body_nested_without_end_is_an_error_like_any_other(int status)
    {
        using var handler = new ScriptedHandler(Reply.Status(status, string.Concat(Enumerable.Repeat("{\"a\":[", 200_000))));
        using var client = TestCalls.Client(handler);

        var error = await Record.ExceptionAsync(() => client.GetAsync());

        error.Should().BeOfType(status == 200 ? typeof(ApiUnexpectedContentException) : typeof(ApiValidationException));
    }

    private static ApiClient Client(ScriptedHandler handler) =>
        TestCalls.Client(handler, options: TestCalls.Options() with { MaxResponseSize = Limit });

    private static byte[] Zeros(int length)
    {
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(bytes, CompressionLevel.Fastest))
        {
            var spaces = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
            for (var i = 0; i < length / spaces.Length; i++)
            {
                brotli.Write(spaces);
            }
        }

        return bytes.ToArray();
    }

    private sealed class RepeatingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            return ValueTask.FromResult(buffer.Length);
        }
    }

    private sealed class CountedStream(Stream inner, Action<int> count) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            count(read);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
