using System.Globalization;
using Waldur.Client.Testing;

namespace Waldur.Client.Conventions.Readme;

/// <summary>The programs of docs/guides/katello.md run as they stand, against a fake server.</summary>
[Collection(TheConsole.Name)]
public class KatelloGuideTests
{
    // What each of them prints; one that is added is to be added here.
    private static readonly Dictionary<int, string> Printed = new()
    {
        [1] = @"^[0-9]+\n$",
        [2] = @"^would be Changed \((?<what>.*)\)\nChanged \(\k<what>\)\n$",
        [3] = @"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}: Succeeded\n$",
    };

    private static readonly string Page = Repository.PathTo("docs", "guides", "katello.md");

    public static TheoryData<int> Programs => [.. SamplePrograms.Of(Page).Select(program => program.Number)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task An_example_runs_and_prints_what_became_of_it(int number)
    {
        await using var server = FakeKatelloServer.CreateSeeded();
        server.AddOrganization("Default Organization");
        server.Syncs.Default = FakeSyncOutcome.Success() with { Duration = TimeSpan.Zero };
        var user = server.AddAdmin("site-agent");
        var endpoint = await server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable("KATELLO_PASSWORD", user.Password);
        var program = SamplePrograms.Of(Page).Single(one => one.Number == number);
        var code = program.Code
            .Replace("https://katello.example.com", endpoint.ToString(), StringComparison.Ordinal)
            .Replace("organization: 3", string.Create(CultureInfo.InvariantCulture, $"organization: {server.Seed.Organization.Id}"), StringComparison.Ordinal)
            .Replace("id: 7", string.Create(CultureInfo.InvariantCulture, $"id: {server.Seed.SyncPlanId}"), StringComparison.Ordinal);

        var printed = await (program with { Code = code }).RunAsync();

        printed.ReplaceLineEndings("\n").Should().MatchRegex(Printed[number]);
    }
}
