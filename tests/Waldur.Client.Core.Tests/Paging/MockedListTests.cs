using NSubstitute;

namespace Waldur.Client.Core.Tests.Paging;

public sealed class MockedListTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mock_that_was_not_set_up_is_an_empty_list()
    {
        var list = Substitute.For<AsyncPageable<string>>();

        (await list.ToListAsync(Cancel)).Should().BeEmpty();
        (await list.FirstOrDefaultAsync(Cancel)).Should().BeNull();
        await foreach (var row in list.WithCancellation(Cancel))
        {
            row.Should().BeNull("no row comes");
        }
    }

    [Fact]
    public async Task Everything_follows_from_the_mocked_pages()
    {
        var list = Substitute.For<AsyncPageable<string>>();
        list.AsPages(Arg.Any<CancellationToken>()).Returns(_ => PagesAsync());

        (await list.ToListAsync(Cancel)).Should().Equal("a", "b", "c");
        (await list.FirstOrDefaultAsync(Cancel)).Should().Be("a");
        var rows = new List<string>();
        await foreach (var row in list.WithCancellation(Cancel))
        {
            rows.Add(row);
        }

        rows.Should().Equal("a", "b", "c");
    }

    private static async IAsyncEnumerable<Page<string>> PagesAsync()
    {
        await Task.Yield();
        yield return new(["a", "b"], 1, 2, 3);
        yield return new(["c"], 2, 2, 3, isLast: true);
    }
}
