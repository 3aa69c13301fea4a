namespace Waldur.Client;

/// <summary>Creates inventory sources of the caller's own functions, and watches sources.</summary>
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

    /// <summary>
    /// Watches an inventory: gives it at first, and again whenever it has changed. While it cannot be read, or is not whole, nothing is
    /// given; a file need not exist yet.
    /// </summary>
    /// <param name="source">The inventory, which is read each time: a file, a command or the caller's own.</param>
    /// <param name="options">How often it is read; every 5 seconds when left out.</param>
    /// <param name="cancellationToken">Ends the watch with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The inventories, without end; each waits for the caller to be done with the one before.</returns>
    /// <remarks>What a source of the caller's own throws, other than <see cref="InventoryException"/>, ends the watch.</remarks>
    public static IAsyncEnumerable<IReadOnlyList<InventoryItem>> WatchAsync(
        this IInventorySource source,
        InventoryWatchOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new InventoryWatch(source, options ?? InventoryWatchOptions.Default).ReadAsync(cancellationToken);
    }

    private sealed class FunctionInventory(Func<CancellationToken, Task<IReadOnlyList<InventoryItem>>> read) : IInventorySource
    {
        public async Task<IReadOnlyList<InventoryItem>> ReadAsync(CancellationToken cancellationToken = default) =>
            await read(cancellationToken).ConfigureAwait(false)
            ?? throw new InventoryException("The inventory's function returned null: an empty inventory is an empty list.");
    }
}
