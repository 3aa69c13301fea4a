using Waldur.Client.Testing;

namespace Waldur.Client.Samples;

/// <summary>Tells a program how to reach the server and what is in it, one value a line.</summary>
internal static class Introduction
{
    public static async Task WriteAsync(FakeWaldurServer server, TextWriter output)
    {
        var seed = server.Seed;
        await output.WriteLineAsync($"URL={server.Endpoint.GetLeftPart(UriPartial.Authority)}");
        await output.WriteLineAsync($"STAFF_TOKEN={seed.StaffToken}");
        await output.WriteLineAsync($"AGENT_TOKEN={seed.AgentToken}");
        await output.WriteLineAsync($"USER_TOKEN={seed.UserToken}");
        await output.WriteLineAsync($"OFFERING={seed.Offering.Uuid:N}");
        await output.WriteLineAsync($"SHARED_OFFERING={seed.SharedOffering.Uuid:N}");
        await output.WriteLineAsync($"PROJECT={seed.Project.Uuid:N}");
        await output.WriteLineAsync($"PLAN={seed.Plan.Uuid:N}");
        await output.WriteLineAsync($"PROVIDER_URL={seed.ProviderUrl}");
        await output.WriteLineAsync($"CATEGORY_URL={seed.CategoryUrl}");
        await output.FlushAsync();
    }
}
