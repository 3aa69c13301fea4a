using System.Net;
using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.RemoteSynchronisations;

/// <summary>A server that goes on working after the connection was lost.</summary>
public class LateCommitTests : SynchronisationFixture
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task A_creation_that_is_committed_late_is_found_and_not_doubled()
    {
        using var proxy = LoseFirst(HttpMethod.Post);
        using var waldur = Connect(proxy);

        var result = await RunClockAsync(waldur.RemoteSynchronisations.EnsureAsync(Desired(), Cancellation));

        result.Outcome.Should().Be(SynchronisationEnsureOutcome.Created);
        await Task.WhenAll(proxy.Late);
        Server.RemoteSynchronisations.Should().ContainSingle().Which.Uuid.Should().Be(result.Uuid);
        Server.Requests.Count(request => request.Method == "POST").Should().Be(1);
    }

    [Fact]
    public async Task A_late_change_does_not_overwrite_what_was_ensured_after_it()
    {
        await Synchronisations.EnsureAsync(Desired(), Cancellation);
        using var proxy = LoseFirst(HttpMethod.Patch);
        using var waldur = Connect(proxy);
        var first = Desired();
        first.Token = "first";
        var second = Desired();
        second.Token = "second";

        var changed = await RunClockAsync(waldur.RemoteSynchronisations.EnsureAsync(first, Cancellation), TimeSpan.FromSeconds(1));
        await RunClockAsync(waldur.RemoteSynchronisations.EnsureAsync(second, Cancellation), TimeSpan.FromSeconds(1));
        await RunClockAsync(EndOf(proxy));

        changed.ChangedFields.Should().Equal("token");
        Server.RemoteSynchronisations.Single().Token.Should().Be("second");
        Server.Requests.Count(request => request.Method == "PATCH").Should().Be(2);
    }

    [Fact]
    public async Task What_somebody_else_has_changed_meanwhile_is_not_overwritten()
    {
        var stored = await Synchronisations.EnsureAsync(Desired(), Cancellation);
        var desired = Desired();
        desired.Token = "mine";
        using var proxy = new InterceptingHandler(Server.CreateHandler());
        proxy.Intercept = (request, token) => request.Method == HttpMethod.Patch ? OvertakeAsync(stored.Uuid) : null;
        using var waldur = Connect(proxy);

        var ensure = () => RunClockAsync(waldur.RemoteSynchronisations.EnsureAsync(desired, Cancellation));

        (await ensure.Should().ThrowAsync<ApiTransportException>()).Which.MayHaveActed.Should().BeTrue();
        Server.RemoteSynchronisations.Single().Token.Should().Be("theirs");
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    public async Task Look_ups_that_fail_for_a_while_are_outlived(string method)
    {
        using var waldur = await LoseAndLookUpInVainAsync(method, TimeSpan.FromSeconds(6));

        await RunClockAsync(waldur.RemoteSynchronisations.EnsureAsync(Rotated(), Cancellation), TimeSpan.FromSeconds(1));

        Server.RemoteSynchronisations.Should().ContainSingle().Which.Token.Should().Be("rotated");
        Server.Requests.Count(request => request.Method == method && request.Acted).Should().BeLessThanOrEqualTo(2);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    public async Task Where_no_look_up_succeeds_the_writes_own_error_is_thrown(string method)
    {
        using var waldur = await LoseAndLookUpInVainAsync(method, TimeSpan.FromHours(1));

        var ensure = () => RunClockAsync(waldur.RemoteSynchronisations.EnsureAsync(Rotated(), Cancellation));

        var error = (await ensure.Should().ThrowAsync<ApiTransportException>()).Which;
        error.MayHaveActed.Should().BeTrue();
        error.Method!.Method.Should().Be(method);
    }

    private RemoteSynchronisationCreate Rotated()
    {
        var desired = Desired();
        desired.Token = "rotated";
        return desired;
    }

    // The write acts and its response is lost; every read after it is refused for a while by a gateway with a page of its own.
    private async Task<WaldurClient> LoseAndLookUpInVainAsync(string method, TimeSpan outage)
    {
        if (method == "PATCH")
        {
            await Synchronisations.EnsureAsync(Desired(), Cancellation);
        }

        DateTimeOffset? end = null;
        var proxy = new InterceptingHandler(Server.CreateHandler());
        proxy.Intercept = (request, token) =>
        {
            if (end is null && request.Method.Method == method)
            {
                end = Clock.GetUtcNow() + outage;
                return ActAndLoseAsync(proxy, request, token);
            }

            return Clock.GetUtcNow() < end
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("default backend - 404") })
                : null;
        };
        return Connect(proxy);
    }

    private static async Task<HttpResponseMessage> ActAndLoseAsync(InterceptingHandler proxy, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        (await proxy.PassAsync(request, cancellationToken)).Dispose();
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was reset.", new IOException("Connection reset by peer"));
    }

    private async Task<HttpResponseMessage> OvertakeAsync(Guid uuid)
    {
        await Synchronisations.UpdateAsync(uuid, new() { Token = "theirs" }, Cancellation);
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was reset.", new IOException("Connection reset by peer"));
    }

    private InterceptingHandler LoseFirst(HttpMethod method)
    {
        var proxy = new InterceptingHandler(Server.CreateHandler());
        proxy.Intercept = (request, _) => proxy.Late.Count == 0 && request.Method == method ? proxy.CommitLateAsync(request, Late, Clock) : null;
        return proxy;
    }

    private static async Task<bool> EndOf(InterceptingHandler proxy)
    {
        await Task.WhenAll(proxy.Late);
        return true;
    }
}
