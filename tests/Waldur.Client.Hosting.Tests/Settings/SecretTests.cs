using System.Diagnostics;
using System.Reflection;
using Waldur.Client.Katello.Hosting;

namespace Waldur.Client.Hosting.Tests.Settings;

public class SecretTests
{
    private static readonly string[] Secrets = ["Token", "PersonalAccessToken", "AccessToken", "ProxyPassword", "Password"];

    [Fact]
    public void No_text_and_no_debugger_shows_a_secret_of_the_settings()
    {
        var waldur = new WaldurClientSettings { Endpoint = "https://waldur.example.com", Token = "s3cr3t", PersonalAccessToken = "s3cr3t", AccessToken = "s3cr3t", ProxyPassword = "s3cr3t" };
        var katello = new KatelloClientSettings { Endpoint = "https://me:s3cr3t@katello.example.com", Password = "s3cr3t", PersonalAccessToken = "s3cr3t" };

        waldur.ToString().Should().Be("WaldurClientSettings waldur.example.com");
        katello.ToString().Should().Be("KatelloClientSettings katello.example.com");
        foreach (var settings in new[] { typeof(WaldurClientSettings), typeof(KatelloClientSettings) })
        {
            settings.GetCustomAttribute<DebuggerDisplayAttribute>(inherit: true)!.Value.Should().Be("{ToString(),nq}");
            Members(settings).Where(member => Secrets.Any(secret => member.Name == secret || member.Name == $"<{secret}>k__BackingField"))
                .Should().HaveCountGreaterThan(5).And.OnlyContain(member => IsHidden(member));
        }
    }

    [Fact]
    public async Task Nothing_that_is_logged_holds_a_secret()
    {
        await using var server = await Fakes.StartWaldurAsync();
        var token = server.Seed.AgentToken;
        server.AddBackendResourceRequest(server.Seed.Offering);
        await using var agent = new AgentHost(server);
        agent.Script.Handle = (_, _) => throw new InvalidOperationException("It failed.");
        await agent.Host.StartAsync();
        await Eventually.TrueAsync(() => agent.Status.ErredRequests == 1, "the request's end");
        server.EndSession(server.Seed.Agent);
        await Eventually.TrueAsync(() => agent.Status.ConsecutiveFailures > 0, "a refusal");

        agent.Host.Log.Lines.Should().Contain(line => line.Contains("401", StringComparison.Ordinal))
            .And.NotContain(line => line.Contains(token, StringComparison.Ordinal));
        agent.Status.ToString().Should().NotContain(token);
    }

    private static MemberInfo[] Members(Type type) => type.BaseType is { } parent && parent != typeof(object)
        ? [.. Declared(type), .. Declared(parent)]
        : Declared(type);

    private static MemberInfo[] Declared(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    private static bool IsHidden(MemberInfo member) => member.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State == DebuggerBrowsableState.Never;
}
