namespace Waldur.Client.Budgets;

[Collection(MeasuredAlone.Name)]
public sealed class CollectionTests
{
    private const int Pages = 300;

    // A body of a page is larger than what the large object heap begins with: were one allocated for each page, the oldest
    // generation would be collected every few pages.
    [Fact]
    public async Task Reading_pages_collects_no_old_generation()
    {
        var body = Rows.Resources(100);
        body.Length.Should().BeGreaterThan(85_000);
        using var sdk = new SdkCalls(new CannedServer(body, 100));
        await sdk.ListWideAsync();
        var before = GC.CollectionCount(GC.MaxGeneration);
        for (var page = 0; page < Pages; page++)
        {
            await sdk.ListWideAsync();
        }

        // The runtime may decide on one for reasons of its own.
        (GC.CollectionCount(GC.MaxGeneration) - before).Should().BeLessThanOrEqualTo(Pages / 100);
    }
}
