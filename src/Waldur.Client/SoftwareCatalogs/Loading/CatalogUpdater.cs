using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Loads one catalog again, and waits until it is loaded.</summary>
internal sealed class CatalogUpdater(SoftwareCatalogs catalogs, CatalogLoader loader, CatalogChanger changer)
{
    public async Task<CatalogResult> UpdateAsync(
        Guid uuid,
        WaitOptions options,
        CatalogObserver observer,
        CancellationToken cancellationToken)
    {
        var before = await catalogs.GetAsync(uuid, cancellationToken).ConfigureAwait(false);
        if (before.UpdateErrors.Length > 0)
        {
            // The same failure twice could not be distinguished.
            before = await changer.ClearErrorsAsync(before, observer.Say, cancellationToken).ConfigureAwait(false);
        }

        var update = new CatalogLoad
        {
            Name = before.Name,
            Subject = $"the update of software catalog {before.Name}",
            Marks = new CatalogMarks(before),
            Send = token => catalogs.UpdateCatalogAsync(uuid, token),
            Read = async token => await catalogs.GetAsync(uuid, token).ConfigureAwait(false),
        };
        return await loader.LoadAsync(update, options, observer, cancellationToken).ConfigureAwait(false);
    }
}
