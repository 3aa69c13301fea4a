namespace Waldur.Client.Core.Tests.Paging;

/// <summary>A list as a server pages it, newest row first; a test changes it between two responses.</summary>
internal sealed class PagedSource(int count)
{
    private int _newest = count;

    public List<int> Rows { get; } = [.. Enumerable.Range(1, count).Reverse()];

    public List<PageRequest> Requests { get; } = [];

    public int LargestPage { get; init; } = 300;

    public int? FixedPage { get; init; }

    public Func<IEnumerable<int>, IEnumerable<int>>? Order { get; init; }

    public bool SendsTotal { get; init; } = true;

    public Action<PageRequest>? BeforeResponse { get; set; }

    public IEnumerable<int> RequestedPages => Requests.Select(request => request.Number);

    public AsyncPageable<int> List(PageOptions? options = null) => AsyncPageable.Create(FetchAsync, static row => row, options);

    public Task<Page<int>?> FetchAsync(PageRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Add(request);
        BeforeResponse?.Invoke(request);
        return Task.FromResult(Read(request));
    }

    public Page<int>? Read(PageRequest request)
    {
        var size = FixedPage ?? Math.Min(request.Size, LargestPage);
        var before = (request.Number - 1) * size;
        return before >= Rows.Count && request.Number > 1
            ? null
            : new((Order?.Invoke(Rows) ?? Rows).Skip(before).Take(size).ToList(), request.Number, request.Size, SendsTotal ? Rows.Count : null);
    }

    public void Insert() => Rows.Insert(0, ++_newest);
}
