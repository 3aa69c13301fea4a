using System.Text.Json;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What a row says otherwise than it did.</summary>
internal static class RowDifference
{
    /// <summary>Names what differs, such as <c>name and metadata</c>; null where nothing does.</summary>
    public static string? Describe(BackendResource before, BackendResource now)
    {
        string?[] differences =
        [
            before.Name == now.Name ? null : "name",
            before.BackendId == now.BackendId ? null : "backend id",
            before.Project == now.Project ? null : "project",
            before.Offering == now.Offering ? null : "offering",
            OrEmpty(before.BackendMetadata).Equals(OrEmpty(now.BackendMetadata)) ? null : "metadata",
        ];
        var all = string.Join(" and ", differences.OfType<string>());
        return all.Length == 0 ? null : all;
    }

    private static RawJson OrEmpty(RawJson metadata) => metadata.Kind == JsonValueKind.Null ? RawJson.EmptyObject : metadata;
}
