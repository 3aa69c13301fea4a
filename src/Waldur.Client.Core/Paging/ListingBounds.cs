using System.Globalization;

namespace Waldur.Client.Core;

/// <summary>What no honest list does: it ends every walk, whatever the server sends.</summary>
internal sealed class ListingBounds(int maxPages)
{
    private const int MaxIdlePages = 2;
    private const int PagesOfGrace = 20;
    private int _pages;
    private long _idleRows;
    private long _newRows;
    private long? _plausibleRows;
    private int? _firstTotal;

    /// <summary>Why the walk must end; null while it may go on.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether a server without a total sends one page again and again: it ignores the page's number.</summary>
    public bool IsUnpaged { get; private set; }

    /// <summary>Takes a page.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="size">How many rows the server gives per page.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="repeated">How many of them this walk had met.</param>
    /// <param name="total">The total that came with it.</param>
    public void Add(int number, int size, int rows, int repeated, int? total)
    {
        _pages++;
        _newRows += rows - repeated;
        _plausibleRows ??= total is { } first ? (2L * first) + ((long)PagesOfGrace * size) : null;
        var hasNothingNew = rows > 0 && repeated == rows;
        IsUnpaged = hasNothingNew && total is null;

        // Rows that others add push rows of one page onto the next; then the total grows.
        _firstTotal ??= total;
        _idleRows = hasNothingNew ? _idleRows + rows : 0;
        var isIdle = _idleRows > Math.Max(0, (total - _firstTotal) ?? 0) + ((long)MaxIdlePages * size);
        Problem ??= FindProblem(number, isIdle);
    }

    /// <summary>Ends the listing where the server's list cannot be believed.</summary>
    public void ThrowIfPassed(int walks, int given)
    {
        if (Problem is { } problem)
        {
            throw new IncompleteListingException(walks, given, problem);
        }
    }

    private string? FindProblem(int number, bool isIdle)
    {
        if (isIdle)
        {
            return Text($"page {number} and those before it hold only rows of earlier pages; the server seems to ignore the page's number");
        }

        if (_newRows > _plausibleRows)
        {
            return Text($"{_newRows} rows came, and still no end, of a list that the server counted less than half as long when the reading began");
        }

        return _pages >= maxPages ? Text($"it had not ended after {maxPages} pages (PageOptions.MaxPages)") : null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
