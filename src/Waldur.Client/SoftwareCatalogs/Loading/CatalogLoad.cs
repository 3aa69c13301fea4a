using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>One job of the server that loads a catalog: how it is started, and where its marks are.</summary>
internal sealed class CatalogLoad
{
    /// <summary>The catalog's name.</summary>
    public required string Name { get; init; }

    /// <summary>What is done, to end a sentence.</summary>
    public required string Subject { get; init; }

    /// <summary>What the marks mean.</summary>
    public required CatalogMarks Marks { get; init; }

    /// <summary>Starts the job.</summary>
    public required Func<CancellationToken, Task> Send { get; init; }

    /// <summary>Reads the catalog; null while there is none.</summary>
    public required Func<CancellationToken, Task<SoftwareCatalog?>> Read { get; init; }
}
