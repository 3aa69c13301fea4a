namespace Waldur.Client.Samples;

/// <summary>The agent at work for a server, until it is stopped.</summary>
internal static class Service
{
    private const int Unattended = 3;
    private static readonly CallOptions Impatient = new() { Timeout = TimeSpan.FromSeconds(15), MaxRetries = 1 };

    public static async Task<int> RunAsync(ServerSettings server, AgentArguments arguments, CancellationToken stop)
    {
        var offering = arguments.Offering
            ?? throw new SampleException("Which offering does the agent serve? Set WALDUR_OFFERING or give --offering UUID.");
        var inventory = arguments.Inventory.Create(new Dictionary<string, Guid>());
        var items = await InventoryInput.CheckAsync(inventory, stop);
        using var waldur = server.Connect(new ClientOptions { ApplicationName = "sample-site-agent", LoggerFactory = new WarningLog() });
        using var journal = await OpenAsync(arguments.Journal, stop);
        var monitor = new AgentMonitor();
        try
        {
            await CheckAsync(waldur, offering, stop);
            Screen.Line($"Agent: serving offering {offering:N} at {waldur.Endpoint}, inventory {arguments.Inventory} (items: {items.Count})");
            await using var events = Listening.Start(waldur, offering, arguments.IsPolling || arguments.Once);
            await new Agent(waldur, inventory, monitor, arguments.DeleteMissing).RunAsync(
                new AgentOptions
                {
                    Offering = offering,
                    PollInterval = arguments.Poll,
                    Journal = journal,
                    IsOnlyAgent = arguments.IsOnlyAgent,
                    StopWhenIdle = arguments.Once,
                    Wake = events?.CreateWakeSource(),
                },
                int.MaxValue,
                stop);
            return Conclude(monitor, offering);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Screen.Line("Agent: stopped; a request that was being processed is taken up at the next start");
        }

        return Sample.Ok;
    }

    // Whether address and token are right is asked before the loop begins, which outlives a server that is away.
    private static async Task CheckAsync(WaldurClient waldur, Guid offering, CancellationToken stop)
    {
        try
        {
            await waldur.With(Impatient).BackendResourceRequests.List(new() { OfferingUuid = offering }).FirstOrDefaultAsync(stop);
        }
        catch (ApiException error) when (error.IsTransient)
        {
            Screen.Line($"Agent: the server does not respond now, and is tried again until it does: {error.Message}");
        }
    }

    private static async Task<FileClaimJournal> OpenAsync(string path, CancellationToken stop)
    {
        var journal = new FileClaimJournal(path);
        try
        {
            await journal.ReadAsync(stop);
            return journal;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            journal.Dispose();
            throw new SampleException($"The journal {path} cannot be used; give this agent one of its own with --journal FILE. {error.Message}", error);
        }
    }

    // Unattended, nothing but the status is read: what needs somebody's attention has a status of its own.
    private static int Conclude(AgentMonitor monitor, Guid offering)
    {
        if (monitor.IsOfferingVisible == false)
        {
            Screen.Line($"Agent: offering {offering:N} does not exist, or this user has no role on it: no request will ever come");
            return Unattended;
        }

        if (monitor.UncertainRequests.Count + monitor.UnreportedRequests.Count is > 0 and var count)
        {
            Screen.Line($"Agent: {count} requests are uncertain or could not be reported; they stay in the journal");
            return Unattended;
        }

        Screen.Line("Agent: nothing is pending");
        return Sample.Ok;
    }
}
