using Waldur.Client.Testing;

namespace Waldur.Client.Samples;

/// <summary>Staff of the fake server, who ask for the backend's resources every now and then.</summary>
internal sealed class FakeStaff(FakeWaldurServer server) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            server.AddBackendResourceRequest(server.Seed.Offering);
        }
    }
}
