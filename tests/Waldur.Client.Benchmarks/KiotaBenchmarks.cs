using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Generated;
using Generated.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Waldur.Client.Budgets;
using Waldur.Client.Kiota;

namespace Waldur.Client.Benchmarks;

/// <summary>One client that Kiota might have generated, on Kiota's own transport and on ours, against the same server.</summary>
[Config(typeof(BudgetConfig))]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD", "Gen0", "Gen1")]
public class KiotaBenchmarks : IDisposable
{
    private readonly List<IDisposable> _disposables = [];
    private readonly GeneratedClient _stockPage;
    private readonly GeneratedClient _ourPage;
    private readonly GeneratedClient _stockOne;
    private readonly GeneratedClient _ourOne;
    private readonly Row _row = new() { Name = "alloc", BackendId = "b", Offering = Rows.Uuid(3, 1), Project = Rows.Uuid(2, 2) };

    public KiotaBenchmarks()
    {
        var page = KiotaRows.WithDashes(Rows.BackendResources(0, 100));
        var one = KiotaRows.WithDashes(Rows.OneBackendResource());
        _stockPage = Stock(page, 100);
        _ourPage = Ours(page, 100);
        _stockOne = Stock(one, 1);
        _ourOne = Ours(one, 1);
    }

    [BenchmarkCategory("Page"), Benchmark(Baseline = true, Description = "Kiota's transport")]
    public async Task StockPage() => await _stockPage.BackendResources.GetAsync(c => c.QueryParameters.PageSize = 100).ConfigureAwait(false);

    [BenchmarkCategory("Page"), Benchmark(Description = "ours")]
    public async Task OurPage() => await _ourPage.BackendResources.GetAsync(c => c.QueryParameters.PageSize = 100).ConfigureAwait(false);

    [BenchmarkCategory("Get"), Benchmark(Baseline = true, Description = "Kiota's transport")]
    public async Task StockGet() => await _stockOne.BackendResources[Rows.Uuid(1, 17)].GetAsync().ConfigureAwait(false);

    [BenchmarkCategory("Get"), Benchmark(Description = "ours")]
    public async Task OurGet() => await _ourOne.BackendResources[Rows.Uuid(1, 17)].GetAsync().ConfigureAwait(false);

    [BenchmarkCategory("Create"), Benchmark(Baseline = true, Description = "Kiota's transport")]
    public async Task StockCreate() => await _stockOne.BackendResources.PostAsync(_row).ConfigureAwait(false);

    [BenchmarkCategory("Create"), Benchmark(Description = "ours")]
    public async Task OurCreate() => await _ourOne.BackendResources.PostAsync(_row).ConfigureAwait(false);

    [GlobalCleanup]
    public void Dispose()
    {
        _disposables.ForEach(static disposable => disposable.Dispose());
        GC.SuppressFinalize(this);
    }

    private GeneratedClient Stock(byte[] body, int total)
    {
        var authentication = new ApiKeyAuthenticationProvider("Token t", "Authorization", ApiKeyAuthenticationProvider.KeyLocation.Header, "waldur.example.com");
        var http = Keep(KiotaClientFactory.Create(new CannedServer(body, total)));
        var adapter = Keep(new HttpClientRequestAdapter(authentication, httpClient: http) { BaseUrl = "https://waldur.example.com" });
        return new GeneratedClient(adapter);
    }

    private GeneratedClient Ours(byte[] body, int total)
    {
        var http = Keep(new HttpMessageInvoker(new CannedServer(body, total)));
        return new GeneratedClient(Keep(new WaldurClient(http, "https://waldur.example.com", new TokenCredential("t"))).AsKiotaAdapter());
    }

    private T Keep<T>(T disposable)
        where T : IDisposable
    {
        _disposables.Add(disposable);
        return disposable;
    }
}
