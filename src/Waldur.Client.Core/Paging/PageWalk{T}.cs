namespace Waldur.Client.Core;

/// <summary>Reads the pages of a list once, in order, fetching ahead.</summary>
internal sealed class PageWalk<T> : IAsyncDisposable
{
    private readonly Func<PageRequest, CancellationToken, Task<Page<T>?>> _fetch;
    private readonly int _askedSize;
    private readonly int _parallelism;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _cancellation;
    private readonly Queue<PageFetch<T>> _ahead = [];
    private int _pageSize;
    private int _nextToAsk;
    private int _nextToGive;
    private int? _total;
    private bool _started;
    private bool _ended;

    public PageWalk(
        Func<PageRequest, CancellationToken, Task<Page<T>?>> fetch,
        PageRequest first,
        int parallelism,
        CancellationToken cancellationToken)
    {
        _fetch = fetch;
        _askedSize = _pageSize = first.Size;
        _nextToAsk = _nextToGive = first.Number;
        _parallelism = parallelism;
        _caller = cancellationToken;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>The next page; null when there is none.</summary>
    /// <param name="wanted">How many rows the caller still wants.</param>
    public async Task<Page<T>?> NextAsync(long wanted)
    {
        FetchAhead(wanted);
        if (_ended)
        {
            return null;
        }

        try
        {
            return Accept(await ReceiveAsync(_ahead.Dequeue()).ConfigureAwait(false));
        }
        catch (OperationCanceledException exception) when (_caller.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, _caller);
        }
    }

    /// <summary>Asks for the pages that will be needed next, as many as may be on their way.</summary>
    /// <param name="wanted">How many rows the caller still wants.</param>
    public void FetchAhead(long wanted)
    {
        var limit = _total is null ? 1 : _parallelism;
        while (!_ended && _ahead.Count < limit && (_ahead.Count == 0 || IsExpected(_nextToAsk, wanted)))
        {
            _ahead.Enqueue(new(_nextToAsk, _nextToAsk != _nextToGive, FetchAsync(_nextToAsk)));
            _nextToAsk++;
        }
    }

    /// <summary>Cancels what is on its way and waits for its end, so that nothing goes on behind the caller's back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _cancellation.CancelAsync().ConfigureAwait(false);
        foreach (var fetch in _ahead)
        {
            await ((Task)fetch.Response).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _cancellation.Dispose();
    }

    private bool IsExpected(int number, long wanted) =>
        (number - 1L) * _pageSize < _total && (long)_ahead.Count * _pageSize < wanted;

    // An early page fits only while the list kept still: with a row added in between, the last row of the page in front
    // may have moved past both.
    private async Task<Page<T>?> ReceiveAsync(PageFetch<T> fetch)
    {
        var page = await fetch.Response.ConfigureAwait(false);
        return fetch.IsEarly && (page is null || page.TotalCount != _total)
            ? await FetchAsync(fetch.Number).ConfigureAwait(false)
            : page;
    }

    private Page<T>? Accept(Page<T>? page)
    {
        if (page is null || (page.Items.Count == 0 && _started))
        {
            _ended = true;
            return null;
        }

        var clipped = !_started && page.Items.Count < _askedSize && !IsEnd(page, page.Items.Count);
        _pageSize = clipped ? page.Items.Count : _pageSize;
        _ended = IsEnd(page, _pageSize);
        _total = page.TotalCount;
        _started = true;
        _nextToGive++;
        return new(page.Items, page.Number, _pageSize, page.TotalCount, _ended);
    }

    // A short page alone is no end: the server may give fewer rows per page than it was asked for.
    private static bool IsEnd(Page<T> page, int pageSize) =>
        page.IsLast || page.Items.Count == 0 || ((page.Number - 1L) * pageSize) + page.Items.Count >= page.TotalCount;

    // Asynchronous, so that whatever the delegate throws comes when its page is due.
    private async Task<Page<T>?> FetchAsync(int number)
    {
        _cancellation.Token.ThrowIfCancellationRequested();
        return await _fetch(new(number, _askedSize), _cancellation.Token).ConfigureAwait(false);
    }
}
