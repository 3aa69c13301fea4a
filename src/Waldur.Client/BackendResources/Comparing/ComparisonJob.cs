namespace Waldur.Client;

/// <summary>A comparison as a job: read what the server knows, compare, and check backend ids where that is asked for.</summary>
internal static class ComparisonJob
{
    /// <param name="waldur">The client, which is paced.</param>
    /// <param name="offering">The offering.</param>
    /// <param name="inventory">What the backend holds.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the comparison.</param>
    public static Task<InventoryComparison> RunAsync(
        WaldurClient waldur,
        Guid offering,
        IEnumerable<InventoryItem> inventory,
        CompareOptions options,
        CancellationToken cancellationToken)
    {
        Uuids.ThrowIfEmpty(offering);
        ArgumentNullException.ThrowIfNull(inventory);
        InventoryItem[] items = [.. inventory];
        return waldur.Telemetry.RunAsync(
            Jobs.Compare,
            offering,
            () => ExecuteAsync(waldur, offering, items, options, cancellationToken),
            static comparison => comparison.MarketplaceProblem is null ? "Complete" : "Incomplete",
            static comparison => comparison.ToString(),
            cancellationToken);
    }

    private static async Task<InventoryComparison> ExecuteAsync(
        WaldurClient waldur,
        Guid offering,
        InventoryItem[] items,
        CompareOptions options,
        CancellationToken cancellationToken)
    {
        var snapshot = await OfferingSnapshot.ReadAsync(waldur, offering, options.Concurrency, isVisible: false, cancellationToken).ConfigureAwait(false);
        var comparison = InventoryComparer.Compare(offering, items, snapshot);
        return options.CheckBackendIds
            ? await new BackendIdChecker(waldur, options.CheckOtherOfferings, options.Concurrency).ApplyAsync(comparison, cancellationToken).ConfigureAwait(false)
            : comparison;
    }
}
