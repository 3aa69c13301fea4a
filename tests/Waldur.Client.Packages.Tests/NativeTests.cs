using System.Diagnostics;
using System.Globalization;

namespace Waldur.Client.Packages;

/// <summary>A program that lists, compiled ahead of time, beside the same program without the SDK. See docs/performance.md.</summary>
[Collection(nameof(Consumer))]
public class NativeTests
{
    // 7.0 without the SDK.
    private const double MaxMegabytes = 9.0;
    private const double MaxStartRatio = 1.3;
    private const int Runs = 15;

    [Fact]
    public async Task A_native_program_lists_is_small_and_starts_quickly()
    {
        var native = new Consumer("Native");
        var raw = new Consumer("NativeRaw");
        if (!await native.PublishNativeAsync())
        {
            // Without a linker there is no program to run. That all of it compiles ahead of time, without a warning, is proven.
            TestContext.Current.TestOutputHelper!.WriteLine("No linker is installed (clang, or gcc with binutils): compiled, neither linked nor run.");
            return;
        }

        await raw.PublishAsync();
        await using var servers = await Servers.StartAsync();
        for (var i = 0; i < 10; i++)
        {
            servers.Waldur.AddBackendResource(servers.Waldur.Seed.Offering, servers.Waldur.Seed.Project, $"Name {i}", $"id-{i}");
        }

        var listed = await native.RunAsync(servers.Variables);
        listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(10);
        listed.Should().Be(await raw.RunAsync(servers.Variables));

        var size = new FileInfo(native.Program).Length / 1e6;
        var ratio = await StartRatioAsync(native, raw, servers);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{size:F2} MB ({new FileInfo(raw.Program).Length / 1e6:F2} MB raw), {ratio:F2} of raw's time from start to end"));
        size.Should().BeLessThanOrEqualTo(MaxMegabytes);
        ratio.Should().BeLessThanOrEqualTo(MaxStartRatio);
    }

    // Both take turns and the quickest run of each counts: what else the machine does slows both.
    private static async Task<double> StartRatioAsync(Consumer native, Consumer raw, Servers servers)
    {
        var (nativeTime, rawTime) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var run = 0; run < Runs; run++)
        {
            rawTime = Min(rawTime, await TimeAsync(raw, servers));
            nativeTime = Min(nativeTime, await TimeAsync(native, servers));
        }

        return nativeTime / rawTime;
    }

    private static async Task<TimeSpan> TimeAsync(Consumer consumer, Servers servers)
    {
        var start = Stopwatch.GetTimestamp();
        await consumer.RunAsync(servers.Variables);
        return Stopwatch.GetElapsedTime(start);
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
