using System.Buffers;
using System.Runtime.InteropServices;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

/// <summary>The memory of bodies: it grows, keeps what it holds, and goes back to the pool.</summary>
public sealed class PooledBufferTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(5000)]
    public void It_has_at_least_the_room_that_it_was_made_with(int capacity)
    {
        using var buffer = new PooledBuffer(capacity);

        buffer.GetMemory().Length.Should().BeGreaterThanOrEqualTo(capacity);
    }

    [Fact]
    public void What_it_holds_survives_its_growth()
    {
        using var buffer = new PooledBuffer(16);
        var text = new byte[100_000];
        new Random(1).NextBytes(text);
        foreach (var part in text.Chunk(777))
        {
            part.CopyTo(buffer.GetSpan(part.Length));
            buffer.Advance(part.Length);
        }

        buffer.WrittenSpan.SequenceEqual(text).Should().BeTrue();
    }

    [Fact]
    public void It_grows_only_when_it_must()
    {
        using var buffer = new PooledBuffer(1024);
        var array = ArrayOf(buffer);
        buffer.Advance(array.Length - 5);

        buffer.GetMemory(5);
        ArrayOf(buffer).Should().BeSameAs(array, "five bytes are left");
        buffer.GetMemory(6).Length.Should().BeGreaterThanOrEqualTo(6);
        ArrayOf(buffer).Should().NotBeSameAs(array);
    }

    [Fact]
    public void Its_memory_goes_back_to_the_pool()
    {
        var buffer = new PooledBuffer(3000);
        var array = ArrayOf(buffer);

        buffer.Dispose();
        buffer.Dispose();

        RentLike(array).Should().BeSameAs(array);
        RentLike(array).Should().NotBeSameAs(array, "it goes back once");
    }

    [Fact]
    public void The_memory_that_it_outgrew_goes_back_to_the_pool()
    {
        using var buffer = new PooledBuffer(3000);
        var array = ArrayOf(buffer);

        buffer.GetMemory(array.Length + 1);

        RentLike(array).Should().BeSameAs(array);
    }

    [Fact]
    public void A_response_gives_the_memory_of_its_body_back()
    {
        var buffer = new PooledBuffer(3000);
        var array = ArrayOf(buffer);
        var response = new RawResponse(new HttpResponseMessage { Content = new StringContent("", null, "text/html") }, buffer);
        response.ContentType.Should().Be("text/html; charset=utf-8");

        response.Dispose();

        RentLike(array).Should().BeSameAs(array);
    }

    [Fact]
    public void Its_size_doubles_up_to_the_longest_array()
    {
        PooledBuffer.NextSize(1024, 1025).Should().Be(2048);
        PooledBuffer.NextSize(1024, 5000).Should().Be(5000);
        PooledBuffer.NextSize(1024, Array.MaxLength).Should().Be(Array.MaxLength);
        PooledBuffer.NextSize(Array.MaxLength - 1, Array.MaxLength).Should().Be(Array.MaxLength);
        FluentActions.Invoking(() => PooledBuffer.NextSize(1024, Array.MaxLength + 1L)).Should().Throw<InvalidOperationException>().WithMessage($"*{Array.MaxLength}*");
    }

    internal static byte[] ArrayOf(PooledBuffer buffer)
    {
        MemoryMarshal.TryGetArray<byte>(buffer.WrittenMemory, out var segment).Should().BeTrue();
        return segment.Array!;
    }

    // What a thread gave back last it gets first.
    private static byte[] RentLike(byte[] array) => ArrayPool<byte>.Shared.Rent(array.Length);
}
