namespace Waldur.Client.Core.Tests.Paging;

// Alone, since what other tests hold would be measured too.
[CollectionDefinition(nameof(PagingMemoryTests), DisableParallelization = true)]
[Collection(nameof(PagingMemoryTests))]
public sealed class PagingMemoryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Live_memory_does_not_grow_with_the_number_of_rows(int parallelism)
    {
        var list = AsyncPageable.Create(FetchAsync, static row => row.Id, new() { Parallelism = parallelism, Mode = PagingMode.Quick });
        var (count, early, late) = (0, 0L, 0L);

        await foreach (var row in list.WithCancellation(TestContext.Current.CancellationToken))
        {
            count++;
            early = count == 10_000 ? GC.GetTotalMemory(forceFullCollection: true) : early;
            late = count == 90_000 ? GC.GetTotalMemory(forceFullCollection: true) : late;
        }

        count.Should().Be(100_000);
        (late - early).Should().BeLessThan(500_000, "80,000 rows of 1,000 characters would be 160 MB, and their ids alone 3 MB");
    }

    private static Task<Page<Row>?> FetchAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var first = (request.Number - 1) * request.Size;
        var rows = Enumerable.Range(first, Math.Min(request.Size, 100_000 - first)).Select(_ => new Row(Guid.NewGuid(), new('x', 1000)));
        return Task.FromResult<Page<Row>?>(new([.. rows], request.Number, request.Size, 100_000));
    }

    private sealed record Row(Guid Id, string Text);
}
