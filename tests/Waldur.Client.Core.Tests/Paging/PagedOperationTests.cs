using System.Net;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Core.Tests.Paging;

/// <summary>A list that an operation reads: what ends it, and what is refused.</summary>
public sealed class PagedOperationTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly ScriptedHandler _handler = new(Reply.Ok());
    private readonly ApiClient _client;

    public PagedOperationTests() => _client = TestCalls.Client(_handler);

    [Fact]
    public async Task A_page_beyond_the_end_by_the_servers_own_word_ends_the_list()
    {
        var rows = await List(page => page.Number == 1 ? ["a", "b"] : throw NotFound("""{"detail":"Invalid page."}""")).ToListAsync(Cancel);

        rows.Should().Equal("a", "b");
    }

    [Theory]
    [InlineData("<html>Not found</html>", 2)]
    [InlineData("""{"status":404,"error":"Not Found"}""", 2)]
    [InlineData("""{"detail":"Invalid page."}""", 1)]
    public async Task Another_404_ends_no_list(string body, int number)
    {
        var reading = () => List(page => page.Number < number ? ["a", "b"] : throw NotFound(body)).ToListAsync(Cancel);

        await reading.Should().ThrowAsync<ApiNotFoundException>();
    }

    [Fact]
    public async Task A_row_without_an_id_is_refused()
    {
        var texts = () => List(_ => ["a", ""]).ToListAsync(Cancel);
        var uuids = () => PagedOperation.Create(
            _client, (_, _, _) => Respond<Guid>([Guid.NewGuid(), default]), static row => row, "X-Result-Count", Quick).ToListAsync(Cancel);

        (await texts.Should().ThrowAsync<ApiUnexpectedContentException>()).WithMessage("*it holds no id*name the id among them*");
        await uuids.Should().ThrowAsync<ApiUnexpectedContentException>();
    }

    [Theory]
    [InlineData(null, 7)]
    [InlineData(5, 5)]
    public async Task Without_options_of_its_own_a_list_is_read_as_its_client_is_set(int? given, int expected)
    {
        using var client = TestCalls.Client(_handler, options: new ClientOptions { Paging = new PageOptions { PageSize = 7 } });
        var paging = given is { } size ? Quick with { PageSize = size } : null;
        var sizes = new List<int>();

        await PagedOperation.Create(client, Read, static row => row, "X-Result-Count", paging).ToListAsync(Cancel);
        await PagedOperation.Create(client, Read, "X-Result-Count", paging).ToListAsync(Cancel);

        sizes.Should().HaveCount(2).And.OnlyContain(asked => asked == expected);

        Task<ApiResponse<IReadOnlyList<string>>> Read(IApiClient one, PageRequest page, CancellationToken cancellationToken)
        {
            if (page.Number > 1)
            {
                throw NotFound("""{"detail":"Invalid page."}""");
            }

            sizes.Add(page.Size);
            return Respond<string>(["a", "b"]);
        }
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(1L, null, true)]
    [InlineData(null, 10L, true)]
    [InlineData(1L, 10L, true)]
    public void A_query_that_names_a_page_is_refused(long? page, long? pageSize, bool isRefused)
    {
        var checking = () => PagedOperation.ThrowIfPaged(page, pageSize, "query");

        if (isRefused)
        {
            checking.Should().Throw<ArgumentException>().WithMessage("*a list reads all its pages*PageOptions.StartPage*PageOptions.PageSize*")
                .Which.ParamName.Should().Be("query");
        }
        else
        {
            checking.Should().NotThrow();
        }
    }

    [Fact]
    public void What_is_not_given_is_refused()
    {
        Func<IApiClient, PageRequest, CancellationToken, Task<ApiResponse<IReadOnlyList<string>>>> read = (_, _, _) => Respond<string>([]);
        Action[] makings =
        [
            () => PagedOperation.Create(null!, read, static row => row, "X", null),
            () => PagedOperation.Create<string, string>(_client, null!, static row => row, "X", null),
            () => PagedOperation.Create<string, string>(_client, read, null!, "X", null),
            () => PagedOperation.Create(null!, read, "X", null),
            () => PagedOperation.Create<string>(_client, null!, "X", null),
            () => AsyncPageable.Create((Func<PageRequest, CancellationToken, Task<Page<int>?>>)null!),
            () => AsyncPageable.Create((Func<PageRequest, CancellationToken, Task<Page<int>?>>)null!, static row => row),
            () => AsyncPageable.Create<int, int>((_, _) => Task.FromResult<Page<int>?>(null), null!),
            () => AsyncPageable.FromItems<int>(null!),
            () => _ = new Page<int>(null!, 1, 1),
        ];

        makings.Should().AllSatisfy(static making => making.Should().Throw<ArgumentNullException>());
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(1, 1, -1)]
    public void A_page_has_a_number_a_size_and_a_total(int number, int size, int total) =>
        FluentActions.Invoking(() => new Page<int>([], number, size, total)).Should().Throw<ArgumentOutOfRangeException>();

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    private static PageOptions Quick => new() { PageSize = 2, Mode = PagingMode.Quick };

    private AsyncPageable<string> List(Func<PageRequest, IReadOnlyList<string>> read) =>
        PagedOperation.Create(_client, (_, page, _) => Respond(read(page)), static row => row, "X-Result-Count", Quick);

    private static Task<ApiResponse<IReadOnlyList<T>>> Respond<T>(IReadOnlyList<T> rows) => Task.FromResult(new ApiResponse<IReadOnlyList<T>>(rows));

    private static ApiNotFoundException NotFound(string body) =>
        new(new ApiFailure { Method = HttpMethod.Get, Path = "/api/things/", StatusCode = HttpStatusCode.NotFound, Body = body });
}
