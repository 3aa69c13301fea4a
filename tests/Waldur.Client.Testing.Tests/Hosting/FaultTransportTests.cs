using System.Net;
using System.Net.Sockets;

namespace Waldur.Client.Testing.Tests;

/// <summary>Connections that are reset as they are accepted, and bodies that are endless, bombed or slow.</summary>
public sealed class FaultTransportTests
{
    private const string Path = "/api/backend-resources/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_the_process_a_reset_at_accept_is_a_raw_socket_error()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.Faults.Next(Fault.ResetAtAccept);

        var exception = (await waldur.Awaiting(w => w.Agent("GET", Path)).Should().ThrowAsync<SocketException>()).Which;

        exception.SocketErrorCode.Should().Be(SocketError.ConnectionReset);
        waldur.Server.Requests.Should().BeEmpty("no request arrived");
        waldur.Server.Faults.Log.Should().ContainSingle();
    }

    [Fact]
    public async Task On_a_port_new_connections_are_reset_before_they_are_read()
    {
        await using var waldur = await TestWaldur.StartAsync(Transport.Port);
        waldur.Server.Faults.Next(Fault.ResetAtAccept, times: 2);

        for (var i = 0; i < 2; i++)
        {
            Exception? seen = null;
            try
            {
                await waldur.Agent("GET", Path);
            }
            catch (Exception exception) when (exception is HttpRequestException or SocketException)
            {
                seen = exception;
            }

            seen.Should().NotBeNull();
        }

        waldur.Server.Requests.Should().BeEmpty();
        waldur.Server.Faults.Log.Select(record => record.ToString()).Should().Equal("a connection: ResetAtAccept", "a connection: ResetAtAccept");
        (await waldur.Agent("GET", Path)).Code.Should().Be(200);
    }

    [Fact]
    public async Task A_waiting_reset_at_accept_makes_connections_new()
    {
        await using var waldur = await TestWaldur.StartAsync(Transport.Port);
        waldur.Server.Faults.For("GET").Skip(2).Next(Fault.ResetAtAccept);
        var codes = new List<int>();

        for (var i = 0; i < 4; i++)
        {
            try
            {
                codes.Add((await waldur.Agent("GET", Path)).Code);
            }
            catch (Exception exception) when (exception is HttpRequestException or SocketException)
            {
                codes.Add(0);
            }
        }

        codes.Should().Equal(200, 200, 0, 200);
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task An_endless_body_goes_on_for_as_long_as_it_is_read(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        waldur.Server.Faults.Next(Fault.EndlessBody);

        using var response = await Get(waldur);
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        var buffer = new byte[64 * 1024];
        long read = 0;
        while (read < 8 << 20)
        {
            read += await body.ReadAsync(buffer, Cancellation);
        }

        response.Content.Headers.ContentLength.Should().BeNull();
        buffer[0].Should().Be((byte)' ');
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task A_bomb_is_small_on_the_wire_and_large_once_decompressed(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        waldur.Server.Faults.Next(Fault.CompressedBomb(mebibytes: 16));

        using var response = await Get(waldur);
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        var buffer = new byte[64 * 1024];
        long length = 0;
        for (int read; (read = await body.ReadAsync(buffer, Cancellation)) > 0;)
        {
            length += read;
        }

        length.Should().Be((16L << 20) + 2, "the list is [] and spaces");
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task A_slow_body_comes_byte_by_byte_on_the_clock(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        waldur.Server.Faults.Next(Fault.SlowBody(TimeSpan.FromMinutes(1)));

        var get = waldur.Agent("GET", Path);
        var response = await waldur.Clock.RunUntilCompletedAsync(get, TimeSpan.FromMinutes(1));

        response.Body.Should().Be("[]");
        waldur.Clock.GetUtcNow().Should().BeOnOrAfter(new DateTimeOffset(2026, 1, 1, 0, 2, 0, TimeSpan.Zero));
    }

    private static async Task<HttpResponseMessage> Get(TestWaldur waldur)
    {
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip };
        using var ownHttp = new HttpClient(handler, disposeHandler: false) { BaseAddress = waldur.Server.Endpoint };
        var http = waldur.Server.Endpoint.IsLoopback ? ownHttp : waldur.Http;
        using var request = new HttpRequestMessage(HttpMethod.Get, Path.TrimStart('/'));
        request.Headers.TryAddWithoutValidation("Authorization", $"Token {waldur.Seed.AgentToken}");
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }
}
