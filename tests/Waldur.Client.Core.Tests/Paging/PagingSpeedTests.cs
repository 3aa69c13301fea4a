using Waldur.Client.Core.Tests.Bulk;
using Waldur.Client.Testing;

namespace Waldur.Client.Core.Tests.Paging;

public sealed class PagingSpeedTests
{
    private static readonly TimeSpan Response = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task Ten_thousand_rows_come_six_times_as_fast_as_one_page_after_the_other()
    {
        var oneAfterTheOther = await MeasureAsync(new() { Prefetch = false, Parallelism = 1 });
        var byDefault = await MeasureAsync(PageOptions.Default);

        oneAfterTheOther.Should().BeGreaterThanOrEqualTo(34 * Response);
        (oneAfterTheOther / byDefault).Should().BeGreaterThanOrEqualTo(6);
    }

    private static async Task<TimeSpan> MeasureAsync(PageOptions options)
    {
        var clock = new FakeClock();
        var source = new PagedSource(10_000);
        var list = AsyncPageable.Create(
            async (request, cancellationToken) =>
            {
                await Task.Delay(Response, clock, cancellationToken).ConfigureAwait(false);
                return source.Read(request);
            },
            static row => row,
            options,
            clock);
        var reading = list.ToListAsync(TestContext.Current.CancellationToken);

        var took = await Simulation.MeasureAsync(clock, reading);

        (await reading).Should().Equal(source.Rows);
        return took;
    }
}
