using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Waldur.Client.Models;

namespace Waldur.Client.Hosting;

/// <summary>Handles every request with a handler of its own, in a scope of its own.</summary>
internal sealed partial class ScopedHandler<THandler>(IServiceProvider services, TimeSpan timeout, TimeProvider timeProvider, ILogger logger)
    where THandler : class, IBackendResourceRequestHandler
{
    private readonly IServiceScopeFactory _scopes = services.GetRequiredService<IServiceScopeFactory>();

    /// <summary>Makes a handler and drops it: one that cannot be made should not fail request after request.</summary>
    public async Task CheckAsync()
    {
        var scope = _scopes.CreateAsyncScope();
        try
        {
            _ = scope.ServiceProvider.GetRequiredService<THandler>();
        }
        finally
        {
            await DisposeAsync(scope).ConfigureAwait(false);
        }
    }

    public async Task HandleAsync(BackendResourceRequest request, CancellationToken cancellationToken)
    {
        var scope = _scopes.CreateAsyncScope();
        using var log = logger.BeginScope("Request {Request}", request.Uuid);
        try
        {
            await HandleAsync(scope.ServiceProvider.GetRequiredService<THandler>(), request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await DisposeAsync(scope).ConfigureAwait(false);
        }
    }

    private async Task HandleAsync(THandler handler, BackendResourceRequest request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, timeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await handler.HandleAsync(request, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The handler did not end within {timeout}.", error);
        }
    }

    // The handler has ended by then: how tidily its services go says nothing of the request.
    private async ValueTask DisposeAsync(AsyncServiceScope scope)
    {
        try
        {
            await scope.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            LogUntidy(logger, error);
        }
    }

    [LoggerMessage(333, LogLevel.Warning, "The services of a request's scope could not be disposed; the request is not affected")]
    private static partial void LogUntidy(ILogger logger, Exception error);
}
