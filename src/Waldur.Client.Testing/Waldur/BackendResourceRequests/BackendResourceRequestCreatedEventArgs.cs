namespace Waldur.Client.Testing;

/// <summary>A request for backend resources that was just made in a fake Waldur.</summary>
public sealed class BackendResourceRequestCreatedEventArgs : EventArgs
{
    internal BackendResourceRequestCreatedEventArgs(FakeBackendResourceRequest request) => Request = request;

    /// <summary>The request.</summary>
    public FakeBackendResourceRequest Request { get; }
}
