using System.Diagnostics;
using System.Globalization;
using Waldur.Client.Budgets;

namespace Waldur.Client.Benchmarks;

/// <summary>
/// The ratios on a machine that others use too: raw and SDK take turns in slices of a few milliseconds, and the quickest slice
/// of each counts, the one that nothing disturbed.
/// </summary>
internal static class PairedRatios
{
    private const int Rounds = 400;

    public static async Task RunAsync()
    {
        using var calls = new CallBenchmarks();
        await CompareAsync("page", 10, calls.RawPage, calls.SdkPage).ConfigureAwait(false);
        await CompareAsync("wide page", 2, calls.RawWidePage, calls.SdkWidePage).ConfigureAwait(false);
        await CompareAsync("get", 500, calls.RawGet, calls.SdkGet).ConfigureAwait(false);
        await CompareAsync("create", 500, calls.RawCreate, calls.SdkCreate).ConfigureAwait(false);
    }

    private static async Task CompareAsync(string name, int callsInSlice, Func<Task> raw, Func<Task> sdk)
    {
        var (least, leastSdk) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            least = Least(least, await SliceAsync(raw, callsInSlice).ConfigureAwait(false));
            leastSdk = Least(leastSdk, await SliceAsync(sdk, callsInSlice).ConfigureAwait(false));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {leastSdk / least:0.00} of raw's time"));
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static async Task<TimeSpan> SliceAsync(Func<Task> call, int calls)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            await call().ConfigureAwait(false);
        }

        return Stopwatch.GetElapsedTime(started);
    }
}
