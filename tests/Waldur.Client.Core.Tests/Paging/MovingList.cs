namespace Waldur.Client.Core.Tests.Paging;

/// <summary>
/// A list that others change while it is read: rows are added at its front and deleted anywhere between two responses. Responses
/// come at their own moment, out of order where several pages are under way.
/// </summary>
internal sealed class MovingList
{
    private readonly Random _random;
    private readonly Weather _weather;
    private readonly PagedSource _source;
    private readonly HashSet<int> _stayed;
    private readonly List<(PageRequest Request, TaskCompletionSource<Page<int>?> Response)> _waiting = [];
    private readonly List<int> _read = [];
    private int _changes;
    private bool _changedWithin;

    public MovingList(int seed, Weather weather)
    {
        _random = new Random(seed);
        _weather = weather;
        _changes = weather.NeverRests ? int.MaxValue : _random.Next(0, 30);
        _source = new PagedSource(_random.Next(0, weather.NeverRests ? 120 : 60))
        {
            SendsTotal = !weather.NoTotals,
            LargestPage = weather.ClipsPages ? _random.Next(3, 9) : 300,
            Order = weather.UnstableOrder ? Shuffle : null,
            FixedPage = weather.IgnoresSize ? _random.Next(3, 20) : null,
        };
        _stayed = [.. _source.Rows];
    }

    public async Task<Listed> ListAsync(PageOptions options, CancellationToken cancellationToken)
    {
        var list = AsyncPageable.Create(AskAsync, static row => row, options);
        var reading = ReadAsync(list, cancellationToken);
        while (!reading.IsCompleted)
        {
            Change(_random.Next(0, 4));
            _waiting.Should().NotBeEmpty("each response leads to a request or to the end");
            var next = _random.Next(_waiting.Count);
            var (request, response) = _waiting[next];
            _waiting.RemoveAt(next);
            response.SetResult(Respond(request));
        }

        return new([.. _stayed.Except(_read)], _read, await reading);
    }

    private Page<int>? Respond(PageRequest request)
    {
        var total = _source.Rows.Count;

        // In the moment between the count and the rows; not in each of several responses in a row, nor in a walk's first.
        _changedWithin = _weather.ChangesWithinResponses && request.Number > 1 && !_changedWithin && _random.Next(2) == 0;
        Change(_changedWithin ? 1 : 0);

        var page = _source.Read(request);
        if (page is { Items.Count: > 0 } && request.Number > 1 && _random.Next(8) == 0)
        {
            page = _weather.EmptyPages ? new([], page.Number, page.PageSize, page.TotalCount) : _weather.MissingPages ? null : page;
        }

        return page is not null && _weather.ChangesWithinResponses ? new(page.Items, page.Number, page.PageSize, total) : page;
    }

    private Task<Page<int>?> AskAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var response = new TaskCompletionSource<Page<int>?>();
        _waiting.Add((request, response));
        return response.Task;
    }

    private async Task<bool> ReadAsync(AsyncPageable<int> list, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var row in list.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                _read.Add(row);
            }

            return true;
        }
        catch (IncompleteListingException)
        {
            return false;
        }
    }

    // Rows of the same age, here three, come in any order, each time in another.
    private IEnumerable<int> Shuffle(IEnumerable<int> rows) =>
        [.. rows.GroupBy(row => row / 3).SelectMany(group => group.OrderBy(_ => _random.Next()))];

    private void Change(int times)
    {
        for (; times > 0 && _changes > 0; times--, _changes--)
        {
            ChangeOnce();
        }
    }

    private void ChangeOnce()
    {
        var rows = _source.Rows;
        if (!_weather.Deletes || rows.Count == 0 || _random.Next(2) == 0)
        {
            _source.Insert();
        }
        else
        {
            var gone = _random.Next(rows.Count);
            _stayed.Remove(rows[gone]);
            rows.RemoveAt(gone);
        }
    }
}
