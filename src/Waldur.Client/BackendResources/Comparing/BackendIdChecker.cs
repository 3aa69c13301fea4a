using System.Text.Json;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Asks the server whether backend ids of an offering fit its rules.</summary>
internal sealed class BackendIdChecker(WaldurClient waldur, bool checkOtherOfferings, Concurrency concurrency)
{
    /// <summary>Checks the new resources of a comparison.</summary>
    /// <exception cref="ApiException">The offering could not be read, or a backend id not be checked.</exception>
    public async Task<InventoryComparison> ApplyAsync(InventoryComparison comparison, CancellationToken cancellationToken)
    {
        ComparisonEntry[] added = [.. comparison.Entries.Where(entry => entry.Class == ComparisonClass.New)];
        if (added.Length == 0)
        {
            return comparison;
        }

        var offering = await waldur.Offerings.GetAsync(comparison.Offering, cancellationToken).ConfigureAwait(false);
        var conflicts = await FindConflictsAsync(offering, [.. added.Select(entry => entry.BackendId)], cancellationToken).ConfigureAwait(false);
        var reasons = added.Zip(conflicts).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First.BackendId, pair => pair.Second!, StringComparer.Ordinal);
        return new InventoryComparison(
            comparison.Offering,
            [.. comparison.Entries.Select(entry => entry.Class == ComparisonClass.New && reasons.TryGetValue(entry.BackendId, out var reason)
                ? entry with { Class = ComparisonClass.Conflict, Reason = reason }
                : entry)],
            comparison.MarketplaceProblem);
    }

    /// <summary>Checks backend ids, at the server's pace. An offering without rules takes each, so that nothing is asked.</summary>
    /// <returns>For each why it cannot be used; null where it can.</returns>
    /// <exception cref="ApiException">One could not be checked.</exception>
    public async Task<IReadOnlyList<string?>> FindConflictsAsync(ProviderOffering offering, IReadOnlyList<string> backendIds, CancellationToken cancellationToken)
    {
        if (!checkOtherOfferings && HasNoRules(offering))
        {
            return new string?[backendIds.Count];
        }

        using var runner = new BulkRunner(concurrency, waldur.Options.TimeProvider);
        var paced = waldur.With(runner.CallOptions);
        var results = await runner.RunAsync(
            backendIds,
            new BulkWork<string, (string? Conflict, Exception? Error)>
            {
                Name = "check of a backend id",
                Execute = async (backendId, token) => (await FindConflictAsync(paced, offering, backendId, token).ConfigureAwait(false), null),
                ToFailed = static (_, error) => (null, error),
                ToNotStarted = static _ => (null, null),
                Cancellation = BulkCancellation.CancelStarted,
            },
            cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return results.FirstOrDefault(pair => pair.Error is not null).Error is { } error
            ? throw error
            : [.. results.Select(pair => pair.Conflict)];
    }

    private async Task<string?> FindConflictAsync(WaldurClient paced, ProviderOffering offering, string backendId, CancellationToken cancellationToken)
    {
        if (!HasNoRules(offering)
            && ToConflict(await paced.Offerings.CheckUniqueBackendIdAsync(offering.Uuid, backendId, cancellationToken: cancellationToken).ConfigureAwait(false)) is { } conflict)
        {
            return conflict;
        }

        // In a check by the offering's rules these alone say where to look.
        return checkOtherOfferings
            ? ToConflict(await paced.Offerings.CheckUniqueBackendIdAsync(
                offering.Uuid, backendId, useOfferingRules: false, checkAllOfferings: true, cancellationToken).ConfigureAwait(false))
            : null;
    }

    private static string? ToConflict(BackendIdCheckResult check)
    {
        var reason = check.IsValidFormat == false ? "The offering's rules do not allow its backend id."
            : check.IsUnique == false ? "Its backend id is in use already."
            : null;
        return reason is not null && check.Errors is { Count: > 0 } errors ? $"{reason} {string.Join(' ', errors)}" : reason;
    }

    // A server that leaves the rules out may have some all the same.
    private static bool HasNoRules(ProviderOffering offering) =>
        offering.BackendIdRules is { } rules && (rules.Kind == JsonValueKind.Null || rules.Equals(RawJson.EmptyObject));
}
