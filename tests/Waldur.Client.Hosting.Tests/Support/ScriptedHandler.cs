using Waldur.Client.Models;

namespace Waldur.Client.Hosting.Tests;

/// <summary>Does what the test says.</summary>
internal sealed class ScriptedHandler(HandlerScript script, ScopedThing thing, IBackendResources resources) : IBackendResourceRequestHandler
{
    public Task HandleAsync(BackendResourceRequest request, CancellationToken cancellationToken = default)
    {
        thing.IsDisposed.Should().BeFalse();
        script.Handled.Enqueue((request, thing, resources));
        return script.Handle(request, cancellationToken);
    }
}
