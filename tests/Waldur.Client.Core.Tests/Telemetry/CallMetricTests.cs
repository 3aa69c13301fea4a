using Waldur.Client.Core;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Telemetry;

public sealed class CallMetricTests : TelemetryFixture
{
    [Fact]
    public async Task A_call_is_measured_in_seconds_with_the_waits_between_its_attempts()
    {
        using var handler = new ScriptedHandler(Reply.Status(503, headers: ("Retry-After", "7")), Reply.Ok());
        using var client = Client(handler);

        await client.GetAsync();

        var measured = Recorder.Of($"{Prefix}.call.duration").Should().ContainSingle().Subject;
        measured.Instrument.Unit.Should().Be("s");
        measured.Value.Should().BeApproximately(7, 0.001);
        measured.Tags.ToDictionary().Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["http.request.method"] = "GET",
            ["server.address"] = "waldur.example.com",
            ["server.port"] = 443,
            ["url.template"] = "/api/things/{uuid}/",
            ["http.response.status_code"] = 200,
        });
    }

    [Fact]
    public async Task A_failed_call_is_measured_with_its_error()
    {
        using var handler = new ScriptedHandler(Reply.Status(409, """{"detail":"No."}"""));
        using var client = Client(handler);

        await client.CallAsync("POST").FailsAsync<ApiConflictException>();

        var measured = Recorder.Of($"{Prefix}.call.duration").Should().ContainSingle().Subject;
        measured["error.type"].Should().Be("409");
        measured["http.response.status_code"].Should().Be(409);
    }

    [Fact]
    public async Task Pages_of_a_listing_are_counted_and_other_calls_are_not()
    {
        using var handler = new ScriptedHandler(Reply.Ok("[]"));
        using var client = Client(handler);
        var list = AsyncPageable.Create<string, string>(
            async (page, options, cancellationToken) =>
            {
                await client.With(options).SendAsync(TestCalls.Request(), TestCalls.Json, cancellationToken);
                return new Page<string>([$"row {page.Number}"], page.Number, page.Size, totalCount: 3, isLast: page.Number == 3);
            },
            row => row,
            new PageOptions { Mode = PagingMode.Quick, PageSize = 1 });

        await list.ToListAsync(TestContext.Current.CancellationToken);
        await client.GetAsync();

        Recorder.Of($"{Prefix}.list.pages").Should().HaveCount(3).And.OnlyContain(page => page.Value == 1 && Equals(page["url.template"], "/api/things/{uuid}/"));
    }

    [Fact]
    public void Every_client_of_a_product_shares_one_source_and_one_meter() =>
        ApiTelemetry.Get(new ApiProduct { Name = Name }).Should().BeSameAs(ApiTelemetry.Get(new ApiProduct { Name = Name }));
}
