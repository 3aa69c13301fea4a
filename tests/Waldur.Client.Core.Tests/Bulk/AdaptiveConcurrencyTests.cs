using Waldur.Client.Testing;

namespace Waldur.Client.Core.Tests.Bulk;

public sealed class AdaptiveConcurrencyTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_server_that_takes_32_at_once_is_used_to_the_full()
    {
        var (took, server) = await RunAsync(Concurrency.Adaptive, 2000, clock => new(clock, 32, Overload.Refuses));

        server.Refused.Should().Be(0);
        server.MaxActive.Should().Be(32);
        took.Should().BeLessThan(TimeSpan.FromSeconds(1.6), "2,000 requests of 20 ms take 1.26 s with 32 at once from the first");
    }

    [Theory]
    [InlineData(Overload.Refuses, null)]
    [InlineData(Overload.Refuses, 1)]
    [InlineData(Overload.Queues, null)]
    [InlineData(Overload.Degrades, null)]
    internal async Task A_server_that_takes_4_at_once_is_hardly_hurried(Overload overload, int? retryAfterSeconds)
    {
        var retryAfter = retryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : default(TimeSpan?);
        var best = 1500 / 4 * SimulatedServer.Latency;

        var (took, server) = await RunAsync(Concurrency.Adaptive, 1500, clock => new(clock, 4, overload) { RetryAfter = retryAfter });

        server.RefusedShare.Should().BeLessThanOrEqualTo(0.01);
        (took / best).Should().BeLessThanOrEqualTo(1.2);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    public async Task Slowness_that_has_other_reasons_is_no_limit_of_the_server(double seconds)
    {
        var began = TimeSpan.FromSeconds(0.4);
        var (took, server) = await RunAsync(
            Concurrency.Adaptive, 2000, clock => new(clock, 32, Overload.Refuses) { Slowness = (began, began + TimeSpan.FromSeconds(seconds)) });

        server.Refused.Should().Be(0);
        took.Should().BeLessThan(TimeSpan.FromSeconds(1.6 + seconds), "after it everything is as fast as before");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Stalls_are_no_limit_of_the_server(int seed)
    {
        var (took, server) = await RunAsync(Concurrency.Adaptive, 2000, clock => new(clock, 32, Overload.Refuses, seed) { Stalls = 0.3 });

        server.Refused.Should().Be(0);
        took.Should().BeLessThan(TimeSpan.FromSeconds(3.6), "32 at once from the first take 1.5 to 1.9 s, and 4 at once 13 s");
    }

    [Theory]
    [InlineData(Overload.Refuses, 1)]
    [InlineData(Overload.Degrades, 3)]
    internal async Task A_server_that_takes_4_at_once_is_hardly_hurried_with_stalls_either(Overload overload, int seed)
    {
        var best = TimeSpan.FromSeconds(11); // Measured with 4 at once: 10.7 to 11.2 s.
        var (took, server) = await RunAsync(Concurrency.Adaptive, 2000, clock => new(clock, 4, overload, seed) { Stalls = 0.1 });

        server.RefusedShare.Should().BeLessThanOrEqualTo(0.01);
        (took / best).Should().BeLessThanOrEqualTo(1.2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task What_the_server_has_just_taken_is_not_too_much_because_another_request_was_refused(int seed)
    {
        var (took, server) = await RunAsync(
            Concurrency.Adaptive, 1000, clock => new(clock, 4, Overload.Refuses, seed) { RetryAfter = TimeSpan.FromSeconds(1), MaxTransit = TimeSpan.FromMilliseconds(8) });

        server.Refused.Should().BePositive();
        (took / (1000 / 4 * (SimulatedServer.Latency + TimeSpan.FromMilliseconds(4)))).Should().BeLessThanOrEqualTo(1.05);
    }

    [Fact]
    public async Task A_fixed_number_is_kept()
    {
        var (took, server) = await RunAsync(7, 210, clock => new(clock, 32, Overload.Refuses));

        server.MaxActive.Should().Be(7);
        took.Should().Be(30 * SimulatedServer.Latency);
    }

    [Fact]
    public async Task A_cap_is_never_passed()
    {
        var (_, server) = await RunAsync(Concurrency.AdaptiveUpTo(6), 600, clock => new(clock, 32, Overload.Refuses));

        server.MaxActive.Should().Be(6);
    }

    private async Task<(TimeSpan Took, SimulatedServer Server)> RunAsync(Concurrency concurrency, int items, Func<FakeClock, SimulatedServer> start)
    {
        var clock = new FakeClock();
        var server = start(clock);
        using var runner = new BulkRunner(concurrency, clock);
        var run = runner.RunAsync([.. Enumerable.Range(0, items)], new BulkWork<int, int>
        {
            Execute = (item, token) => server.CallAsync(item, runner.CallOptions, token),
            ToFailed = (_, error) => throw error,
            ToNotStarted = _ => -1,
        });
        var took = await Simulation.MeasureAsync(clock, run);
        output.WriteLine($"{took.TotalSeconds:0.000} s, {server.Responses} responses, {server.Refused} refused, at most {server.MaxActive} at once, level {runner.Level}");
        (await run).Should().Equal(Enumerable.Range(0, items));
        return (took, server);
    }
}
