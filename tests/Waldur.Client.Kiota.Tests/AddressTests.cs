using Generated;
using Generated.Models;
using Microsoft.Kiota.Abstractions;
using KiotaMethod = Microsoft.Kiota.Abstractions.Method;

namespace Waldur.Client.Kiota.Tests;

/// <summary>Where requests go: to the client's server alone, and there only to the path that the template says.</summary>
public class AddressTests
{
    private static readonly Guid Uuid = Guid.Parse("01234567-89ab-cdef-0123-456789abcdef");
    private static readonly string Rows = RawServer.Json(200, "[]");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Uuids_have_no_dashes_and_names_are_the_servers()
    {
        using var server = new RawServer(Rows);

        await server.Generated().BackendResources.GetAsync(
            c =>
            {
                c.QueryParameters.Created = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
                c.QueryParameters.Name = "a-b sort%2Dby=1&x";
                c.QueryParameters.O = ["-created", "name"];
                c.QueryParameters.OfferingUuid = Uuid;
                c.QueryParameters.ProjectUuid = [Uuid, null, Uuid];
                c.QueryParameters.State = [RowState.Sent, RowState.Done];
                c.QueryParameters.SortBy = "name";
            },
            Stop);

        const string Hex = "0123456789abcdef0123456789abcdef";
        server.Requests.Single().Should().StartWith(
            "GET /api/backend-resources/?created=2026-01-02T03%3A04%3A05.0000000%2B00%3A00&name=a-b%20sort%252Dby%3D1%26x&o=-created,name"
            + $"&offering_uuid={Hex}&project_uuid={Hex}&project_uuid={Hex}&state=Sent&state=Done&sort-by=name HTTP/1.1\r\n");
    }

    [Fact]
    public async Task A_slash_that_the_generator_dropped_comes_back_where_it_is_wanted()
    {
        using var server = new RawServer(Rows);

        await server.Generated().WithoutSlash.GetAsync(c => c.QueryParameters.Page = 2, Stop);
        await server.Generated(adapter: KiotaAdapterOptions.Waldur with { AppendSlash = false }).WithoutSlash.GetAsync(cancellationToken: Stop);

        server.Requests[0].Should().StartWith("GET /api/backend-resources/?page=2 ");
        server.Requests[1].Should().StartWith("GET /api/backend-resources ");
    }

    [Theory]
    [InlineData("https://evil.example.com/api/backend-resources/")]
    [InlineData("{0}@evil.example.com/")]
    [InlineData("http://user:password@127.0.0.1/api/")]
    [InlineData("http://127.0.0.1:1/api/")]
    [InlineData("https://{1}/api/")]
    [InlineData("ftp://{1}/api/")]
    [InlineData("{0}/other/api/")]
    [InlineData("{0}/waldur/../other/")]
    [InlineData("{0}/waldur/api/..%2f..%2fother/")]
    [InlineData("{0}/waldur/api/%252e%252e/other/")]
    [InlineData("{0}/waldur/api//other/")]
    [InlineData("/api/backend-resources/")]
    [InlineData("no address")]
    public async Task A_raw_address_elsewhere_is_refused_before_anything_is_sent(string address)
    {
        using var server = new RawServer(Rows);
        using var client = new WaldurClient(new Uri(server.Address, "/waldur/"), new TokenCredential("secret-token"), RawServer.Options);
        var raw = address.Replace("{0}", $"http://{server.Address.Authority}", StringComparison.Ordinal).Replace("{1}", server.Address.Authority, StringComparison.Ordinal);
        var rows = new GeneratedClient(client.AsKiotaAdapter()).BackendResources.WithUrl(raw);

        await FluentActions.Awaiting(() => rows.GetAsync(cancellationToken: Stop)).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => rows.HeadAsync(cancellationToken: Stop)).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => rows.PostAsync(new Row(), cancellationToken: Stop)).Should().ThrowAsync<ArgumentException>();

        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_raw_address_of_the_server_is_called_as_it_is_and_more_than_once()
    {
        using var server = new RawServer(Rows);
        var rows = server.Generated().BackendResources.WithUrl(new Uri(server.Address, "/api/backend-resources?page=3").ToString());

        await rows.GetAsync(cancellationToken: Stop);
        await rows.GetAsync(cancellationToken: Stop);

        server.Requests.Should().HaveCount(2).And.OnlyContain(request => request.StartsWith("GET /api/backend-resources?page=3 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_is_set_on_a_request_counts_in_place_of_its_template()
    {
        using var server = new RawServer(Rows);
        var adapter = server.Client().AsKiotaAdapter();
        var request = new GeneratedClient(adapter).BackendResources.ToGetRequestInformation();
        request.URI = new Uri(server.Address, "/api/backend-resources/?page=4");

        await adapter.SendNoContentAsync(request, cancellationToken: Stop);
        await adapter.SendNoContentAsync(request, cancellationToken: Stop);

        server.Requests.Should().HaveCount(2).And.OnlyContain(sent => sent.Contains("?page=4 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("%2e%2e")]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("a\\b")]
    [InlineData("a\u0000b")]
    public async Task An_id_that_would_change_the_path_is_refused(string id)
    {
        using var server = new RawServer(Rows);

        await FluentActions.Awaiting(() => server.Generated().BackendResources[id].DeleteAsync(cancellationToken: Stop)).Should().ThrowAsync<ArgumentException>();

        server.Requests.Should().BeEmpty("without its id, the deletion would go to the list");
    }

    [Theory]
    [InlineData("https://evil.example.com")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("nonsense")]
    [InlineData("")]
    public void A_base_url_elsewhere_is_refused(string address)
    {
        using var client = new WaldurClient("https://waldur.example.com", new TokenCredential("t"));
        var adapter = client.AsKiotaAdapter();

        FluentActions.Invoking(() => adapter.BaseUrl = address).Should().Throw<ArgumentException>();
        adapter.BaseUrl.Should().Be("https://waldur.example.com");
    }

    [Fact]
    public async Task A_base_url_below_the_endpoint_is_for_descriptions_whose_paths_begin_there()
    {
        using var server = new RawServer(RawServer.Json(204, ""));
        var adapter = server.Client().AsKiotaAdapter();
        adapter.BaseUrl = new Uri(server.Address, "/api/").ToString();

        await adapter.SendNoContentAsync(new RequestInformation(KiotaMethod.DELETE, "{+baseurl}/x/{id}", new Dictionary<string, object> { ["id"] = 7 }), cancellationToken: Stop);

        server.Requests.Single().Should().StartWith("DELETE /api/x/7/ ");
    }

    [Theory]
    [InlineData("Authorization", "Bearer other")]
    [InlineData("Host", "evil.example.com")]
    [InlineData("X-Own", "a\r\nX-Injected: b")]
    public async Task A_header_that_would_change_who_calls_or_whom_is_refused(string name, string value)
    {
        using var server = new RawServer(Rows);

        await FluentActions.Awaiting(() => server.Generated().BackendResources.GetAsync(c => c.Headers.Add(name, value), Stop)).Should().ThrowAsync<ArgumentException>();

        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Headers_of_a_request_stand_in_place_of_the_clients()
    {
        using var server = new RawServer(Rows);

        await server.Generated().BackendResources.GetAsync(
            c =>
            {
                c.Headers.Add("Accept-Language", "de");
                c.Headers.Add("X-Own", "one", "two");
            },
            Stop);

        server.Requests.Single().Should().Contain("Accept-Language: de\r\n").And.NotContain("Accept-Language: en")
            .And.MatchRegex("X-Own: one, ?two\r\n").And.Contain("Authorization: Token secret-token\r\n").And.Contain("Accept: application/json\r\n");
    }

    [Fact]
    public async Task One_builder_serves_many_threads()
    {
        using var server = new RawServer(Rows);
        var rows = server.Generated().BackendResources;

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), Stop, async (page, token) => await rows.GetAsync(c => c.QueryParameters.Page = page, token));

        server.Requests.Should().HaveCount(200).And.OnlyHaveUniqueItems();
    }
}
