using Waldur.Client.Models;

namespace Waldur.Client.Samples;

/// <summary>Both sides on a fake server: staff ask, the agent reports, staff import.</summary>
internal static class Rehearsal
{
    public static async Task<int> RunAsync(AgentArguments arguments, CancellationToken stop)
    {
        await using var server = await SampleServer.StartFakeAsync(stop);
        using var staff = SampleServer.Connect(server, server.Seed.StaffToken);
        using var agent = SampleServer.Connect(server, server.Seed.AgentToken);
        foreach (var component in new[] { "cpu", "ram", "gpu", "storage" })
        {
            server.AddComponent(server.Seed.Offering, component, component);
        }

        var inventory = arguments.Inventory.Create(server.Seed.Projects.ToDictionary(project => project.Name, project => project.Uuid));
        var items = await InventoryInput.CheckAsync(inventory, stop);
        Screen.Line($"Cluster: inventory {arguments.Inventory} (items: {items.Count})");

        var monitor = new AgentMonitor();
        await using var events = Listening.Start(agent, server.Seed.Offering.Uuid, arguments.IsPolling);
        var options = new AgentOptions { Wake = events?.CreateWakeSource(), PollInterval = TimeSpan.FromSeconds(2) };
        var working = new Agent(agent, inventory, monitor).RunAsync(options, maxRequests: 1, stop);
        await ReadyAsync(monitor, events is not null, stop);

        Screen.Line($"Staff: asking the agent of {server.Seed.Offering.Name} for a report");
        var request = await staff.BackendResourceRequests.CreateAsync(server.Seed.Offering.Uuid, stop);
        await working;

        var ended = await staff.BackendResourceRequests.WaitAsync(request.Uuid, cancellationToken: stop);
        Screen.Line($"Staff: the request is {ended.EnsureReached(erred => erred.ErrorMessage).State}");
        return await ImportAsync(staff, request.Offering, stop);
    }

    // An agent that has just connected polls once; from then on it is the events that wake it.
    private static async Task ReadyAsync(AgentMonitor monitor, bool hasEvents, CancellationToken stop)
    {
        for (var i = 0; i < 500 && (monitor.LastPoll is null || (hasEvents && monitor.LastPollReason != WakeReason.Connected)); i++)
        {
            await Task.Delay(10, stop);
        }
    }

    private static async Task<int> ImportAsync(WaldurClient staff, Guid offering, CancellationToken stop)
    {
        var plan = await staff.BackendResources.PlanImportAsync(new BackendResourcesQuery { OfferingUuid = offering }, cancellationToken: stop);
        Screen.Line($"Staff: the import plan is {plan}");
        var imported = await Screen.ProgressAsync("Staff: imported", progress => staff.BackendResources.ImportAllAsync(
            plan,
            progress: new InlineProgress<ImportProgress>(step => progress(step.Ended, step.Total)),
            cancellationToken: stop));
        Screen.Line($"Staff: {imported}");
        Screen.Table(
            ["Name", "Backend id", "Project", "Limits", "State"],
            imported.Results.Where(result => result.Resource is not null).Select(result => Row(result.Resource!)));
        return imported.IsComplete ? Sample.Ok : Sample.Failed;
    }

    private static string[] Row(Resource resource) =>
    [
        resource.Name ?? "",
        resource.BackendId ?? "",
        resource.ProjectName ?? "",
        string.Join(", ", resource.Limits?.Select(limit => $"{limit.Key} {limit.Value}") ?? []),
        $"{resource.State}",
    ];
}
