namespace Waldur.Client.Core;

/// <summary>
/// Decides, page by page of one walk, whether a row can hide between a page and the one before it: moved by deletions from the
/// part that was not read into the part that was.
/// </summary>
/// <remarks>
/// New rows come first, so a row moves forward only by deletions before it, and each of them lowers the total.
/// <para>While every page gave the same total and repeated no row, nothing hides, in whatever order the pages were read: what
/// moved rows back is at least what moved them forward, and rows that moved back would have been repeated.</para>
/// <para>Otherwise, of two pages read one after the other: what the total grew by is what the later page repeats, exactly where
/// nothing hides and no row behind it went.</para>
/// <para>Behind a page that did not fit the one before it, its own total is in doubt, too: it may be older than its rows.</para>
/// </remarks>
internal sealed class WalkSteps
{
    private int? _firstTotal;
    private int? _total;
    private bool _isUniform = true;
    private bool _wasFull;
    private bool _wasSure = true;
    private bool _started;

    /// <summary>Takes a page.</summary>
    /// <param name="total">The total that came with it.</param>
    /// <param name="isEarly">Whether it was asked for before the page in front of it had arrived.</param>
    /// <param name="isFull">Whether it has as many rows as pages have.</param>
    /// <param name="repeated">How many of its rows this walk had met.</param>
    /// <param name="isPushed">Whether these are its first rows, as rows that others added push them.</param>
    /// <returns>Whether nothing can hide between it and the page before it.</returns>
    public bool Add(int? total, bool isEarly, bool isFull, int repeated, bool isPushed)
    {
        _firstTotal = _started ? _firstTotal : total;
        _isUniform &= total is not null && total == _firstTotal && repeated == 0;
        var isSure = !_started || (_wasFull && isPushed && total is not null && (_isUniform || (!isEarly && total - _total == repeated)));
        var isTrusted = _wasSure;
        (_started, _total, _wasFull, _wasSure) = (true, total, isFull, isSure);
        return isSure && isTrusted;
    }

    /// <summary>Whether so many rows were added in front since the first page that some of them may come behind rows that were met.</summary>
    /// <param name="number">The latest page's number.</param>
    /// <param name="size">How many rows a full page has.</param>
    public bool MayHaveOvertaken(int number, int size) => _total is null || _total - _firstTotal >= (number - 1L) * size / 2;
}
