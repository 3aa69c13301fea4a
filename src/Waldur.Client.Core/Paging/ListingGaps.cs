namespace Waldur.Client.Core;

/// <summary>
/// Where rows may have been missed. The first walk numbers the rows, and leaves gaps; each later walk consists of stretches
/// in which nothing can hide, and a stretch closes every gap between its lowest and its highest number.
/// </summary>
/// <remarks>
/// A server counts its rows a moment before it reads a page of them, so that a change shows in the total one page late. What a page
/// seems to prove therefore holds only when the next one agrees: where it does not, both sides of the page are in doubt.
/// </remarks>
internal sealed class ListingGaps
{
    private const int MaxMargin = 20;

    // A gap lies behind the row of its number.
    private readonly SortedSet<int> _open = [];
    private bool _isFirstWalk = true;
    private bool _isOrdered = true;
    private bool _isProven;
    private bool _hasPage;
    private bool _hasGap;
    private bool _isLastSure = true;
    private int _count;
    private int _margin;
    private int? _boundary;
    private int _lastNumber = -1;
    private Stretch _stretch = Stretch.Nothing;
    private Stretch _page = Stretch.FromStart;

    /// <summary>Whether nothing can have been missed.</summary>
    public bool AreClosed => _isProven || (_isOrdered && _open.Count == 0);

    /// <summary>Begins a page.</summary>
    /// <param name="isSure">Whether nothing can hide between it and the page before it.</param>
    /// <param name="size">How many rows a full page has.</param>
    public void BeginPage(bool isSure, int size)
    {
        _margin = Math.Min(size / 4, MaxMargin);
        _isLastSure = isSure;
        if (!_hasPage)
        {
            // Nothing can hide in front of the first page.
            _hasPage = true;
            return;
        }

        _hasGap |= !isSure;
        if (_isFirstWalk)
        {
            OpenUnless(isSure);
            _boundary = _count - 1;
        }
        else
        {
            EndPage(isSure);
        }
    }

    /// <summary>Adds a row that no walk had met.</summary>
    /// <returns>Its number in the first walk; null in a later one.</returns>
    public int? AddNew() => _isFirstWalk ? _count++ : null;

    /// <summary>Adds a row that an earlier walk had met.</summary>
    /// <param name="rank">Its number; null where it has none.</param>
    public void Add(int? rank)
    {
        if (rank is { } number)
        {
            _isOrdered &= number > _lastNumber;
            _lastNumber = number;
            _page = _page.With(number);
        }
    }

    /// <summary>Ends a walk.</summary>
    /// <param name="hasReachedEnd">Whether its last page was the list's last.</param>
    /// <param name="isLastFull">Whether that page was full, so that a row may have been pushed behind it.</param>
    public void EndWalk(bool hasReachedEnd, bool isLastFull)
    {
        var isEnd = hasReachedEnd && (_isLastSure || !isLastFull);
        _isProven |= isEnd && !_hasGap;
        if (_isFirstWalk)
        {
            OpenUnless(isEnd);
        }
        else
        {
            _page = isEnd ? _page.ToEnd() : _page;
            EndPage(isEnd && _isLastSure);
            EndPage(isSure: false);
        }

        (_isFirstWalk, _hasPage, _hasGap, _isLastSure, _lastNumber) = (false, false, false, true, -1);
        (_stretch, _page) = (Stretch.Nothing, Stretch.FromStart);
    }

    /// <summary>Notes that one walk read the list whole.</summary>
    public void CloseAll() => _isProven = true;

    /// <summary>Notes that rows changed their order, so that only a walk without any gap proves something.</summary>
    public void NoteDisorder() => _isOrdered = false;

    private void OpenUnless(bool isSure)
    {
        if (!isSure)
        {
            _open.Add(_boundary ?? (_count - 1));
            _open.Add(_count - 1);
        }
    }

    private void EndPage(bool isSure)
    {
        if (isSure)
        {
            _stretch = _stretch.Join(_page);
        }
        else
        {
            Close(_stretch);
            Close(_page);
            _stretch = Stretch.Nothing;
        }

        _page = Stretch.Nothing;
    }

    private void Close(Stretch stretch) => _open.RemoveWhere(gap => stretch.Spans(gap, _margin));
}
