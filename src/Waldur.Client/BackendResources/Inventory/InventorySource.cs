namespace Waldur.Client;

/// <summary>Creates inventory sources of the caller's own functions.</summary>
public static class InventorySource
{
    /// <summary>Creates a source that calls a function each time that the inventory is read.</summary>
    /// <param name="read">Reads all that the backend holds now, or throws.</param>
    /// <returns>The source.</returns>
    public static IInventorySource From(Func<CancellationToken, Task<IReadOnlyList<InventoryItem>>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new FunctionInventory(read);
    }

    private sealed class FunctionInventory(Func<CancellationToken, Task<IReadOnlyList<InventoryItem>>> read) : IInventorySource
    {
        public async Task<IReadOnlyList<InventoryItem>> ReadAsync(CancellationToken cancellationToken = default) =>
            await read(cancellationToken).ConfigureAwait(false)
            ?? throw new InventoryException("The inventory's function returned null: an empty inventory is an empty list.");
    }
}
