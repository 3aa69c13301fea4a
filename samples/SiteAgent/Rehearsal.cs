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

        var request = await staff.BackendResourceRequests.CreateAsync(server.Seed.Offering.Uuid, stop);
        Screen.Line($"Staff: request {request.Uuid:N} for {request.OfferingName} created, state {request.State}");

        await new Agent(agent, inventory).RunAsync(new AgentOptions { StopWhenIdle = true }, stop);

        var ended = await staff.BackendResourceRequests.WaitAsync(request.Uuid, cancellationToken: stop);
        Screen.Line($"Staff: the request is {ended.EnsureReached(erred => erred.ErrorMessage).State}");
        return await ImportAsync(staff, request.Offering, stop);
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
