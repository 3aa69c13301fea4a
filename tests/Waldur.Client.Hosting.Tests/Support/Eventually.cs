namespace Waldur.Client.Hosting.Tests;

/// <summary>Waits for what another thread brings about.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition, string what) => await TrueAsync(() => Task.FromResult(condition()), what);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            limit.IsCancellationRequested.Should().BeFalse($"{what} was waited for");
            await Task.Delay(20, CancellationToken.None);
        }
    }
}
