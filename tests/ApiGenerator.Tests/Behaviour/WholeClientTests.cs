using System.Diagnostics;
using System.Reflection;
using ApiGenerator.Tests.Support;
using Golden.Whole;
using Golden.Whole.Api;
using Golden.Whole.Models;
using Waldur.Client;
using Waldur.Client.Core;

namespace ApiGenerator.Tests.Behaviour;

/// <summary>A client that is generated as a whole: what it shares, how its lists page, and what its calls can carry.</summary>
public sealed class WholeClientTests
{
    private static readonly Guid Uuid = Guid.Parse("9f1c0d6c-2a4b-4c7e-8d5a-1b2c3d4e5f60");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_reads_all_its_pages()
    {
        var server = new PagesHandler(Orders(7));

        var rows = await Client(server).Api.Orders.ListAsync(new() { State = [OrderState.Done] }, new PageOptions { PageSize = 3 }).ToListAsync(Cancellation);

        rows.Select(row => row.Name).Should().Equal("order 1", "order 2", "order 3", "order 4", "order 5", "order 6", "order 7");
        server.Asked.Should().Contain("/api/orders/?page=1&page_size=3&state=done").And.Contain("/api/orders/?page=3&page_size=3&state=done");
    }

    [Fact]
    public async Task A_page_beyond_the_end_ends_the_list_and_what_was_not_seen_is_said()
    {
        var server = new PagesHandler(Orders(4)) { IsShrinking = true };
        var paging = new PageOptions { PageSize = 3, MaxWalks = 1 };

        var act = () => Client(server).Api.Orders.ListAsync(paging: paging).ToListAsync(Cancellation);

        await act.Should().ThrowAsync<IncompleteListingException>();
    }

    [Fact]
    public async Task Rows_that_do_not_say_which_they_are_are_refused_and_not_taken_for_one()
    {
        var server = new PagesHandler(["""{"name":"a"}""", """{"name":"b"}"""]);

        var act = () => Client(server).Api.Orders.ListAsync().ToListAsync(Cancellation);

        await act.Should().ThrowAsync<ApiUnexpectedContentException>().WithMessage("*does not say which it is*");
    }

    [Fact]
    public void A_query_that_names_a_page_is_refused()
    {
        var act = () => Client(new PagesHandler([])).Api.Orders.ListAsync(new() { PageSize = 10 });

        act.Should().Throw<ArgumentException>().WithMessage("*PageOptions*");
    }

    [Fact]
    public async Task Rows_without_an_id_are_read_quickly_and_never_called_complete()
    {
        var prices = Client(new PagesHandler(["""{"amount":"1.5"}""", """{"amount":"1.5"}""", """{"amount":2}"""])).Api.Prices;

        var rows = await prices.ListAsync(paging: new PageOptions { PageSize = 2, Mode = PagingMode.Quick }).ToListAsync(Cancellation);
        var complete = () => prices.ListAsync(paging: new PageOptions { Mode = PagingMode.Complete });

        rows.Select(row => row.Amount).Should().Equal(1.5m, 1.5m, 2m);
        complete.Should().Throw<ArgumentException>().WithMessage("*identity*");
    }

    [Fact]
    public async Task A_deprecated_list_below_an_id_pages_and_is_marked()
    {
        var server = new PagesHandler(["""{"id":1}""", """{"id":2}"""]);
#pragma warning disable CS0618 // A deprecated list is still one.
        var rows = await Client(server).Api.Orders[Uuid].Events.ListAsync(new() { Since = DateTimeOffset.UnixEpoch }).ToListAsync(Cancellation);
#pragma warning restore CS0618

        rows.Select(row => row.Id).Should().Equal(1, 2);
        server.Asked[0].Should().StartWith("/api/orders/9f1c0d6c2a4b4c7e8d5a1b2c3d4e5f60/events/?page=1&page_size=300&since=1970");
        typeof(OrdersItemEventsRequestBuilder).GetMethod("ListAsync")!.GetCustomAttribute<ObsoleteAttribute>()!.Message.Should().Be("Use events in place of this.");
        typeof(Order).GetProperty("OldName")!.IsDefined(typeof(ObsoleteAttribute)).Should().BeTrue();
        typeof(OrdersQuery).GetProperty("Legacy")!.IsDefined(typeof(ObsoleteAttribute)).Should().BeTrue();
    }

    [Fact]
    public void What_counts_rows_but_cannot_be_paged_has_no_list()
    {
        typeof(AllAtOnceRequestBuilder).GetMethod("ListAsync").Should().BeNull();
        typeof(NamesRequestBuilder).GetMethod("ListAsync").Should().BeNull();
    }

    [Fact]
    public async Task Headers_and_cookies_are_sent_and_replace_those_of_the_client()
    {
        var client = new CapturingClient("""{"uuid":"9f1c0d6c2a4b4c7e8d5a1b2c3d4e5f60"}""");
        var headers = new OrdersPostHeaders { XReason = "why", XDays = [new(2025, 1, 2), new(2025, 1, 3)], XMode = OrderState.Done, Session = "a;b" };

        await new WholeClient(client).Api.Orders.PostAsync(new() { Name = "n", Kind = "k" }, headers, Cancellation);

        using var message = new HttpRequestMessage();
        message.Headers.Add("X-Reason", "the client's");
        client.Request.Configure!(message);
        message.Headers.GetValues("X-Reason").Should().Equal("why");
        message.Headers.GetValues("X-Days").Should().Equal("2025-01-02,2025-01-03");
        message.Headers.GetValues("X-Mode").Should().Equal("done");
        message.Headers.GetValues("Cookie").Should().Equal("session=a%3Bb");
    }

    [Fact]
    public async Task A_header_beside_the_query_is_sent_and_nothing_where_it_is_null()
    {
        var client = new CapturingClient("""{"uuid":"9f1c0d6c2a4b4c7e8d5a1b2c3d4e5f60"}""");
        var order = new WholeClient(client).Api.Orders[Uuid];

        await order.GetAsync(new() { DryRun = true }, Cancellation);
        client.Request.Configure.Should().BeNull();
        client.Request.PathAndQuery.Should().EndWith("/?dry_run=true");

        await order.GetAsync(new() { XTrace = Uuid }, Cancellation);
        client.Request.PathAndQuery.Should().EndWith("/9f1c0d6c2a4b4c7e8d5a1b2c3d4e5f60/");
        using var message = new HttpRequestMessage();
        client.Request.Configure!(message);
        message.Headers.GetValues("X-Trace").Should().Equal("9f1c0d6c2a4b4c7e8d5a1b2c3d4e5f60");
    }

    [Theory]
    [InlineData("one\r\nX-Other: two")]
    [InlineData("grün")]
    public async Task A_value_that_no_header_can_carry_is_refused_before_anything_is_sent(string value)
    {
        var client = new CapturingClient();

        var act = () => new WholeClient(client).Api.Orders.PostAsync(new() { Name = "n", Kind = "k" }, new() { XReason = value }, Cancellation);

        await act.Should().ThrowAsync<ArgumentException>().WithMessage("*X-Reason*");
        client.Request.Should().BeNull();
    }

    [Theory]
    [InlineData("""{"job": "x"}""", """{"job":"x"}""")]
    [InlineData("", null)]
    [InlineData("<html>", null)]
    [InlineData("{} {}", null)]
    public async Task A_body_that_is_not_described_is_not_lost(string body, string? expected)
    {
        var response = await new WholeClient(new CapturingClient(body)).Api.Orders[Uuid].Approve.PostAsync(Cancellation);

        response.Value?.ToString().Should().Be(expected);
    }

    [Fact]
    public async Task Methods_that_change_nothing_are_retried_and_others_are_not()
    {
        var client = new CapturingClient();

        await new WholeClient(client).Api.Orders[Uuid].Approve.OptionsAsync(Cancellation);
        client.Request.Operation.IsRepeatable.Should().BeTrue();

        await new WholeClient(client).Api.Orders[Uuid].Approve.PostAsync(Cancellation);
        client.Request.Operation.IsRepeatable.Should().BeFalse();
    }

    [Fact]
    public async Task Maps_and_lists_with_nulls_survive()
    {
        const string Text = """{"uuid":"9f1c0d6c2a4b4c7e8d5a1b2c3d4e5f60","state":null,"limits":{"cpu":1,"ram":null},"costs":{"a":null,"b":"1.5"},"notes":{"x":null,"y":[null,"z"]}}""";

        var order = (await new WholeClient(new CapturingClient(Text)).Api.Orders[Uuid].GetAsync(cancellationToken: Cancellation)).Value;

        order.Limits!["cpu"].Should().Be(1);
        order.Limits["ram"].Should().BeNull();
        order.Costs!["b"].Should().Be(1.5m);
        order.Costs["a"].Should().BeNull();
        order.Notes!["y"].Should().Equal(null, "z");
        order.Notes["x"].Should().BeNull();
        System.Text.Json.JsonSerializer.Serialize(order).Should().Contain("\"ram\":null").And.Contain("\"a\":null").And.Contain("\"y\":[null,\"z\"]");
    }

    [Fact]
    public void Debuggers_show_what_a_model_or_query_is_and_no_secret()
    {
        Display(typeof(Order)).Should().Be("Order Uuid = {Uuid}, Name = {Name}, State = {State}");
        Display(typeof(OrdersQuery)).Should().Be("{AppendTo(\"\"),nq}");
        new OrdersQuery { State = [OrderState.Pending] }.AppendTo("").Should().Be("?state=pending");
        Hidden("ApiToken").Should().BeTrue("a text of that name is a secret");
        Hidden("Secret").Should().BeFalse("the description says that it is none");

        static string Display(Type type) => type.GetCustomAttribute<DebuggerDisplayAttribute>()!.Value!;
        static bool Hidden(string property) => typeof(Order).GetProperty(property)!.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State == DebuggerBrowsableState.Never;
    }

    [Fact]
    public void A_client_shares_what_its_owner_has()
    {
        var client = new CapturingClient();

        var shared = new WholeClient(new Owner(client)).With(new CallOptions { MaxRetries = 0 });

        shared.Api.Should().NotBeNull();
        client.Options!.MaxRetries.Should().Be(0);
    }

    [Fact]
    public async Task One_client_class_serves_both_products()
    {
        await using var waldur = Waldur.Client.Testing.FakeWaldurServer.CreateSeeded();
        using var owner = waldur.CreateClient(waldur.Seed.StaffToken);
        await using var foreman = Waldur.Client.Testing.FakeKatelloServer.CreateSeeded();
        using var katello = foreman.CreateClient("admin", "no password");

        var act = () => new WholeClient(owner).Api.Orders.GetAsync(cancellationToken: Cancellation);
        var other = () => new WholeClient(katello).Api.Orders.GetAsync(cancellationToken: Cancellation);

        (await act.Should().ThrowAsync<ApiNotFoundException>("the owner's server was asked")).Which.IsRouteMissing.Should().BeTrue();
        await other.Should().ThrowAsync<ApiException>();
        foreman.Requests.Should().ContainSingle().Which.Path.Should().Be("/api/orders/");
    }

    private static string[] Orders(int count) =>
        [.. Enumerable.Range(1, count).Select(number => $$"""{"uuid":"{{number:x32}}","name":"order {{number}}"}""")];

    private static WholeClient Client(HttpMessageHandler handler) => new(
        new ApiClient(new HttpMessageInvoker(handler), new Uri("https://waldur.example.com/"), Credential.FromToken("0123456789abcdef0123456789abcdef01234567")));

    private sealed class Owner(IApiClient client) : IApiClientOwner
    {
        public IApiClient ApiClient { get; } = client;
    }
}
