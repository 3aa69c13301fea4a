namespace Waldur.Client.Tests.Transport;

/// <summary>Gives some bytes, then fails; says whether it was disposed.</summary>
internal sealed class BrokenStream(byte[] bytes, Func<Exception> error) : MemoryStream(bytes)
{
    public bool IsDisposed { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await base.ReadAsync(buffer, cancellationToken) is var read and > 0 ? read : throw error();

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
