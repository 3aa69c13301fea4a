namespace Waldur.Client.Budgets;

/// <summary>What the SDK may allocate, as a part of what raw HttpClient with source-generated System.Text.Json does.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class AllocationBudgetTests(ITestOutputHelper output)
{
    private readonly Guid _uuid = Rows.Uuid(1, 17);
    private readonly Guid _project = Rows.Uuid(2, 2);
    private readonly Guid _offering = Rows.Uuid(3, 1);

    [Fact]
    public Task A_page_of_100_backend_resources_allocates_at_most_45_percent() => ShouldTakeAsync(
        0.45, 50, () => new CannedServer(Rows.BackendResources(0, 100), 100), raw => raw.ListAsync(1, 100), sdk => sdk.ListAsync(1, 100));

    [Fact]
    public Task A_page_of_100_wide_resources_allocates_at_most_56_percent() => ShouldTakeAsync(
        0.56, 10, () => new CannedServer(Rows.Resources(100), 100), raw => raw.ListWideAsync(), sdk => sdk.ListWideAsync());

    [Fact]
    public Task A_single_get_allocates_at_most_73_percent() => ShouldTakeAsync(
        0.73, 500, () => new CannedServer(Rows.OneBackendResource(), 1), raw => raw.GetAsync(_uuid), sdk => sdk.GetAsync(_uuid));

    [Fact]
    public Task A_create_allocates_at_most_68_percent() => ShouldTakeAsync(
        0.68,
        500,
        () => new CannedServer(Rows.OneBackendResource(), 1),
        raw => raw.CreateAsync(_offering, _project),
        sdk => sdk.CreateAsync(_offering, _project));

    private async Task ShouldTakeAsync(double budget, int calls, Func<HttpMessageHandler> server, Func<RawCalls, Task> raw, Func<SdkCalls, Task> sdk)
    {
        using var rawCalls = new RawCalls(server());
        using var sdkCalls = new SdkCalls(server());
        var compared = await Allocation.OfAsync(() => raw(rawCalls), calls);
        var taken = await Allocation.OfAsync(() => sdk(sdkCalls), calls);
        var ratio = (double)taken / compared;
        output.WriteLine($"raw {compared} B, SDK {taken} B, ratio {ratio:0.0000}");
        ratio.Should().BeLessThanOrEqualTo(budget);
    }
}
