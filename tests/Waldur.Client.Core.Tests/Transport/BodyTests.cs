using System.IO.Compression;
using System.Net;
using System.Text;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

public class BodyTests
{
    [Fact]
    public async Task Every_body_is_disposed_the_failed_ones_too()
    {
        var bodies = Enumerable.Range(0, 3).Select(_ => new WatchedStream("{\"a\":1}"u8.ToArray())).ToArray();
        using var handler = new ScriptedHandler(
            With(HttpStatusCode.ServiceUnavailable, bodies[0]), With(HttpStatusCode.BadGateway, bodies[1]), With(HttpStatusCode.OK, bodies[2]));
        using var client = TestCalls.Client(handler);

        await client.GetAsync();

        bodies.Should().OnlyContain(body => body.IsDisposed);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_disposed()
    {
        using var body = new BrokenStream("{\"a\""u8.ToArray(), () => new IOException("lost"));
        using var handler = new ScriptedHandler(With(HttpStatusCode.OK, body));
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { MaxRetries = 0 });

        await client.GetAsync().FailsAsync<ApiTransportException>();

        body.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public async Task A_body_shorter_than_announced_is_a_lost_response()
    {
        using var handler = new ScriptedHandler(Reply.Ok("[1,2", ("Content-Length", "4000")), Reply.Ok("[1,2]"));
        using var client = TestCalls.Client(handler);

        (await client.GetAsync()).Value.ToString().Should().Be("[1,2]");

        handler.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_absurd_announced_length_takes_no_memory()
    {
        using var handler = new ScriptedHandler(Reply.Ok("[]", ("Content-Length", long.MaxValue.ToString((IFormatProvider?)null))));
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { MaxRetries = 0 });

        await client.GetAsync().FailsAsync<ApiTransportException>();
    }

    [Fact]
    public async Task HEAD_takes_no_body_whatever_length_is_announced()
    {
        using var handler = new ScriptedHandler(Reply.Ok("", ("Content-Length", "12345"), ("X-Result-Count", "17")));
        using var client = TestCalls.Client(handler);

        var response = await client.CallAsync("HEAD");

        response.Headers["x-result-count"].Should().Be("17");
        response.Headers["Content-Length"].Should().Be("12345");
    }

    [Fact]
    public async Task An_empty_response_is_fine_only_where_no_body_is_due()
    {
        using var handler = new ScriptedHandler(Reply.Status(204, "", mediaType: null));
        using var client = TestCalls.Client(handler);

        (await client.CallAsync("DELETE")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        var error = await client.GetAsync().FailsAsync<ApiUnexpectedContentException>();
        error.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_page_for_people_is_no_response()
    {
        using var handler = new ScriptedHandler(Reply.Status(200, "<html><title>Log in</title></html>", "text/html; charset=utf-8"));
        using var client = TestCalls.Client(handler);

        (await client.GetAsync().FailsAsync<ApiUnexpectedContentException>()).Message.Should().Contain("Log in");
        (await client.CallAsync("POST").FailsAsync<ApiUnexpectedContentException>()).MayHaveActed.Should().BeTrue();
    }

    [Fact]
    public async Task A_byte_order_mark_is_overlooked()
    {
        using var handler = new ScriptedHandler(Reply.Bytes(200, [0xEF, 0xBB, 0xBF, .. "[1]"u8]));
        using var client = TestCalls.Client(handler);

        (await client.GetAsync()).Value.ToString().Should().Be("[1]");
    }

    [Fact]
    public async Task A_damaged_compressed_body_is_a_lost_response()
    {
        var damaged = Compress("[" + string.Join(',', Enumerable.Range(0, 500)) + "]");
        damaged.AsSpan(20, 40).Fill(0xFF);
        using var server = new LoopbackServer(LoopbackServer.Respond(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n", damaged));
        using var client = server.Client(maxRetries: 1);

        await client.GetAsync().FailsAsync<ApiTransportException>();

        server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_compressed_body_is_read()
    {
        using var server = new LoopbackServer(LoopbackServer.Respond(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n", Compress("[1,2,3]")));
        using var client = server.Client();

        (await client.GetAsync()).Value.ToString().Should().Be("[1,2,3]");
        server.Requests[0].Should().Contain("Accept-Encoding: gzip");
    }

    [Fact]
    public async Task Concurrent_calls_never_share_a_buffer()
    {
        using var handler = new ScriptedHandler(async (request, _) =>
        {
            await Task.Yield();
            var id = request.RequestUri!.Query[1..];
            return new HttpResponseMessage { Content = new StringContent($"[\"{string.Concat(Enumerable.Repeat(id, 500))}\"]", Encoding.UTF8, "application/json") };
        });
        using var client = TestCalls.Client(handler);

        var ids = Enumerable.Range(1000, 200).Select(id => id.ToString((IFormatProvider?)null)).ToArray();
        var responses = await Task.WhenAll(ids.Select(id => Task.Run(() => client.GetAsync("/api/things/?" + id))));

        responses.Select(response => response.Value.ToString()).Should().Equal(ids.Select(id => $"[\"{string.Concat(Enumerable.Repeat(id, 500))}\"]"));
    }

    [Fact]
    public void A_disposed_buffer_gives_nothing_away()
    {
        var buffer = new PooledBuffer(16);
        "secret"u8.CopyTo(buffer.GetSpan(6));
        buffer.Advance(6);

        buffer.Dispose();
        buffer.Dispose();

        buffer.WrittenSpan.IsEmpty.Should().BeTrue();
        buffer.Length.Should().Be(0);
    }

    [Fact]
    public void A_buffer_grows_with_what_is_written()
    {
        using var buffer = new PooledBuffer(1);
        for (var i = 0; i < 100_000; i++)
        {
            buffer.GetSpan(1)[0] = (byte)i;
            buffer.Advance(1);
        }

        buffer.Length.Should().Be(100_000);
        buffer.WrittenSpan[99_999].Should().Be(unchecked((byte)99_999));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1024, 2048)]
    [InlineData(1 << 30, int.MaxValue - 56)]
    [InlineData(int.MaxValue - 60, int.MaxValue - 56)]
    public void A_buffer_doubles_as_long_as_an_array_can_be_so_long(int size, int next) =>
        PooledBuffer.NextSize(size, size + 1L).Should().Be(next);

    [Fact]
    public void A_buffer_that_no_array_can_hold_is_refused()
    {
        var grow = () => PooledBuffer.NextSize(1 << 30, Array.MaxLength + 1L);

        grow.Should().Throw<InvalidOperationException>().WithMessage("*2147483591 bytes*");
    }

    private static byte[] Compress(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    private static Step With(HttpStatusCode status, Stream body) =>
        (_, _) => Task.FromResult(new HttpResponseMessage(status) { Content = new StreamContent(body) });
}
