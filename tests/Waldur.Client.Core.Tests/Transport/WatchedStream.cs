namespace Waldur.Client.Tests.Transport;

/// <summary>A body that says whether it was disposed.</summary>
internal sealed class WatchedStream(byte[] bytes) : MemoryStream(bytes)
{
    public bool IsDisposed { get; private set; }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
