using System.Collections.Concurrent;
using Waldur.Client.Models;

namespace Waldur.Client.Hosting.Tests;

/// <summary>What the handlers of a test do, and what became of them.</summary>
internal sealed class HandlerScript
{
    public Func<BackendResourceRequest, CancellationToken, Task> Handle { get; set; } = (_, _) => Task.CompletedTask;

    public ConcurrentQueue<(BackendResourceRequest Request, ScopedThing Thing, IBackendResources Resources)> Handled { get; } = new();
}
