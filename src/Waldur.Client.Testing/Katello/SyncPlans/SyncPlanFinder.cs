using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>Finds the sync plan that a path names.</summary>
internal static class SyncPlanFinder
{
    /// <summary>Finds the plan.</summary>
    /// <exception cref="ProblemException">There is none, or the user's permissions do not reach it.</exception>
    public static FakeSyncPlan Find(KatelloCall call, string permission)
    {
        call.FindOrganization();
        var id = call.Parameter("id");
        return call.State.SyncPlans.Find(plan => plan.Id == RubyInteger.Parse(id) && call.User.Can(permission, plan))
            ?? throw KatelloErrors.NotFound(call.Release, "sync_plan", id ?? "", permission);
    }

    /// <summary>Checks that the plan belongs to the organization of the request, if that names one by its number.</summary>
    /// <exception cref="ProblemException">It belongs to another.</exception>
    public static void CheckOrganization(KatelloCall call, FakeSyncPlan plan)
    {
        if (call.Parameter("organization_id") is { } id && RubyInteger.Parse(id) != plan.Organization.Id)
        {
            throw call.Problem(
                400,
                string.Create(CultureInfo.InvariantCulture, $"Sync plan {plan.Id} does not belong to organization {id}"));
        }
    }
}
