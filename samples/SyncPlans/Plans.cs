using Waldur.Client.Katello;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Samples;

/// <summary>Makes the plans of an organization what the file asks for, and synchronises one of them where that is asked for.</summary>
internal sealed class Plans(IKatelloClient katello, PlanFile file, PlanArguments arguments)
{
    public async Task<int> RunAsync(string? organizationName, CancellationToken stop)
    {
        if (arguments.Sync is not null && !file.Plans.Any(plan => plan.Name == arguments.Sync))
        {
            throw new SampleException($"--sync: '{arguments.Sync}' is none of the plans in {file.Path}.");
        }

        var organization = await FindOrganizationAsync(organizationName, stop);
        Screen.Line($"Organization: {organization.Name}");

        // The dry run comes first in any case: no plan is touched before the whole file is known to be right.
        foreach (var plan in file.Plans)
        {
            var foretold = await EnsureAsync(organization.Id, plan, isDryRun: true, stop);
            if (arguments.IsDryRun)
            {
                Screen.Line($"{plan.Name}: {foretold}");
            }
        }

        return arguments.IsDryRun ? Sample.Ok : await ApplyAsync(organization.Id, stop);
    }

    // Each plan is reported as soon as it is made: what follows may fail.
    private async Task<int> ApplyAsync(int organization, CancellationToken stop)
    {
        SyncPlan? chosen = null;
        foreach (var plan in file.Plans)
        {
            var result = await EnsureAsync(organization, plan, isDryRun: false, stop);
            Screen.Line($"{plan.Name}: {result}");
            chosen = plan.Name == arguments.Sync ? result.Plan : chosen;
        }

        return chosen is null ? Sample.Ok : await new SyncNow(katello).RunAsync(chosen, stop);
    }

    private async Task<EnsureResult> EnsureAsync(int organization, DesiredSyncPlan plan, bool isDryRun, CancellationToken stop)
    {
        try
        {
            return await katello.SyncPlans.EnsureAsync(organization, plan, new EnsureOptions { DryRun = isDryRun }, stop);
        }
        catch (SyncPlanEnsureCanceledException half)
        {
            Screen.Line(half.Message);
            throw;
        }
        catch (ArgumentException error)
        {
            throw file.Refused(plan, error);
        }
        catch (InvalidOperationException error)
        {
            throw file.Refused(plan, error);
        }
    }

    private async Task<Organization> FindOrganizationAsync(string? name, CancellationToken stop)
    {
        if (name is not null)
        {
            return await katello.Organizations.FindAsync(name, stop)
                ?? throw new SampleException($"KATELLO_ORGANIZATION: the user sees no organization '{name}'.");
        }

        return await katello.Organizations.List(paging: new PageOptions { MaxItems = 2 }).ToListAsync(stop) is [var only]
            ? only
            : throw new SampleException("KATELLO_ORGANIZATION is not set: the user does not see exactly one organization, so say which one.");
    }
}
