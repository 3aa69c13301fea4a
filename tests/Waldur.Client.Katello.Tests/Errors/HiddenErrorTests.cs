namespace Waldur.Client.Katello.Tests;

/// <summary>An error in a response with a good status, and what only resembles one.</summary>
public sealed class HiddenErrorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"error":{"message":"\ud800"}}""")]
    [InlineData("""{"\ud800":1,"error":{"message":"no"}}""")]
    [InlineData("""{"error":{"\ud800":1,"message":"no"}}""")]
    public async Task Half_a_surrogate_pair_hides_no_error(string body)
    {
        await using var katello = TestKatello.Start();
        katello.Response(200, body, method: "DELETE");

        var deletion = () => katello.Plans.DeleteAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);

        await deletion.Should().ThrowAsync<ApiException>();
        katello.Stored(katello.Seed.SyncPlanId).Should().NotBeNull();
    }

    [Theory]
    [InlineData("""{"error":null}""")]
    [InlineData("""{"error":{}}""")]
    [InlineData("""{"error":"no"}""")]
    [InlineData("""{"\ud800":"error"}""")]
    [InlineData("""{"error":{"message":1}}""")]
    [InlineData("""{"other":{"error":{"message":"no"}}}""")]
    public async Task What_only_resembles_an_error_is_none(string body)
    {
        await using var katello = TestKatello.Start();
        katello.Response(200, body, method: "DELETE", actsFirst: true);

        (await katello.Plans.DeleteAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation)).Should().BeTrue();
    }
}
