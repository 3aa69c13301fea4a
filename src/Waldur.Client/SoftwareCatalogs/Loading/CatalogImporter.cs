using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Imports one catalog, and waits until it is loaded.</summary>
internal sealed class CatalogImporter(SoftwareCatalogs catalogs, CatalogLoader loader)
{
    /// <summary>The type that the server gives to an imported catalog; null where that is not known of the name.</summary>
    public static SoftwareCatalogType? FindType(SoftwareCatalogName name) =>
        name == SoftwareCatalogName.Eessi ? SoftwareCatalogType.BinaryRuntime
        : name == SoftwareCatalogName.Spack ? SoftwareCatalogType.SourcePackage
        : null;

    public async Task<CatalogResult> ImportAsync(
        SoftwareCatalogName name,
        SoftwareCatalogType? type,
        WaitOptions options,
        CatalogObserver observer,
        CancellationToken cancellationToken)
    {
        var known = (await catalogs.ListExactAsync(name.Value, type, cancellationToken).ConfigureAwait(false)).ConvertAll(catalog => catalog.Uuid);
        var import = new CatalogLoad
        {
            Name = name.Value,
            Subject = $"the import of software catalog {name.Value}",
            Marks = new CatalogMarks(before: null),
            Send = token => catalogs.ImportCatalogAsync(name, token),
            Read = async token =>
                (await catalogs.ListExactAsync(name.Value, type, token).ConfigureAwait(false)).Find(catalog => !known.Contains(catalog.Uuid)),
        };
        return await loader.LoadAsync(import, options, observer, cancellationToken).ConfigureAwait(false);
    }
}
