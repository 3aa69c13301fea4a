using System.Diagnostics;
using System.Globalization;
using Waldur.Client.Budgets;

namespace Waldur.Client.Benchmarks;

/// <summary>Reads 10,000 rows from a server that takes 20 ms a response: page after page, and with the SDK's parallel pages.</summary>
internal static class ListingRace
{
    private const int Total = 10_000;
    private const int PageSize = 300;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync()
    {
        using var raw = new RawCalls(new PagedServer(Total, Delay, keepsPages: true));
        using var sdk = new SdkCalls(new PagedServer(Total, Delay, keepsPages: true));
        for (var round = 0; round < 4; round++)
        {
            var before = await MeasureAsync(() => PageAfterPageAsync(raw)).ConfigureAwait(false);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"page after page, raw: {before.TotalMilliseconds:0} ms"));
            foreach (var parallelism in (Concurrency[])[1, 8, 12, 16, Concurrency.Adaptive])
            {
                var took = await MeasureAsync(() => ListAsync(sdk, parallelism)).ConfigureAwait(false);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"SDK, at once {parallelism}: {took.TotalMilliseconds:0} ms, {before / took:0.0} times as fast"));
            }
        }
    }

    private static async Task<TimeSpan> MeasureAsync(Func<Task<int>> list)
    {
        var started = Stopwatch.GetTimestamp();
        var count = await list().ConfigureAwait(false);
        return count == Total ? Stopwatch.GetElapsedTime(started) : throw new InvalidOperationException($"{count} rows came.");
    }

    private static async Task<int> PageAfterPageAsync(RawCalls raw)
    {
        var count = 0;
        for (var page = 1; ; page++)
        {
            var (rows, total) = await raw.ListAsync(page, PageSize).ConfigureAwait(false);
            count += rows.Count;
            if (count >= total)
            {
                return count;
            }
        }
    }

    private static async Task<int> ListAsync(SdkCalls sdk, Concurrency parallelism)
    {
        var count = 0;
        var paging = new PageOptions { PageSize = PageSize, Parallelism = parallelism };
        await foreach (var _ in sdk.Waldur.BackendResources.List(paging: paging).ConfigureAwait(false))
        {
            count++;
        }

        return count;
    }
}
