namespace Waldur.Client.Budgets;

[Collection(MeasuredAlone.Name)]
public sealed class LiveMemoryTests(ITestOutputHelper output)
{
    private const int Rows = 100_000;

    [Fact]
    public async Task Live_memory_does_not_grow_with_the_number_of_rows()
    {
        using var sdk = new SdkCalls(new PagedServer(Rows));
        var live = new List<long>();
        var count = 0;
        await foreach (var page in sdk.Waldur.BackendResources.List(paging: new PageOptions { Mode = PagingMode.Quick })
            .AsPages(TestContext.Current.CancellationToken))
        {
            count += page.Items.Count;
            if (page.Number % 66 == 0)
            {
                live.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        output.WriteLine(string.Join(", ", live));
        count.Should().Be(Rows);
        live.Should().HaveCount(5);

        // Between the first and the last measurement lie 79,200 rows, which would take 50 MB.
        (live[^1] - live[0]).Should().BeLessThan(2_000_000);
    }
}
