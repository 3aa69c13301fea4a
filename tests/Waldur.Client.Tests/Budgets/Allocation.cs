namespace Waldur.Client.Budgets;

/// <summary>Counts what calls allocate. It is exact: their server responds at once, so that all happens on this thread.</summary>
internal static class Allocation
{
    private const int Rounds = 8;

    /// <summary>The bytes of one call once everything is compiled and cached.</summary>
    public static async Task<long> OfAsync(Func<Task> call, int calls)
    {
        var least = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var thread = Environment.CurrentManagedThreadId;
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < calls; i++)
            {
                await call();
            }

            var after = GC.GetAllocatedBytesForCurrentThread();
            Environment.CurrentManagedThreadId.Should().Be(thread, "a call that goes to another thread cannot be measured");
            least = Math.Min(least, (after - before) / calls);
        }

        return least;
    }
}
