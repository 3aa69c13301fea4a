using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>Lists and shows sync plans.</summary>
internal static class SyncPlanReadHandlers
{
    private static readonly KatelloList<FakeSyncPlan> List = new KatelloList<FakeSyncPlan>(Fields, plan => plan.Id)
        .By("name", (x, y) => string.CompareOrdinal(x.Name, y.Name))
        .By("interval", (x, y) => string.CompareOrdinal(x.Interval, y.Interval))
        .By("organization_id", (x, y) => x.Organization.Id.CompareTo(y.Organization.Id));

    public static void AddTo(RouteTable<KatelloAction> routes)
    {
        var index = new KatelloAction("view_sync_plans", Index);
        var show = new KatelloAction("view_sync_plans", Show);
        routes.Add("GET", SyncPlanPaths.InOrganization, index)
            .Add("GET", SyncPlanPaths.Flat, index)
            .Add("GET", SyncPlanPaths.InOrganization + "/auto_complete_search", new KatelloAction("view_sync_plans", SyncPlanCompletion.Response))
            .Add("GET", SyncPlanPaths.Flat + "/auto_complete_search", new KatelloAction("view_sync_plans", SyncPlanCompletion.Response))
            .Add("GET", SyncPlanPaths.InOrganization + "/{id}", show)
            .Add("GET", SyncPlanPaths.Flat + "/{id}", show);
    }

    private static FakeResponse Index(KatelloCall call)
    {
        var organization = call.RequiredOrganization();
        var plans = call.State.SyncPlans.Where(plan => plan.Organization == organization && call.User.Can("view_sync_plans", plan));
        if (call.Parameter("name") is { } name)
        {
            plans = plans.Where(plan => plan.Name == name);
        }

        if (call.Parameter("interval") is { } interval)
        {
            plans = plans.Where(plan => plan.Interval == interval);
        }

        if (call.Parameter("sync_date") is { } syncDate)
        {
            var date = ReadOrNull(syncDate, call);
            plans = plans.Where(plan => plan.SyncDate == date);
        }

        return List.Response(call, plans.ToArray(), plan => SyncPlanJson.Write(plan, call));
    }

    private static DateTimeOffset? ReadOrNull(string text, KatelloCall call)
    {
        try
        {
            return RubyDate.Parse(text, call.Times.Zone);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static FakeResponse Show(KatelloCall call)
    {
        var plan = SyncPlanFinder.Find(call, "view_sync_plans");
        SyncPlanFinder.CheckOrganization(call, plan);
        return KatelloJson.Single(200, SyncPlanJson.Write(plan, call));
    }

    private static SearchField<FakeSyncPlan>[] Fields(KatelloCall call)
    {
        // The server looks plans up by their active schedules; where none is active in all of it, it finds nothing at all.
        var anyActive = call.State.SyncPlans.Exists(plan => plan.Enabled == true);
        return
        [
            new("name", SearchFieldKind.Text, plan => plan.Name, IsDefault: true),
            new("interval", SearchFieldKind.Text, plan => plan.Interval, IsDefault: true),
            new("enabled", SearchFieldKind.Boolean, plan => !anyActive ? null : plan.Enabled == true ? "true" : "false"),
            new("organization_id", SearchFieldKind.Number, plan => plan.Organization.Id.ToString(CultureInfo.InvariantCulture)),
        ];
    }
}
