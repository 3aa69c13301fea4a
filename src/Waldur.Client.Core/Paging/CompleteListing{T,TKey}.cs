namespace Waldur.Client.Core;

/// <summary>
/// Remembers every row, and where a walk may have missed some: the gaps, between two rows that were read one after the other
/// on two pages. A later walk closes a gap where it reads, with nothing hidden in between, from a row before the gap to one behind
/// it. Each page is read in one moment, and pages have another size each time, so that most gaps close within a page, however
/// fast the list changes. Rows whose order changes prove nothing: then one walk must be without any gap.
/// </summary>
internal sealed class CompleteListing<T, TKey> : Listing<T>
    where TKey : notnull
{
    private readonly Func<T, TKey> _identity;
    private readonly Func<T, bool> _isNew;
    private readonly int _maxWalks;
    private readonly Dictionary<TKey, SeenRow> _rows = [];
    private readonly ListingGaps _gaps = new();
    private WalkSteps _steps = new();
    private string? _contradiction;
    private bool _isLastFull;
    private int _walk = 1;

    public CompleteListing(Func<T, TKey> identity, int maxWalks)
    {
        _identity = identity;
        _isNew = IsNew;
        _maxWalks = maxWalks;
    }

    public override void EndUnpaged(bool isWhole)
    {
        if (isWhole)
        {
            _gaps.CloseAll();
        }
    }

    public override void EndWalk(bool hasReachedEnd, string? contradiction)
    {
        _gaps.EndWalk(hasReachedEnd, _isLastFull);
        _contradiction = contradiction;
        _steps = new();
    }

    public override bool MustRetryWalk()
    {
        if (_gaps.AreClosed)
        {
            return false;
        }

        if (_walk == _maxWalks)
        {
            throw _contradiction is { } reason ? new(_walk, Given, reason) : new IncompleteListingException(_walk, Given);
        }

        _walk++;
        return true;
    }

    protected override IReadOnlyList<T> Take(ReadPage<T> read)
    {
        var page = read.Page;
        Repeated = page.Items.Count(WasMet);
        _isLastFull = read.IsFull;

        // Rows that others add push the last rows of one page to the start of the next, and nowhere else.
        var isPushed = Repeated == 0 || page.Items.TakeWhile(WasMet).Count() == Repeated;
        _gaps.BeginPage(_steps.Add(page.TotalCount, read.IsEarly, read.IsFull, Repeated, isPushed), page.PageSize);
        if (!isPushed && !_steps.MayHaveOvertaken(page.Number, page.PageSize))
        {
            _gaps.NoteDisorder();
        }

        return Keep(page.Items, _isNew);
    }

    private bool WasMet(T item) => _rows.TryGetValue(_identity(item), out var row) && row.Walk == _walk;

    private bool IsNew(T item)
    {
        var id = _identity(item);
        if (!_rows.TryGetValue(id, out var row))
        {
            _rows[id] = new(_gaps.AddNew(), _walk);
            return true;
        }

        // A row met twice in one walk was pushed back by rows added before it: its second place says nothing new.
        if (row.Walk != _walk)
        {
            _gaps.Add(row.Rank);
            _rows[id] = row with { Walk = _walk };
        }

        return false;
    }
}
