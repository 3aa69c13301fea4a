namespace Waldur.Client;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The rows' type.</typeparam>
public sealed class Page<T>
{
    /// <summary>Makes a page; a test may, too.</summary>
    /// <param name="items">The rows.</param>
    /// <param name="number">The page's number, counted from 1.</param>
    /// <param name="pageSize">How many rows were asked for.</param>
    /// <param name="totalCount">How many rows the whole list has, where the server says so.</param>
    /// <param name="isLast">Whether the server says that no page follows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number or the size is less than 1, or the total less than 0.</exception>
    public Page(IReadOnlyList<T> items, int number, int pageSize, int? totalCount = null, bool isLast = false)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(totalCount ?? 0, nameof(totalCount));
        Items = items;
        Number = number;
        PageSize = pageSize;
        TotalCount = totalCount;
        IsLast = isLast;
    }

    /// <summary>The rows; those that an earlier page had given already are left out.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>The page's number, counted from 1.</summary>
    public int Number { get; }

    /// <summary>How many rows a full page has: what was asked for, or less where the server gives less.</summary>
    public int PageSize { get; }

    /// <summary>How many rows the whole list had when this page was read; null where the server does not say.</summary>
    public int? TotalCount { get; }

    /// <summary>Whether no page follows.</summary>
    public bool IsLast { get; }
}
