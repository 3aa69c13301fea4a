using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Waldur.Client.Budgets;

/// <summary>A call to which nobody listens allocates nothing for spans and metrics: the budgets, too, hold with them in place.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class UnheardTelemetryTests
{
    [Fact]
    public async Task A_call_to_which_nobody_listens_allocates_nothing_for_telemetry()
    {
        var without = await AllocationOfGetAsync();
        using var elsewhere = Listen("Some.Other.Source", ActivitySamplingResult.AllDataAndRecorded);
        var unheard = await AllocationOfGetAsync();

        unheard.Should().Be(without);
    }

    [Fact]
    public async Task A_span_that_somebody_wants_is_made()
    {
        var without = await AllocationOfGetAsync();
        using var listener = Listen("Waldur.Client", ActivitySamplingResult.AllDataAndRecorded);

        (await AllocationOfGetAsync()).Should().BeGreaterThan(without);
    }

    [Fact]
    public async Task A_listener_that_has_gone_costs_nothing_any_more()
    {
        var without = await AllocationOfGetAsync();
        Listen("Waldur.Client", ActivitySamplingResult.AllDataAndRecorded).Dispose();
        using (var meters = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) })
        {
            meters.Start();
            (await AllocationOfGetAsync()).Should().BeGreaterThan(without);
        }

        (await AllocationOfGetAsync()).Should().Be(without);
    }

    private static ActivityListener Listen(string name, ActivitySamplingResult sampled)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => sampled,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static async Task<long> AllocationOfGetAsync()
    {
        using var sdk = new SdkCalls(new CannedServer(Rows.OneBackendResource(), 1));
        return await Allocation.OfAsync(() => sdk.GetAsync(Rows.Uuid(1, 17)), 500);
    }
}
