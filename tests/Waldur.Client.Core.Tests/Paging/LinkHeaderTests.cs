namespace Waldur.Client.Core.Tests.Paging;

public sealed class LinkHeaderTests
{
    private const string Header =
        "<https://h/api/x/?state=a,b>; rel=\"first\", <https://h/api/x/?page=2&state=a,b>; rel=\"prev\", "
        + "<http://other:8000/api/x/?page_size=9&page=4>; rel=\"next\", <https://h/api/x/?page=17>; rel=\"last\"";

    [Theory]
    [InlineData("first", 1)]
    [InlineData("prev", 2)]
    [InlineData("next", 4)]
    [InlineData("last", 17)]
    [InlineData("NEXT", 4)]
    public void A_relation_leads_to_a_page(string rel, int expected)
    {
        LinkHeader.TryGetPage(Header, rel, out var page).Should().BeTrue();
        page.Should().Be(expected);
    }

    [Theory]
    [InlineData("<x?page=3>;rel=next", 3)]
    [InlineData("<x?page=3> ; REL = \"next\"", 3)]
    [InlineData("<x?page=3>; title=\"a, <b>; rel=last\"; rel=\"next\"", 3)]
    [InlineData("<x?page=3>; rel=\"prefetch next\"", 3)]
    [InlineData("<y>; rel=preload; as=style,<x?page=3#page=9>; rel=next", 3)]
    [InlineData("<x?a=1,2;3&page=3>; rel=next", 3)]
    [InlineData("<x?page_size=5>; rel=next", 1)]
    public void Links_are_written_in_many_ways(string header, int expected)
    {
        LinkHeader.TryGetPage(header, "next", out var page).Should().BeTrue();
        page.Should().Be(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("<x?page=3")]
    [InlineData("<x?page=3>")]
    [InlineData("<x?page=3>; rel")]
    [InlineData("<x?page=3>; rel=prev")]
    [InlineData("<x?page=3>; rel=nextnext")]
    [InlineData("<x?page=last>; rel=next")]
    [InlineData("<x?page=0>; rel=next")]
    [InlineData("<x?page=-1>; rel=next")]
    [InlineData("<x?page=99999999999>; rel=next")]
    [InlineData("<x?page=>; rel=next")]
    [InlineData("<x?page=3>; title=\"unclosed, rel=next")]
    public void Without_a_usable_link_there_is_no_page(string? header) =>
        LinkHeader.TryGetPage(header, "next", out _).Should().BeFalse();
}
