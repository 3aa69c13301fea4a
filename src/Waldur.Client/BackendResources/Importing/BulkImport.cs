using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Imports many backend resources, several at once.</summary>
internal sealed class BulkImport(ResourceImporter importer, ImportOptions options, IProgress<ImportProgress>? progress)
{
    /// <summary>How the list is read: a row that shifting pages hide would be left behind.</summary>
    public static readonly PageOptions EveryRow = new() { Mode = PagingMode.Complete };

    private readonly List<ImportResult> _results = [];
    private readonly HashSet<Guid> _seen = [];
    private int _ended;

    /// <summary>Imports what a list holds. It is taken whole before the first import, and once more after the last: rows that shifting pages hid are found then.</summary>
    public async Task<ImportSummary> RunAsync(AsyncPageable<BackendResource> list, CancellationToken cancellationToken)
    {
        while (true)
        {
            List<BackendResource> unseen = [];
            IncompleteListingException? incomplete = null;
            try
            {
                await ListUnseenAsync(list, unseen, cancellationToken).ConfigureAwait(false);
            }
            catch (IncompleteListingException error)
            {
                // Others import too: what was found is imported, and the list looked at again.
                incomplete = error;
            }
            catch (Exception error) when (_results.Count > 0 && error is ApiException or OperationCanceledException)
            {
                // What was imported must be told even if the list cannot be read once more.
                return new ImportSummary(_results, cancellationToken.IsCancellationRequested, error as ApiException);
            }

            if (unseen.Count == 0)
            {
                return new ImportSummary(_results, listError: incomplete);
            }

            if (!await ImportAsync(unseen, cancellationToken).ConfigureAwait(false))
            {
                return new ImportSummary(_results, isCancelled: true);
            }
        }
    }

    /// <summary>Imports what the caller chose.</summary>
    public async Task<ImportSummary> RunAsync(IReadOnlyList<BackendResource> chosen, CancellationToken cancellationToken)
    {
        var isWhole = await ImportAsync([.. chosen.Where(resource => _seen.Add(resource.Uuid))], cancellationToken).ConfigureAwait(false);
        return new ImportSummary(_results, !isWhole);
    }

    private async Task ListUnseenAsync(AsyncPageable<BackendResource> list, List<BackendResource> unseen, CancellationToken cancellationToken)
    {
        await foreach (var resource in list.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (_seen.Add(resource.Uuid))
            {
                unseen.Add(resource);
            }
        }
    }

    private async Task<bool> ImportAsync(List<BackendResource> resources, CancellationToken cancellationToken)
    {
        var results = new ImportResult?[resources.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForAsync(0, resources.Count, parallel, async (i, _) =>
            {
                // An import that was cut off would leave its outcome unknown: what is under way ends.
                results[i] = await importer.ImportAsync(resources[i], options.Plan(resources[i]), CancellationToken.None).ConfigureAwait(false);
                progress?.Report(new ImportProgress(results[i]!, Interlocked.Increment(ref _ended), _seen.Count));
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was imported is told all the same.
        }

        _results.AddRange(results.OfType<ImportResult>());
        return Array.TrueForAll(results, result => result is not null);
    }
}
