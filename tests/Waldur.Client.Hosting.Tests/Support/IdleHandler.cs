using Waldur.Client.Models;

namespace Waldur.Client.Hosting.Tests;

/// <summary>Has nothing to do.</summary>
internal sealed class IdleHandler : IBackendResourceRequestHandler
{
    public Task HandleAsync(BackendResourceRequest request, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
