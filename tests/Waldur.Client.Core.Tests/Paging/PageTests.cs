using System.Net;

namespace Waldur.Client.Core.Tests.Paging;

public sealed class PageTests
{
    [Fact]
    public void A_page_takes_total_and_end_from_the_headers()
    {
        var page = Page.FromResponse(Response("31", "<https://h/?page=3>; rel=\"prev\", <https://h/?page=4>; rel=\"last\""), new(4, 10), "X-Result-Count");

        page.Should().BeEquivalentTo(new { TotalCount = 31, IsLast = true, Number = 4, PageSize = 10 });
        page.Items.Should().Equal("a");
    }

    [Theory]
    [InlineData("<https://h/?page=5>; rel=\"next\", <https://h/?page=5>; rel=\"last\"")]
    [InlineData("<https://h/?page=5>; rel=\"next\", <https://h/?page=4>; rel=\"last\"")]
    [InlineData("</style.css>; rel=preload")]
    [InlineData(null)]
    public void A_page_is_not_the_last_unless_the_server_says_so(string? link) =>
        Page.FromResponse(Response(total: null, link), new(4, 10), "X-Result-Count").Should().BeEquivalentTo(new { TotalCount = (int?)null, IsLast = false });

    [Theory]
    [InlineData("many")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData(null)]
    public void A_total_that_is_no_number_is_no_total(string? total) => Page.TotalCount(Response(total, link: null), "X-Result-Count").Should().BeNull();

    [Fact]
    public void A_page_needs_a_response()
    {
        FluentActions.Invoking(() => Page.FromResponse<string>(null!, new(1, 10), "X")).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Page.TotalCount(null!, "X")).Should().Throw<ArgumentNullException>();
    }

    private static ApiResponse<IReadOnlyList<string>> Response(string? total, string? link)
    {
        var message = new HttpResponseMessage();
        Add("X-Result-Count", total);
        Add("Link", link);
        return new(["a"], HttpStatusCode.OK, new(message));

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }
}
