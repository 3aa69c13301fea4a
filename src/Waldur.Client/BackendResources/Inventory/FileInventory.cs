namespace Waldur.Client;

/// <summary>
/// An inventory in a JSON file: an array of objects with <c>backend_id</c>, <c>name</c>, <c>project</c> (a uuid, or one of
/// <see cref="InventoryTextOptions.Projects"/>) and perhaps <c>metadata</c>, an object. The file is read anew each time, so that what
/// changes in it counts at once; one that is half written is no JSON array, and is refused.
/// </summary>
public sealed class FileInventory : IInventorySource
{
    private readonly InventoryTextOptions _options;

    /// <summary>Makes a source.</summary>
    /// <param name="path">The file; it need not exist yet.</param>
    /// <param name="options">How it is read.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public FileInventory(string path, InventoryTextOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;
        _options = options ?? InventoryTextOptions.Default;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Reads the file as it is now.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The inventory.</returns>
    /// <exception cref="InventoryException">The file cannot be read, or its text is wrong; the message names the line.</exception>
    public async Task<IReadOnlyList<InventoryItem>> ReadAsync(CancellationToken cancellationToken = default)
    {
        var text = await ReadTextAsync(cancellationToken).ConfigureAwait(false);
        return new InventoryParser(ToString(), _options).ParseArray(text.Span);
    }

    /// <summary>Names the file.</summary>
    /// <returns>For example <c>Inventory cluster.json</c>.</returns>
    public override string ToString() => $"Inventory {Path}";

    private async Task<ReadOnlyMemory<byte>> ReadTextAsync(CancellationToken cancellationToken)
    {
        try
        {
            var options = new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous };
            var file = new FileStream(Path, options);
            await using var disposal = file.ConfigureAwait(false);
            return await BoundedText.ReadAsync(file, _options.MaxSize, cancellationToken).ConfigureAwait(false)
                ?? throw new InventoryException($"{this}: it has more than {_options.MaxSize} bytes.");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InventoryException($"{this}: there is no such file.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InventoryException($"{this}: it cannot be read: {error.Message.TrimEnd('.')}.", error);
        }
    }
}
