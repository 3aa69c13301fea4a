namespace Waldur.Client.Testing;

/// <summary>A source that catalogs can be loaded from.</summary>
/// <param name="Name">The only name that it loads.</param>
/// <param name="CatalogType">The only type that it loads.</param>
internal sealed record CatalogLoader(string Name, string CatalogType)
{
    public static IReadOnlyList<CatalogLoader> All { get; } = [new("EESSI", "binary_runtime"), new("Spack", "source_package")];

    public static CatalogLoader? For(string name, string type) =>
        All.FirstOrDefault(loader => loader.Name == name && loader.CatalogType == type);
}
