using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Waldur.Client.Budgets;

namespace Waldur.Client.Benchmarks;

/// <summary>The four calls of the budgets, each beside raw <see cref="HttpClient"/> with source-generated System.Text.Json.</summary>
[Config(typeof(BudgetConfig))]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD", "Gen0", "Gen1")]
public class CallBenchmarks : IDisposable
{
    private readonly RawCalls _rawPage = new(new CannedServer(Rows.BackendResources(0, 100), 100));
    private readonly SdkCalls _sdkPage = new(new CannedServer(Rows.BackendResources(0, 100), 100));
    private readonly RawCalls _rawWide = new(new CannedServer(Rows.Resources(100), 100));
    private readonly SdkCalls _sdkWide = new(new CannedServer(Rows.Resources(100), 100));
    private readonly RawCalls _rawOne = new(new CannedServer(Rows.OneBackendResource(), 1));
    private readonly SdkCalls _sdkOne = new(new CannedServer(Rows.OneBackendResource(), 1));
    private readonly Guid _uuid = Rows.Uuid(1, 17);
    private readonly Guid _project = Rows.Uuid(2, 2);
    private readonly Guid _offering = Rows.Uuid(3, 1);

    [BenchmarkCategory("Page"), Benchmark(Baseline = true, Description = "raw")]
    public async Task RawPage() => await _rawPage.ListAsync(1, 100).ConfigureAwait(false);

    [BenchmarkCategory("Page"), Benchmark(Description = "SDK")]
    public async Task SdkPage() => await _sdkPage.ListAsync(1, 100).ConfigureAwait(false);

    [BenchmarkCategory("Wide page"), Benchmark(Baseline = true, Description = "raw")]
    public async Task RawWidePage() => await _rawWide.ListWideAsync().ConfigureAwait(false);

    [BenchmarkCategory("Wide page"), Benchmark(Description = "SDK")]
    public async Task SdkWidePage() => await _sdkWide.ListWideAsync().ConfigureAwait(false);

    [BenchmarkCategory("Get"), Benchmark(Baseline = true, Description = "raw")]
    public async Task RawGet() => await _rawOne.GetAsync(_uuid).ConfigureAwait(false);

    [BenchmarkCategory("Get"), Benchmark(Description = "SDK")]
    public async Task SdkGet() => await _sdkOne.GetAsync(_uuid).ConfigureAwait(false);

    [BenchmarkCategory("Create"), Benchmark(Baseline = true, Description = "raw")]
    public async Task RawCreate() => await _rawOne.CreateAsync(_offering, _project).ConfigureAwait(false);

    [BenchmarkCategory("Create"), Benchmark(Description = "SDK")]
    public async Task SdkCreate() => await _sdkOne.CreateAsync(_offering, _project).ConfigureAwait(false);

    [GlobalCleanup]
    public void Dispose()
    {
        foreach (var calls in (IDisposable[])[_rawPage, _sdkPage, _rawWide, _sdkWide, _rawOne, _sdkOne])
        {
            calls.Dispose();
        }

        GC.SuppressFinalize(this);
    }
}
