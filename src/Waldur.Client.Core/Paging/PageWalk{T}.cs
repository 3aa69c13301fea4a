namespace Waldur.Client.Core;

/// <summary>Reads the pages of a list once, in order, fetching ahead.</summary>
internal sealed class PageWalk<T> : IAsyncDisposable
{
    private readonly PageSource<T> _source;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _cancellation;
    private readonly CancellationTokenRegistration _registration;
    private readonly Queue<PageFetch<T>> _ahead = [];
    private readonly int _askedSize;
    private readonly int _maxAhead;
    private TaskCompletionSource _changed = new();
    private int _nextToAsk;
    private int _nextToGive;
    private int? _total;
    private bool _started;
    private bool _ended;
    private bool _isLastShort;

    public PageWalk(PageSource<T> source, PageRequest first, int maxAhead, CancellationToken cancellationToken)
    {
        _source = source;
        _maxAhead = maxAhead;
        _askedSize = PageSize = first.Size;
        _nextToAsk = _nextToGive = first.Number;
        _caller = cancellationToken;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _source.Changed += OnChanged;
        _registration = _cancellation.Token.UnsafeRegister(static walk => ((PageWalk<T>)walk!).OnChanged(null, EventArgs.Empty), this);
    }

    /// <summary>How many rows a full page has: what was asked for, or what the first page had where it is another number.</summary>
    public int PageSize { get; private set; }

    /// <summary>Whether the last page that was read is the list's last by its own total, or by the server's word where there is none.</summary>
    public bool HasReachedEnd { get; private set; }

    /// <summary>What the server says against itself: a page without rows where its own total counts some; else null.</summary>
    public string? Contradiction { get; private set; }

    /// <summary>The next page; null when there is none.</summary>
    /// <param name="wanted">How many rows the caller still wants.</param>
    public async Task<ReadPage<T>?> NextAsync(long wanted)
    {
        if (_ended)
        {
            return null;
        }

        try
        {
            return Accept(await ReceiveAsync(wanted).ConfigureAwait(false));
        }
        catch (OperationCanceledException exception) when (_caller.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, _caller);
        }
    }

    /// <summary>Asks for the pages that will be needed next, as many as the server keeps up with.</summary>
    /// <param name="wanted">How many rows the caller still wants.</param>
    public void FetchAhead(long wanted)
    {
        _source.Expect(PagesLeft(_total, _nextToAsk, PageSize, _ahead.Count, wanted));
        while (!_ended && _ahead.Count < _maxAhead && (_ahead.Count == 0 || IsExpected(wanted)) && TryAsk(_nextToAsk))
        {
            _nextToAsk++;
        }
    }

    /// <summary>Cancels what is on its way and waits for its end, so that nothing goes on behind the caller's back.</summary>
    public async ValueTask DisposeAsync()
    {
        _source.Changed -= OnChanged;
        await _registration.DisposeAsync().ConfigureAwait(false);
        await _cancellation.CancelAsync().ConfigureAwait(false);
        foreach (var fetch in _ahead)
        {
            await ((Task)fetch.Response).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _cancellation.Dispose();
    }

    /// <summary>How many pages a walk will ask for besides those on their way, as far as it knows.</summary>
    internal static long PagesLeft(int? total, int nextToAsk, int pageSize, int ahead, long wanted)
    {
        var rows = Math.Min((total ?? 0) - ((nextToAsk - 1L) * pageSize), wanted - ((long)ahead * pageSize));
        return rows <= 0 ? 0 : ((rows - 1) / pageSize) + 1;
    }

    // Without a total one page at a time is asked for.
    private bool IsExpected(long wanted) => PagesLeft(_total, _nextToAsk, PageSize, _ahead.Count, wanted) > 0;

    private bool TryAsk(int number)
    {
        var isEarly = number != _nextToGive;
        if (!_source.TryFetch(new(number, _askedSize), _cancellation.Token, out var response))
        {
            return false;
        }

        _ahead.Enqueue(new(number, isEarly, response));
        return true;
    }

    // While the next page is on its way, each arrival, and time itself, may let another be asked for.
    private async Task<(Page<T>? Page, bool IsEarly)> ReceiveAsync(long wanted)
    {
        while (true)
        {
            var changed = Volatile.Read(ref _changed);
            FetchAhead(wanted);
            if (_ahead.TryPeek(out var next) && next.Response.IsCompleted)
            {
                _ahead.Dequeue();
                return await ReceiveAsync(next).ConfigureAwait(false);
            }

            await WaitAsync(next.Response, changed).ConfigureAwait(false);
        }
    }

    // A page under way ends by itself when the caller cancels.
    private async Task WaitAsync(Task? page, TaskCompletionSource changed)
    {
        if (page is null)
        {
            _cancellation.Token.ThrowIfCancellationRequested();
        }

        await Task.WhenAny(page ?? changed.Task, changed.Task).ConfigureAwait(false);
        Interlocked.CompareExchange(ref _changed, new TaskCompletionSource(), changed);
    }

    // An early page fits only while the list kept still: with a row added in between, the last row of the page in front
    // may have moved past both.
    private async Task<(Page<T>? Page, bool IsEarly)> ReceiveAsync(PageFetch<T> fetch)
    {
        var page = await fetch.Response.ConfigureAwait(false);
        if (!fetch.IsEarly || (page is not null && page.TotalCount == _total))
        {
            return (page, fetch.IsEarly);
        }

        return (await RefetchAsync(fetch.Number).ConfigureAwait(false), false);
    }

    private async Task<Page<T>?> RefetchAsync(int number)
    {
        while (true)
        {
            var changed = Volatile.Read(ref _changed);
            if (_source.TryFetch(new(number, _askedSize), _cancellation.Token, out var response))
            {
                return await response.ConfigureAwait(false);
            }

            await WaitAsync(page: null, changed).ConfigureAwait(false);
        }
    }

    private ReadPage<T>? Accept((Page<T>? Page, bool IsEarly) read)
    {
        if (read.Page is not { } page)
        {
            _ended = true;
            HasReachedEnd = IsEndWithoutTotal();
            return null;
        }

        if (page.Items.Count == 0)
        {
            return AcceptEmpty(page);
        }

        PageSize = !_started && page.Items.Count != _askedSize && !IsEnd(page, page.Items.Count) ? page.Items.Count : PageSize;
        _ended = HasReachedEnd = IsEnd(page, PageSize);
        _total = BelievedTotal(page, PageSize);
        _isLastShort = page.Items.Count < (_started ? PageSize : _askedSize);
        _started = true;
        _nextToGive++;
        return new(new(page.Items, page.Number, PageSize, page.TotalCount, _ended), read.IsEarly, page.Items.Count == PageSize);
    }

    private ReadPage<T>? AcceptEmpty(Page<T> page)
    {
        _ended = true;
        var isBeyond = page.TotalCount is not { } total || (page.Number - 1L) * PageSize >= total;
        Contradiction = isBeyond ? null : $"page {page.Number} came without rows although the server counts {page.TotalCount}";
        HasReachedEnd = isBeyond && IsEndWithoutTotal();
        return _started || !isBeyond ? null : new(new(page.Items, page.Number, PageSize, page.TotalCount, isLast: true), false, IsFull: false);
    }

    // Nothing behind a short page: unlike behind a full one, no row can have moved into it meanwhile.
    private bool IsEndWithoutTotal() => !_started || (_total is null && _isLastShort);

    // A short page alone is no end: the server may give fewer rows per page than it was asked for. What a proxy's Link header
    // says counts only where there is no total.
    private static bool IsEnd(Page<T> page, int pageSize) => BelievedTotal(page, pageSize) is { } total
        ? RowsUpTo(page, pageSize) == total
        : page.IsLast;

    // Fewer rows than there are is no count of them.
    private static int? BelievedTotal(Page<T> page, int pageSize) => page.TotalCount < RowsUpTo(page, pageSize) ? null : page.TotalCount;

    private static long RowsUpTo(Page<T> page, int pageSize) => ((page.Number - 1L) * pageSize) + page.Items.Count;

    private void OnChanged(object? sender, EventArgs e) => Volatile.Read(ref _changed).TrySetResult();
}
