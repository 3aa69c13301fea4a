namespace Waldur.Client.Testing.Tests;

/// <summary>How faults find the requests they are meant for.</summary>
public sealed class FaultScriptTests
{
    private const string Path = "/api/backend-resources/";

    [Theory]
    [InlineData("POST", true)]
    [InlineData("post", true)]
    [InlineData("GET", false)]
    [InlineData("/api/backend-resources/", true)]
    [InlineData("POST /api/{group}/", true)]
    [InlineData("POST /api/**", true)]
    [InlineData("POST /api/backend-resources/{uuid}/", false)]
    public async Task An_operation_is_a_method_a_path_or_both(string operation, bool strikes)
    {
        await using var waldur = await TestWaldur.StartAsync(pathPrefix: "/waldur");
        waldur.Server.Faults.For(operation).Always(FaultKind.BadGatewayBeforeActing);

        (await waldur.Agent("POST", Path, waldur.Resource())).Code.Should().Be(strikes ? 502 : 201);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET api/backend-resources/")]
    [InlineData("GET /api/ /x/")]
    [InlineData("api/backend-resources/")]
    public async Task What_is_no_operation_is_refused(string operation)
    {
        await using var server = new FakeWaldurServer();

        server.Faults.Invoking(faults => faults.For(operation)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task Conditions_narrow_and_the_first_requests_may_pass()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.Faults.For("GET")
            .When(request => request.QueryString.Length > 0)
            .When(request => request.Path == Path)
            .Skip(1)
            .Next(FaultKind.GatewayNotFound, times: 2);

        var codes = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            codes.Add((await waldur.Agent("GET", Path)).Code);
            codes.Add((await waldur.Agent("GET", Path + "?page=1")).Code);
        }

        codes.Should().Equal(200, 200, 200, 404, 200, 404, 200, 200, 200, 200);
    }

    [Fact]
    public async Task The_log_says_what_struck_what()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.Faults.Next(Fault.GatewayTimeout.ActingLater(TimeSpan.FromSeconds(12)));

        await waldur.Agent("POST", Path, waldur.Resource());
        await waldur.Agent("GET", Path);

        var record = waldur.Server.Faults.Log.Should().ContainSingle().Which;
        record.ToString().Should().Be($"POST {Path}: GatewayTimeoutCommitLater (acts 12 s later)");
        record.Time.Should().Be(waldur.Clock.GetUtcNow());
        waldur.Server.Faults.ToString().Should().EndWith("1 faults");
    }

    [Fact]
    public async Task Chance_is_repeatable_from_its_own_seed()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");

        var first = await Strikes(seed);
        var second = await Strikes(seed);
        var other = await Strikes(seed ^ 1);

        second.Should().Equal(first);
        other.Should().NotEqual(first);
        first.Count(line => line.Length > 0).Should().BeInRange(20, 100, "about every fifth of 300 goes wrong");
    }

    [Fact]
    public async Task Every_kind_can_strike()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        foreach (var transport in new[] { Transport.InProcess, Transport.Port })
        {
            foreach (var kind in Enum.GetValues<FaultKind>().Except([FaultKind.Custom]))
            {
                await using var waldur = await TestWaldur.StartAsync(transport);
                waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "row");
                waldur.Server.AddBackendResourceRequest(waldur.Seed.Offering);
                waldur.Server.Faults.Random(seed, rate: 1, kind);

                using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
                var get = Read(waldur, patience.Token);
                var seen = SpinWait.SpinUntil(() => waldur.Server.Faults.Struck > 0, TimeSpan.FromSeconds(20));
                await patience.CancelAsync();
                await get;

                seen.Should().BeTrue($"{kind} strikes {transport}");
            }
        }
    }

    [Fact]
    public async Task A_rule_says_once_what_goes_wrong()
    {
        await using var server = new FakeWaldurServer();

        server.Faults.Invoking(faults => faults.Add(new FaultRule())).Should().Throw<ArgumentException>().WithMessage("A rule needs a Fault or a Kind*");
        server.Faults.Invoking(faults => faults.Add(new FaultRule { Fault = Fault.Hang, Kind = FaultKind.Slow })).Should().Throw<ArgumentException>();
        server.Faults.Invoking(faults => faults.Next(FaultKind.Custom)).Should().Throw<ArgumentOutOfRangeException>();
        server.Faults.Invoking(faults => faults.Random(1, 1.1)).Should().Throw<ArgumentOutOfRangeException>();
        server.Faults.Invoking(faults => faults.Next(Fault.Hang, times: 0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static async Task Read(TestWaldur waldur, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/backend-resource-requests/");
        request.Headers.TryAddWithoutValidation("Authorization", $"Token {waldur.Seed.AgentToken}");
        try
        {
            using var response = await waldur.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or System.Net.Sockets.SocketException)
        {
            // What a fault does to its caller is for others to test.
        }
    }

    private static async Task<List<string>> Strikes(int seed)
    {
        await using var waldur = await TestWaldur.StartAsync(seed: 1);
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "row");
        waldur.Server.Faults.Random(seed, rate: 0.2, FaultKind.LoginPage, FaultKind.EmptyPage, FaultKind.BadGatewayAfterActing, FaultKind.NoRoute);
        var strikes = new List<string>();
        for (var i = 0; i < 300; i++)
        {
            await waldur.Agent("GET", Path);
            strikes.Add(waldur.Server.Requests[^1].Fault?.ToString() ?? "");
        }

        return strikes;
    }
}
