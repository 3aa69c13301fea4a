namespace Waldur.Client;

/// <summary>
/// A listing in <see cref="PagingMode.Complete"/> gave the rows it found, but the list changed during each of its walks, so
/// that rows may have been missed.
/// </summary>
public sealed class IncompleteListingException : Exception
{
    /// <summary>Says how much was read.</summary>
    /// <param name="walkCount">How many times the list was read.</param>
    /// <param name="itemCount">How many rows were given.</param>
    public IncompleteListingException(int walkCount, int itemCount)
        : base($"The list changed each of the {walkCount} times it was read; {itemCount} rows were given and some may be missing.")
    {
        WalkCount = walkCount;
        ItemCount = itemCount;
    }

    /// <summary>How many times the list was read.</summary>
    public int WalkCount { get; }

    /// <summary>How many rows were given.</summary>
    public int ItemCount { get; }
}
