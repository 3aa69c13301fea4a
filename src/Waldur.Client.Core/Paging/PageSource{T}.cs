using System.Diagnostics.CodeAnalysis;

namespace Waldur.Client.Core;

/// <summary>Where the pages of one enumeration come from, and how many of them at once.</summary>
internal sealed class PageSource<T> : IDisposable
{
    private readonly Func<PageRequest, CallOptions, CancellationToken, Task<Page<T>?>> _fetch;
    private readonly RequestPacer _pacer;
    private readonly CallOptions _callOptions;

    public PageSource(Func<PageRequest, CallOptions, CancellationToken, Task<Page<T>?>> fetch, Concurrency concurrency, TimeProvider timeProvider)
    {
        _fetch = fetch;
        _pacer = new RequestPacer(concurrency, timeProvider);
        _callOptions = new CallOptions { Gate = _pacer, IsPage = true };
        MaxAhead = concurrency.Max;
    }

    /// <summary>Raised when a page that could not be asked for may be now.</summary>
    public event EventHandler? Changed
    {
        add => _pacer.Changed += value;
        remove => _pacer.Changed -= value;
    }

    /// <summary>How many pages may be on their way, or wait, at most.</summary>
    public int MaxAhead { get; }

    /// <summary>Says how many more pages will be asked for.</summary>
    public void Expect(long pages) => _pacer.Expect((int)Math.Min(pages, int.MaxValue));

    /// <summary>Asks for a page if the server is not asked for as many as it takes already.</summary>
    public bool TryFetch(PageRequest request, CancellationToken cancellationToken, [NotNullWhen(true)] out Task<Page<T>?>? response)
    {
        response = _pacer.TryBeginItem(out var start) ? FetchAsync(request, start, cancellationToken) : null;
        return response is not null;
    }

    /// <summary>Stops the pacer's timer.</summary>
    public void Dispose() => _pacer.Dispose();

    // Asynchronous, so that whatever the delegate throws comes when its page is due.
    private async Task<Page<T>?> FetchAsync(PageRequest request, AttemptStart start, CancellationToken cancellationToken)
    {
        Exception? error = null;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await _fetch(request, _callOptions, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception thrown)
        {
            error = thrown;
            throw;
        }
        finally
        {
            _pacer.EndItem("page", start, error);
        }
    }
}
