using System.Text;

namespace Waldur.Client.Kiota.Tests;

/// <summary>Files are read from the connection, never without an end.</summary>
public class StreamTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_read_as_it_comes_and_closes_its_response()
    {
        var text = new string('x', 300_000);
        using var server = new RawServer(RawServer.Of(200, "application/octet-stream", text));
        var other = server.Generated().Other;

        for (var i = 0; i < 2; i++)
        {
            await using var stream = await other.GetFileAsync(cancellationToken: Stop);
            using var reader = new StreamReader(stream!, Encoding.UTF8);
            (await reader.ReadToEndAsync(Stop)).Should().Be(text);
        }

        await using var again = await other.GetFileAsync(cancellationToken: Stop);
        using var synchronous = new StreamReader(again!, Encoding.UTF8);
        var buffer = new char[10];
        synchronous.ReadBlock(buffer.AsSpan()).Should().Be(10);
    }

    [Theory]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n")]
    [InlineData(Head + "Content-Length: 0\r\n\r\n")]
    public async Task No_file_is_null(string response)
    {
        using var server = new RawServer(response);

        (await server.Generated().Other.GetFileAsync(cancellationToken: Stop)).Should().BeNull();
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_an_error()
    {
        using var server = new RawServer(Head + "Connection: close\r\nContent-Length: 1000\r\n\r\nonly this");
        await using var stream = await server.Generated().Other.GetFileAsync(cancellationToken: Stop);

        (await FluentActions.Awaiting(() => stream!.CopyToAsync(Stream.Null, Stop)).Should().ThrowAsync<KiotaApiException>())
            .Which.Error.Should().BeOfType<ApiTransportException>();
    }

    [Fact]
    public async Task A_file_that_stops_coming_ends_with_the_limit_of_an_attempt()
    {
        using var server = new RawServer(Head + "Content-Length: 1000\r\n\r\nonly this" + RawServer.Silence);
        var options = RawServer.Options with { AttemptTimeout = TimeSpan.FromMilliseconds(300) };
        await using var stream = await server.Generated(options).Other.GetFileAsync(cancellationToken: Stop);

        (await FluentActions.Awaiting(() => stream!.CopyToAsync(Stream.Null, Stop)).Should().ThrowAsync<KiotaApiException>())
            .Which.Error.Should().BeOfType<ApiTimeoutException>().Which.Limit.Should().Be(TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public async Task A_reader_may_cancel()
    {
        using var server = new RawServer(Head + "Content-Length: 1000\r\n\r\nonly this" + RawServer.Silence);
        await using var stream = await server.Generated().Other.GetFileAsync(cancellationToken: Stop);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200), TimeProvider.System);

        await FluentActions.Awaiting(() => stream!.CopyToAsync(Stream.Null, cancellation.Token)).Should().ThrowAsync<OperationCanceledException>();
    }
}
