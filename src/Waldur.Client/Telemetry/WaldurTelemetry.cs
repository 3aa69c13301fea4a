using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>What one client is observed by, beside its calls.</summary>
internal sealed class WaldurTelemetry(Uri endpoint, TimeProvider timeProvider)
{
    private readonly ClientTelemetry _client = new(WaldurMetrics.Telemetry, endpoint, timeProvider);

    public Task<T> RunAsync<T>(
        JobDefinition job,
        object? subject,
        Func<Task<T>> run,
        Func<T, string?> toOutcome,
        Func<T, string>? toSummary = null,
        CancellationToken cancellationToken = default) => _client.RunAsync(job, subject, run, toOutcome, toSummary, cancellationToken);

    /// <summary>Counts a claim that was sent to the server.</summary>
    public void OnClaim(ClaimResult claim)
    {
        _client.Count(WaldurMetrics.Claims, 1, claim.Outcome);
        if (claim.IsClaimed && claim.Request.Created != default)
        {
            _client.Record(WaldurMetrics.ClaimLag, timeProvider.GetUtcNow() - claim.Request.Created);
        }
    }

    /// <summary>Notes that there is a claim more whose end is not confirmed, or one less.</summary>
    public void OnUnendedClaims(long change) => WaldurMetrics.UnendedClaims.Add(endpoint, change);

    public void OnReported(ReportSummary report)
    {
        foreach (var rows in report.Results.GroupBy(static result => result.Outcome))
        {
            _client.Count(WaldurMetrics.ReportedRows, rows.Count(), rows.Key);
        }
    }

    public void OnImported(IReadOnlyList<ImportResult> results)
    {
        foreach (var rows in results.GroupBy(static result => result.Outcome))
        {
            _client.Count(WaldurMetrics.ImportedRows, rows.Count(), rows.Key);
        }
    }
}
