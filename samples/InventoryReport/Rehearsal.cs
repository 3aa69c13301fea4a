using Waldur.Client.Testing;

namespace Waldur.Client.Samples;

/// <summary>The job on a fake server: one step, or all of them in two rounds, of which the second has nothing to do.</summary>
internal static class Rehearsal
{
    public static async Task<int> RunAsync(ReportArguments arguments, CancellationToken stop)
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        await server.StartAsync(cancellationToken: stop);
        FakeCluster.AddTo(server);
        arguments = arguments with { Offering = arguments.Offering ?? server.Seed.Offering.Uuid };
        var inventory = arguments.Inventory.Create(server.Seed.Projects.ToDictionary(project => project.Name, project => project.Uuid));
        using var agent = SampleServer.Connect(server, server.Seed.AgentToken);
        using var staff = SampleServer.Connect(server, server.Seed.StaffToken);
        if (arguments.IsStep)
        {
            return await Steps.RunAsync(arguments.Plan ? staff : agent, arguments, inventory, stop);
        }

        Screen.Line($"Waldur: a fake one in this process, {server.Endpoint} (set WALDUR_URL and WALDUR_TOKEN to use another)");
        await RoundAsync("First", agent, staff, arguments, inventory, stop);
        return await RoundAsync("Second", agent, staff, arguments, inventory, stop) ? Sample.Ok : Sample.Failed;
    }

    // Whether there was nothing to do.
    private static async Task<bool> RoundAsync(
        string name,
        WaldurClient agent,
        WaldurClient staff,
        ReportArguments arguments,
        IInventorySource inventory,
        CancellationToken stop)
    {
        Screen.Line($"{name} round, agent: compares {arguments.Inventory}");
        var comparison = await Steps.CompareAsync(agent, arguments, inventory, stop);
        Steps.Show(comparison.ToTable());
        var isReported = comparison.IsSettled(deleteMissing: true);
        if (isReported)
        {
            Screen.Line($"{name} round, agent: nothing to do");
        }
        else
        {
            Screen.Line($"{name} round, agent: reports");
            await Steps.ReportAsync(agent, comparison, deleteMissing: true, stop);
        }

        Screen.Line($"{name} round, staff: plans the import");
        var plan = await Steps.PlanAsync(staff, arguments.Offering, arguments.Choice, stop);
        Steps.Show(plan.ToTable());
        if (plan.IsSettled())
        {
            Screen.Line($"{name} round, staff: nothing to do");
            return isReported;
        }

        Screen.Line($"{name} round, staff: imports");
        await Steps.ImportAsync(staff, plan, stop);
        return false;
    }
}
