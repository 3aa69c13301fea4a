using Waldur.Client.Hosting;
using Waldur.Client.Models;

namespace Waldur.Client.Samples;

/// <summary>The agent's own work: reports what the backend holds to whoever asked for it.</summary>
internal sealed partial class InventoryHandler(IBackendResources resources, Backend backend, ILogger<InventoryHandler> logger) : IBackendResourceRequestHandler
{
    // An exception thrown from here ends the request as Erred, so that staff can read what went wrong.
    public async Task HandleAsync(BackendResourceRequest request, CancellationToken cancellationToken = default)
    {
        var report = await resources.ReportAsync(request.Offering, backend.List(), cancellationToken: cancellationToken);
        LogReport(logger, request.Uuid, request.OfferingName, report);
        report.EnsureNoFailures();
    }

    [LoggerMessage(LogLevel.Information, "Request {Request} for {Offering}: {Report}")]
    private static partial void LogReport(ILogger logger, Guid request, string? offering, ReportSummary report);
}
