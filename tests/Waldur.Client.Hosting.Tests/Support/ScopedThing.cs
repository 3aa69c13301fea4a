namespace Waldur.Client.Hosting.Tests;

/// <summary>A service of a request's own, such as a database context.</summary>
internal sealed class ScopedThing : IDisposable
{
    public bool IsDisposed { get; private set; }

    public Exception? DisposeError { get; set; }

    public void Dispose()
    {
        IsDisposed = true;
        if (DisposeError is not null)
        {
            throw DisposeError;
        }
    }
}
