using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>Asks the server whether new backend ids fit the offering's rules.</summary>
internal static class BackendIdChecker
{
    public static async Task<InventoryComparison> ApplyAsync(
        WaldurClient waldur,
        InventoryComparison comparison,
        Concurrency concurrency,
        CancellationToken cancellationToken)
    {
        using var runner = new BulkRunner(concurrency, waldur.Options.TimeProvider);
        var paced = waldur.With(runner.CallOptions);
        var entries = await runner.RunAsync(
            comparison.Entries,
            new BulkWork<ComparisonEntry, (ComparisonEntry Entry, Exception? Error)>
            {
                Name = "check of a backend id",
                Execute = async (entry, token) => (entry.Class == ComparisonClass.New
                    ? await CheckAsync(paced, comparison.Offering, entry, token).ConfigureAwait(false)
                    : entry, null),
                ToFailed = static (entry, error) => (entry, error),
                ToNotStarted = static entry => (entry, null),
                Cancellation = BulkCancellation.CancelStarted,
            },
            cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return entries.FirstOrDefault(pair => pair.Error is not null).Error is { } error
            ? throw error
            : new InventoryComparison(comparison.Offering, [.. entries.Select(pair => pair.Entry)], comparison.MarketplaceProblem);
    }

    private static async Task<ComparisonEntry> CheckAsync(WaldurClient waldur, Guid offering, ComparisonEntry entry, CancellationToken cancellationToken)
    {
        var check = await waldur.Offerings.CheckUniqueBackendIdAsync(offering, entry.BackendId, cancellationToken: cancellationToken).ConfigureAwait(false);
        var reason = check.IsValidFormat == false ? "The offering's rules do not allow its backend id."
            : check.IsUnique == false ? "Its backend id is in use already."
            : null;
        return reason is null ? entry : entry with { Class = ComparisonClass.Conflict, Reason = Describe(reason, check.Errors) };
    }

    private static string Describe(string reason, IReadOnlyList<string>? errors) =>
        errors is { Count: > 0 } ? $"{reason} {string.Join(' ', errors)}" : reason;
}
