using Waldur.Client.Katello;

namespace Waldur.Client.Samples;

/// <summary>Makes the plans of an organization what the file asks for, and synchronises one of them.</summary>
internal sealed class Plans(IKatelloClient katello, PlanFile file, PlanArguments arguments)
{
    public async Task<int> RunAsync(string? organizationName, CancellationToken stop)
    {
        var chosen = file.Plans.FirstOrDefault(plan => arguments.Sync is null || plan.Name == arguments.Sync)
            ?? throw new SampleException($"--sync: '{arguments.Sync}' is none of the plans in {file.Path}.");
        var organization = await FindOrganizationAsync(organizationName, stop);
        Screen.Line($"Organization: {organization.Name}");

        // The dry run comes first in any case: no plan is touched before the whole file is known to be right.
        var results = await EnsureAsync(organization.Id, isDryRun: true, stop);
        if (arguments.IsDryRun)
        {
            Report(results);
            return Sample.Ok;
        }

        results = await EnsureAsync(organization.Id, isDryRun: false, stop);
        Report(results);
        var plan = results[file.Plans.ToList().IndexOf(chosen)].Plan!;
        return await new SyncNow(katello).RunAsync(plan, stop);
    }

    private async Task<List<EnsureResult>> EnsureAsync(int organization, bool isDryRun, CancellationToken stop)
    {
        var results = new List<EnsureResult>();
        foreach (var plan in file.Plans)
        {
            try
            {
                results.Add(await katello.SyncPlans.EnsureAsync(organization, plan, new EnsureOptions { DryRun = isDryRun }, stop));
            }
            catch (ArgumentException error)
            {
                throw file.Refused(plan, error);
            }
        }

        return results;
    }

    private void Report(List<EnsureResult> results)
    {
        foreach (var (plan, result) in file.Plans.Zip(results))
        {
            Screen.Line($"{plan.Name}: {result}");
        }
    }

    private async Task<Katello.Models.Organization> FindOrganizationAsync(string? name, CancellationToken stop)
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
