using System.Globalization;
using Waldur.Client.Testing;

namespace Waldur.Client.Samples;

/// <summary>Says how to reach the server and what is in it, one value a line.</summary>
internal static class Introduction
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromDays(30);

    public static Task WriteAsync(FakeWaldurServer server, TextWriter output)
    {
        var seed = server.Seed;
        return WriteAsync(
            output,
            ("URL", Url(server)),
            ("STAFF_TOKEN", seed.StaffToken),
            ("STAFF_PAT", server.AddPersonalAccessToken(seed.Staff, server.Clock.GetUtcNow() + TokenLifetime)),
            ("AGENT_TOKEN", seed.AgentToken),
            ("AGENT_UUID", $"{seed.Agent.Uuid:N}"),
            ("USER_TOKEN", seed.UserToken),
            ("CUSTOMER", $"{seed.Customer.Uuid:N}"),
            ("OFFERING", $"{seed.Offering.Uuid:N}"),
            ("SHARED_OFFERING", $"{seed.SharedOffering.Uuid:N}"),
            ("PROJECT", $"{seed.Project.Uuid:N}"),
            ("PLAN", $"{seed.Plan.Uuid:N}"),
            ("PROVIDER_URL", seed.ProviderUrl),
            ("CATEGORY_URL", seed.CategoryUrl));
    }

    public static Task WriteAsync(FakeKatelloServer server, TextWriter output) => WriteAsync(
        output,
        ("URL", Url(server)),
        ("USER", server.Seed.Admin.Login),
        ("PASSWORD", server.Seed.Admin.Password),
        ("ORGANIZATION", server.Seed.Organization.Id.ToString(CultureInfo.InvariantCulture)),
        ("ORGANIZATION_NAME", server.Seed.Organization.Name));

    private static string Url(FakeServer server) => server.Endpoint.GetLeftPart(UriPartial.Authority);

    private static async Task WriteAsync(TextWriter output, params (string Name, string Value)[] values)
    {
        foreach (var (name, value) in values)
        {
            await output.WriteLineAsync($"{name}={value}");
        }

        await output.FlushAsync();
    }
}
