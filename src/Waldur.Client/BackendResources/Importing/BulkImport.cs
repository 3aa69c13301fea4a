using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Imports many backend resources, several at once, and keeps every result.</summary>
internal sealed class BulkImport : IDisposable
{
    private readonly BulkRunner _runner;
    private readonly ResourceImporter _importer;
    private readonly ImportOptions _options;
    private readonly IProgress<ImportProgress>? _progress;
    private readonly Dictionary<Guid, ImportResult> _results = [];
    private readonly List<Guid> _seen = [];
    private readonly HashSet<Guid> _known = [];

    public BulkImport(WaldurClient waldur, ImportOptions options, IProgress<ImportProgress>? progress)
    {
        var logger = waldur.Options.LoggerFactory.CreateSafeLogger<BulkImport>();
        _runner = new BulkRunner(options.Concurrency, waldur.Options.TimeProvider, logger);
        _importer = new ResourceImporter(waldur.With(_runner.CallOptions));
        _options = options;
        _progress = SafeProgress.Create(progress, waldur.Options);
    }

    /// <summary>Imports what a list holds, and looks whether it holds more until it does not.</summary>
    /// <param name="list">The list.</param>
    /// <param name="query">What the list was asked for.</param>
    /// <param name="cancellationToken">Begins no further import.</param>
    public async Task<ImportSummary> RunAsync(AsyncPageable<BackendResource> list, BackendResourcesQuery? query, CancellationToken cancellationToken)
    {
        while (true)
        {
            List<BackendResource> unseen = [];
            IncompleteListingException? incomplete = null;
            try
            {
                await ListUnseenAsync(list, query, unseen, cancellationToken).ConfigureAwait(false);
            }
            catch (IncompleteListingException error)
            {
                // Others import too: what was found is imported, and the list read once more.
                incomplete = error;
            }
            catch (Exception error) when (_results.Count > 0 && error is ApiException or OperationCanceledException)
            {
                // What was imported must be said even if the list cannot be read once more.
                return Summary(cancellationToken.IsCancellationRequested, error as ApiException);
            }

            if (unseen.Count == 0)
            {
                return Summary(isCancelled: false, incomplete);
            }

            if (!await ImportAsync(unseen, cancellationToken).ConfigureAwait(false))
            {
                return Summary(isCancelled: true);
            }
        }
    }

    /// <summary>Imports what the caller has chosen.</summary>
    public async Task<ImportSummary> RunAsync(IReadOnlyList<BackendResource> chosen, CancellationToken cancellationToken) =>
        Summary(!await ImportAsync([.. chosen.Where(IsUnseen)], cancellationToken).ConfigureAwait(false));

    /// <summary>Carries out a plan: what has changed since it was made is not imported, and said.</summary>
    public async Task<ImportSummary> RunAsync(ImportPlan plan, ImportPlanReview review, CancellationToken cancellationToken)
    {
        BackendResource[] sources = [.. plan.Entries.Select(review.ToSource)];
        _seen.AddRange(sources.Select(source => source.Uuid));
        List<BackendResource> ready = [];
        foreach (var (entry, source) in plan.Entries.Zip(sources))
        {
            if (review.ToSettled(entry) is { } settled)
            {
                End(settled);
            }
            else
            {
                ready.Add(source);
            }
        }

        var isWhole = await ImportAsync(ready, cancellationToken).ConfigureAwait(false);
        return Summary(!isWhole, marketplaceProblem: review.MarketplaceProblem);
    }

    public void Dispose() => _runner.Dispose();

    private async Task ListUnseenAsync(
        AsyncPageable<BackendResource> list,
        BackendResourcesQuery? query,
        List<BackendResource> unseen,
        CancellationToken cancellationToken)
    {
        await foreach (var resource in list.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            ImportFilter.ThrowIfNotAskedFor(resource, query);
            if (IsUnseen(resource))
            {
                unseen.Add(resource);
            }
        }
    }

    private bool IsUnseen(BackendResource resource)
    {
        if (!_known.Add(resource.Uuid))
        {
            return false;
        }

        _seen.Add(resource.Uuid);
        return true;
    }

    // Whether none was left out.
    private async Task<bool> ImportAsync(IReadOnlyList<BackendResource> resources, CancellationToken cancellationToken)
    {
        await _importer.ImportAsync(resources, _options.Plan, _runner, End, cancellationToken).ConfigureAwait(false);
        return resources.All(resource => _results.ContainsKey(resource.Uuid));
    }

    private void End(ImportResult result)
    {
        _results[result.Source.Uuid] = result;
        _progress?.Report(new ImportProgress(result, _results.Count, _seen.Count));
    }

    private ImportSummary Summary(bool isCancelled, Exception? listError = null, string? marketplaceProblem = null) =>
        new([.. _seen.Where(_results.ContainsKey).Select(uuid => _results[uuid])], isCancelled, listError, marketplaceProblem);
}
