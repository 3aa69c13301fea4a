namespace Waldur.Client.Testing;

/// <summary>What has to hold for a software catalog beyond its single fields.</summary>
internal static class SoftwareCatalogRules
{
    public static IReadOnlyList<string> Types { get; } = ["binary_runtime", "source_package", "package_manager"];

    public static FakeSoftwareCatalog? Find(WaldurState state, string name, string version, string type) =>
        state.SoftwareCatalogs.Find(row => row.Name == name && row.Version == version && row.CatalogType == type);

    public static void CheckUnique(WaldurState state, FakeSoftwareCatalog? row, string name, string version, string type)
    {
        if (Find(state, name, version, type) is { } other && other != row)
        {
            throw Drf.Field(Drf.NonField, "The fields name, version, catalog_type must make a unique set.");
        }
    }
}
