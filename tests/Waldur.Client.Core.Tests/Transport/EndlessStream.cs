namespace Waldur.Client.Tests.Transport;

/// <summary>A body of which nothing ever comes.</summary>
internal sealed class EndlessStream : MemoryStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return 0;
    }
}
