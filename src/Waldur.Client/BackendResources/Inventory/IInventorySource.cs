namespace Waldur.Client;

/// <summary>
/// Where a backend's inventory comes from: a <see cref="FileInventory"/>, the output of a <see cref="CommandInventory"/>, or the
/// caller's own.
/// </summary>
public interface IInventorySource
{
    /// <summary>Reads all that the backend holds now. An inventory that is not surely whole must throw, and never return a part.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The inventory; a backend id that occurs twice comes twice, and is a conflict of the comparison.</returns>
    /// <exception cref="InventoryException">The inventory cannot be read, or is not whole.</exception>
    Task<IReadOnlyList<InventoryItem>> ReadAsync(CancellationToken cancellationToken = default);
}
