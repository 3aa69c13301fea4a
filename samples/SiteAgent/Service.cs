namespace Waldur.Client.Samples;

/// <summary>The agent at work for a server, until it is stopped.</summary>
internal static class Service
{
    private static readonly CallOptions Impatient = new() { Timeout = TimeSpan.FromSeconds(15), MaxRetries = 1 };

    public static async Task<int> RunAsync(ServerSettings server, AgentArguments arguments, CancellationToken stop)
    {
        var offering = arguments.Offering
            ?? throw new SampleException("Which offering does the agent serve? Set WALDUR_OFFERING or give --offering UUID.");
        var inventory = new Inventory(arguments.Inventory, new Dictionary<string, Guid>());
        var items = await inventory.ReadAsync(stop);
        using var waldur = server.Connect(new ClientOptions { ApplicationName = "sample-site-agent", LoggerFactory = new WarningLog() });
        using var ownership = JournalLock.Take(arguments.Journal);
        using var journal = new FileClaimJournal(arguments.Journal);
        try
        {
            // The loop outlives a server that is away. Whether address and token are right is asked before it begins.
            await waldur.With(Impatient).BackendResourceRequests.List(new() { OfferingUuid = offering }).FirstOrDefaultAsync(stop);
            Screen.Line($"Agent: serving offering {offering:N} at {waldur.Endpoint}, inventory {arguments.Inventory} (items: {items.Count})");
            await new Agent(waldur, inventory, arguments.DeleteMissing).RunAsync(
                new AgentOptions
                {
                    Offering = offering,
                    PollInterval = arguments.Poll,
                    Journal = journal,
                    IsOnlyAgent = arguments.IsOnlyAgent,
                    StopWhenIdle = arguments.Once,
                },
                stop);
            Screen.Line("Agent: nothing is pending");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Screen.Line("Agent: stopped; a request that was being processed is taken up at the next start");
        }

        return Sample.Ok;
    }
}
