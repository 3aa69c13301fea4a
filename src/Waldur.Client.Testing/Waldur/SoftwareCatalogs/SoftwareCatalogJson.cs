using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

internal static class SoftwareCatalogJson
{
    public static JsonObject Write(FakeSoftwareCatalog row, WaldurUrls urls) => new()
    {
        ["url"] = urls.Of("marketplace-software-catalogs", row.Uuid),
        ["uuid"] = row.Uuid.Hex(),
        ["created"] = row.Created.ToWire(),
        ["modified"] = row.Modified.ToWire(),
        ["name"] = row.Name,
        ["version"] = row.Version,
        ["catalog_type"] = row.CatalogType,
        ["catalog_type_display"] = Display(row.CatalogType),
        ["source_url"] = row.SourceUrl,
        ["description"] = row.Description,
        ["metadata"] = JsonNode.Parse(row.Metadata),
        ["auto_update_enabled"] = row.AutoUpdateEnabled,
        ["last_update_attempt"] = row.LastUpdateAttempt?.ToWire(),
        ["last_successful_update"] = row.LastSuccessfulUpdate?.ToWire(),
        ["update_errors"] = row.UpdateErrors,
        ["package_count"] = row.PackageCount,
        ["version_count"] = row.VersionCount,
        ["target_count"] = row.TargetCount,
    };

    public static JsonObject Discovery(CatalogLoader loader, string? latest, FakeSoftwareCatalog? existing) => new()
    {
        ["name"] = loader.Name,
        ["catalog_type"] = loader.CatalogType,
        ["latest_version"] = latest,
        ["existing"] = existing is not null,
        ["existing_version"] = existing?.Version,
        ["update_available"] = existing is not null && latest is not null && existing.Version != latest,
    };

    private static string Display(string type) => type switch
    {
        "binary_runtime" => "Binary Runtime (EESSI)",
        "source_package" => "Source Package (Spack)",
        _ => "Package Manager (conda, pip)",
    };
}
