using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>
/// How long the jobs take where each response takes 20 ms on the clock and nothing else takes any: what is counted is how often the
/// client waits for one response before it sends the next request.
/// </summary>
public class JobTimeTests(ITestOutputHelper output)
{
    private const int Rows = 2_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jobs_keep_to_their_time_where_a_response_takes_20_milliseconds()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.Faults.Add(new FaultRule { Kind = FaultKind.Slow, Delay = TimeSpan.FromMilliseconds(20) });
        var inventory = Enumerable.Range(0, Rows).Select(i => waldur.Item($"vm-{i}")).ToList();

        (await ReportAsync("2000 Created")).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(2));
        (await ReportAsync("2000 Unchanged")).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(0.1));
        for (var i = 0; i < Rows; i += 100)
        {
            inventory[i] = inventory[i] with { Name = $"changed {i}" };
        }

        (await ReportAsync("1980 Unchanged, 20 Replaced")).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(0.25));
        (await MeasureAsync(() => waldur.Staff.BackendResources.ImportAllAsync(cancellationToken: Cancellation), "2000 Imported")).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(2));

        Task<TimeSpan> ReportAsync(string expected) =>
            MeasureAsync(() => waldur.Agent.BackendResources.ReportAsync(waldur.Offering, inventory, cancellationToken: Cancellation), expected);

        async Task<TimeSpan> MeasureAsync<T>(Func<Task<T>> job, string expected)
        {
            var started = waldur.Clock.GetUtcNow();
            var summary = await waldur.RunAsync(Task.Run(job, Cancellation));
            var took = waldur.Clock.GetUtcNow() - started;
            output.WriteLine($"{expected}: {took.TotalSeconds:0.000} s");
            summary!.ToString().Should().Be(expected);
            return took;
        }
    }
}
