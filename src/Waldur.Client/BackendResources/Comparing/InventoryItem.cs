using System.Text.Json;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>One resource of a backend's inventory.</summary>
public sealed record InventoryItem
{
    /// <summary>The resource's id on the backend: what distinguishes it from the others of its offering. 1 to 255 characters.</summary>
    public required string BackendId { get; init; }

    /// <summary>The name that staff see. 1 to 150 characters, not only white space.</summary>
    public required string Name { get; init; }

    /// <summary>The uuid of the project to which it belongs.</summary>
    public required Guid Project { get; init; }

    /// <summary>What else the marketplace should know, as a JSON object; <c>{"limits": {"cpu": 4}}</c> gives the limits of the imported resource.</summary>
    /// <value>None by default.</value>
    public RawJson? Metadata { get; init; }

    /// <summary>
    /// Why the resource cannot be reported, as its source found, such as that its project is not known: a sentence. It is then
    /// <see cref="ComparisonClass.Skipped"/>, unless the marketplace has it already.
    /// </summary>
    /// <value>Null by default: nothing is wrong with it.</value>
    public string? Problem { get; init; }

    // The server cuts white space off at both ends: what it stores is what rows are distinguished and compared by.
    internal string Key => BackendId?.Trim() ?? "";

    internal BackendResourceCreate ToCreate(Guid offering) => new()
    {
        Name = Name?.Trim()!,
        BackendId = Key,
        Project = Project,
        Offering = offering,

        // The server refuses a null.
        BackendMetadata = Metadata is { Kind: not JsonValueKind.Null } ? Metadata : null,
    };

    /// <summary>Whether a row of the server says the same. A server without metadata sends an empty object for none.</summary>
    internal bool Equals(BackendResource row) =>
        row.Name == Name.Trim()
        && row.Project == Project
        && OrEmpty(row.BackendMetadata).Equals(OrEmpty(Metadata ?? RawJson.Null));

    /// <summary>Names what a row of the server says otherwise.</summary>
    internal string DescribeDifference(BackendResource row)
    {
        string?[] differences =
        [
            row.Name == Name.Trim() ? null : "name",
            row.Project == Project ? null : "project",
            OrEmpty(row.BackendMetadata).Equals(OrEmpty(Metadata ?? RawJson.Null)) ? null : "metadata",
        ];
        return string.Join(" and ", differences.OfType<string>());
    }

    private static RawJson OrEmpty(RawJson metadata) => metadata.Kind == JsonValueKind.Null ? RawJson.EmptyObject : metadata;
}
