using System.Globalization;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// A listing gave the rows it found, but rows may be missing: the list never kept still enough, the server contradicts itself, or
/// a bound was reached. <see cref="Reason"/> says which.
/// </summary>
public sealed class IncompleteListingException : Exception
{
    /// <summary>Says how much was read, of a list that changed all the time.</summary>
    /// <param name="walkCount">How many times the list was read.</param>
    /// <param name="itemCount">How many rows were given.</param>
    public IncompleteListingException(int walkCount, int itemCount)
        : this(walkCount, itemCount, string.Create(CultureInfo.InvariantCulture, $"the list changed while it was read, {walkCount} time(s)"))
    {
    }

    /// <summary>Says how much was read, and why rows may be missing.</summary>
    /// <param name="walkCount">How many times the list was read.</param>
    /// <param name="itemCount">How many rows were given.</param>
    /// <param name="reason">Why rows may be missing.</param>
    public IncompleteListingException(int walkCount, int itemCount, string reason)
        : base(string.Create(CultureInfo.InvariantCulture, $"The listing gave {itemCount} rows, and some may be missing: {reason}."))
    {
        WalkCount = walkCount;
        ItemCount = itemCount;
        Reason = reason;
    }

    /// <summary>Where the documentation speaks of this exception.</summary>
    public override string? HelpLink
    {
        get => base.HelpLink ?? HelpLinks.For(this);
        set => base.HelpLink = value;
    }

    /// <summary>How many times the list was read.</summary>
    public int WalkCount { get; }

    /// <summary>How many rows were given.</summary>
    public int ItemCount { get; }

    /// <summary>Why rows may be missing.</summary>
    public string Reason { get; }
}
