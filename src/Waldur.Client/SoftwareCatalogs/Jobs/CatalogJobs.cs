using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Imports and updates catalogs, and waits for the jobs behind that.</summary>
internal sealed class CatalogJobs(SoftwareCatalogs catalogs, Poller poller, TimeProvider timeProvider)
{
    public async Task<CatalogResult> ImportAsync(
        SoftwareCatalogName name,
        WaitOptions options,
        IProgress<SoftwareCatalog>? progress,
        CancellationToken cancellationToken)
    {
        var known = (await ListAsync(name.Value, cancellationToken).ConfigureAwait(false)).ConvertAll(catalog => catalog.Uuid);
        var wait = new CatalogWait(
            poller,
            timeProvider,
            new CatalogMarks(before: null),
            token => catalogs.ImportCatalogAsync(name, token),
            async token => (await ListAsync(name.Value, token).ConfigureAwait(false)).Find(catalog => !known.Contains(catalog.Uuid)));
        return await wait.RunAsync(name.Value, options, progress, cancellationToken).ConfigureAwait(false);
    }

    public async Task<CatalogResult> UpdateAsync(
        Guid uuid,
        WaitOptions options,
        IProgress<SoftwareCatalog>? progress,
        CancellationToken cancellationToken)
    {
        var before = await catalogs.GetAsync(uuid, cancellationToken).ConfigureAwait(false);
        if (before.UpdateErrors.Length > 0)
        {
            before = await SetAsync(before.Uuid, new SoftwareCatalogPatch { UpdateErrors = "" }, now => now.UpdateErrors.Length == 0, cancellationToken)
                .ConfigureAwait(false);
        }

        var wait = new CatalogWait(
            poller,
            timeProvider,
            new CatalogMarks(before),
            token => catalogs.UpdateCatalogAsync(uuid, token),
            async token => await catalogs.GetAsync(uuid, token).ConfigureAwait(false));
        return await wait.RunAsync(before.Name, options, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes a catalog. Values are set, not added to: what is read back tells whether the change must be sent again.</summary>
    public async Task<SoftwareCatalog> SetAsync(
        Guid uuid,
        SoftwareCatalogPatch patch,
        Func<SoftwareCatalog, bool> isSet,
        CancellationToken cancellationToken)
    {
        const int MaxAttempts = 3;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await catalogs.UpdateAsync(uuid, patch, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException error) when (error.MayHaveActed)
            {
                var current = await catalogs.GetAsync(uuid, cancellationToken).ConfigureAwait(false);
                if (isSet(current))
                {
                    return current;
                }

                if (attempt == MaxAttempts)
                {
                    throw;
                }
            }
        }
    }

    private Task<List<SoftwareCatalog>> ListAsync(string name, CancellationToken cancellationToken)
    {
        var newestFirst = new MarketplaceSoftwareCatalogsQuery { Name = name, Ordering = [SoftwareCatalogOrdering.CreatedDescending] };
        return catalogs.List(newestFirst).ToListAsync(cancellationToken);
    }
}
