namespace Waldur.Client;

/// <summary>How an inventory that is written as JSON is read.</summary>
public record InventoryTextOptions
{
    private const long DefaultMaxSize = 64 * 1024 * 1024;

    internal static InventoryTextOptions Default { get; } = new();

    /// <summary>
    /// The projects that the text may call by a name of its own, such as that of the cluster's account. A project that is neither among
    /// them nor a uuid is not known: its resource is <see cref="ComparisonClass.Skipped"/>, and the others are not held up.
    /// </summary>
    /// <value>None by default: the text holds uuids.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IReadOnlyDictionary<string, Guid> Projects
    {
        get;
        init => field = Guards.NotNull(value, nameof(Projects));
    } = new Dictionary<string, Guid>();

    /// <summary>How many bytes the text may have. A longer one is refused.</summary>
    /// <value>64 MiB by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 or more than 1 GiB.</exception>
    public long MaxSize
    {
        get;
        init => field = value is > 0 and <= 1024 * 1024 * 1024
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxSize), value, "MaxSize must be from 1 byte to 1 GiB.");
    } = DefaultMaxSize;
}
