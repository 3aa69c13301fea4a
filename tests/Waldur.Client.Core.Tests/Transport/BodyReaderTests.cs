using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

/// <summary>How much memory a body is given, and what becomes of one that cannot be read.</summary>
public sealed class BodyReaderTests
{
    private const long Limit = 64 * 1024 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10L, 11, 16)]
    [InlineData(16L, 17, 32)]
    [InlineData(100_000L, 100_001, 131_072)]
    [InlineData(null, 16_385, 32_768)]
    [InlineData(1_000_000_000L, 1_000_000, 4_194_304)]
    public async Task It_is_given_what_was_announced_and_one_byte_more_but_an_announcement_is_believed_only_so_far(long? announced, int least, int most) =>
        (await GivenAsync(announced, Limit)).Should().BeInRange(least, most);

    [Fact]
    public async Task No_more_than_the_limit_is_asked_for() => (await GivenAsync(1_000_000, limit: 100)).Should().BeInRange(101, 128);

    [Fact]
    public async Task A_body_that_cannot_be_decompressed_says_so()
    {
        using var response = Response(new BrokenStream([], () => new InvalidDataException("bad block")), null);

        var error = (await FluentActions.Awaiting(() => BodyReader.ReadAsync(response, Limit, Cancellation).AsTask()).Should().ThrowAsync<HttpIOException>()).Which;

        error.HttpRequestError.Should().Be(HttpRequestError.InvalidResponse);
        error.Message.Should().StartWith("The body cannot be decompressed.");
        error.InnerException.Should().BeOfType<InvalidDataException>();
    }

    [Fact]
    public async Task A_body_that_is_shorter_than_announced_says_so()
    {
        using var response = Response(new MemoryStream(new byte[5]), 6);

        var error = (await FluentActions.Awaiting(() => BodyReader.ReadAsync(response, Limit, Cancellation).AsTask()).Should().ThrowAsync<HttpIOException>()).Which;

        error.HttpRequestError.Should().Be(HttpRequestError.ResponseEnded);
        error.Message.Should().StartWith("The body is shorter than its Content-Length.");
    }

    [Fact]
    public async Task What_its_stream_throws_is_thrown_as_it_is()
    {
        var lost = new IOException("lost");
        using var response = Response(new BrokenStream([], () => lost), null);

        (await FluentActions.Awaiting(() => BodyReader.ReadAsync(response, Limit, Cancellation).AsTask()).Should().ThrowAsync<IOException>()).Which.Should().BeSameAs(lost);
    }

    private static async Task<int> GivenAsync(long? announced, long limit)
    {
        var stream = new EmptyStream();
        using var response = Response(stream, announced);
        await Record.ExceptionAsync(() => BodyReader.ReadAsync(response, limit, Cancellation).AsTask());
        return stream.Given;
    }

    private static HttpResponseMessage Response(Stream body, long? announced)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) };
        if (announced is { } length)
        {
            response.Content.Headers.TryAddWithoutValidation("Content-Length", length.ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }

    /// <summary>Remembers how long the array is that it was first read into.</summary>
    private sealed class EmptyStream : MemoryStream
    {
        public int Given { get; private set; }

        // No length that is known without a header.
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            MemoryMarshal.TryGetArray<byte>(buffer, out var segment).Should().BeTrue();
            Given = segment.Array!.Length;
            return new(0);
        }
    }
}
