namespace Waldur.Client.Testing;

/// <summary>Creates sync plans. The server fails on most bad input, before it looks at the name.</summary>
internal static class SyncPlanCreateHandler
{
    public static void AddTo(RouteTable<KatelloAction> routes) =>
        routes.Add("POST", SyncPlanPaths.InOrganization, new KatelloAction("create_sync_plans", Create));

    private static FakeResponse Create(KatelloCall call)
    {
        var organization = call.RequiredOrganization();
        if (!call.User.Can("create_recurring_logics"))
        {
            throw KatelloErrors.Forbidden("create_recurring_logics");
        }

        var input = SyncPlanInput.Read(call);
        var syncDate = input.SyncDate(call) ?? throw call.Problem(500, "undefined method `to_time' for nil:NilClass");
        var plan = new FakeSyncPlan(call.State.NewId(), organization, call.Now)
        {
            Name = input.Text("name") ?? "",
            Description = input.Text("description"),
            Interval = Interval(call, input),
            SyncDate = syncDate,
            CronExpression = input.Text("cron_expression"),
        };
        if (plan.Interval != SyncSchedule.CustomCron && plan.CronExpression is not null)
        {
            plan.CronExpression = "";
        }

        var logic = SyncPlanRules.NewLogic(call, plan, input.Enabled ?? true);
        SyncPlanRules.CheckName(call, organization, plan.Name, null);
        plan.Logic = logic;
        call.State.SyncPlans.Add(plan);
        return KatelloJson.Single(call.Release.CreateStatus, SyncPlanJson.Write(plan, call));
    }

    private static string Interval(KatelloCall call, SyncPlanInput input)
    {
        var interval = input.Text("interval") ?? throw call.Problem(500, "Interval cannot be nil");
        return SyncSchedule.Intervals.Contains(interval) ? interval : throw call.Problem(500, "Interval not set correctly");
    }
}
