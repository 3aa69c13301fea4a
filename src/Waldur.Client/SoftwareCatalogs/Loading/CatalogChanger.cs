using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Sets one field of a catalog, however the response goes astray.</summary>
internal sealed class CatalogChanger(SoftwareCatalogs catalogs, Writes writes)
{
    /// <summary>Sets the version that the next update loads.</summary>
    public Task<SoftwareCatalog> SetVersionAsync(SoftwareCatalog catalog, string version, Action<string>? say, CancellationToken cancellationToken) =>
        SetAsync(catalog, new SoftwareCatalogPatch { Version = version }, static row => row.Version, version, say, cancellationToken);

    /// <summary>Clears the error text of an earlier job.</summary>
    public Task<SoftwareCatalog> ClearErrorsAsync(SoftwareCatalog catalog, Action<string>? say, CancellationToken cancellationToken) =>
        SetAsync(catalog, new SoftwareCatalogPatch { UpdateErrors = "" }, static row => row.UpdateErrors, "", say, cancellationToken);

    private async Task<SoftwareCatalog> SetAsync(
        SoftwareCatalog before,
        SoftwareCatalogPatch patch,
        Func<SoftwareCatalog, string> read,
        string desired,
        Action<string>? say,
        CancellationToken cancellationToken)
    {
        var change = new RecoverableWrite<SoftwareCatalog>
        {
            Send = token => catalogs.UpdateAsync(before.Uuid, patch, token),
            LookUp = async token =>
            {
                var now = await catalogs.GetAsync(before.Uuid, token).ConfigureAwait(false);

                // A third value is somebody else's, and must not be overwritten.
                return read(now) == desired ? LookUp.Found(now)
                    : read(now) == read(before) ? LookUp.Absent<SoftwareCatalog>()
                    : LookUp.Unknown<SoftwareCatalog>();
            },

            // Not before the lost one can no longer act: late, it would overwrite what is set after this.
            Retry = RetryRule.AfterPatience,
        };
        var written = await writes.ExecuteAsync($"the change of software catalog {before.Name}", change, cancellationToken, report: say).ConfigureAwait(false);
        return written.EnsureCertain();
    }
}
