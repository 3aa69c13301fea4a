namespace Waldur.Client.Testing;

/// <summary>Changes sync plans. A change of the schedule makes a new one, enabled unless it is said otherwise.</summary>
internal static class SyncPlanUpdateHandler
{
    public static void AddTo(RouteTable<KatelloAction> routes)
    {
        var update = new KatelloAction("edit_sync_plans", Update);
        routes.Add("PUT", SyncPlanPaths.InOrganization + "/{id}", update).Add("PUT", SyncPlanPaths.Flat + "/{id}", update);
    }

    private static FakeResponse Update(KatelloCall call)
    {
        var plan = SyncPlanFinder.Find(call, "edit_sync_plans");
        var input = SyncPlanInput.Read(call);
        SyncPlanRules.Prune(call, plan);
        var draft = Draft(call, plan, input);
        if (IsOtherSchedule(plan, draft))
        {
            var enabled = input.Enabled ?? (call.Release.ScheduleChangeEnables || plan.Enabled == true);
            draft.Logic = SyncPlanRules.NewLogic(call, draft, enabled);
            Apply(call, plan, draft);
            return Response(call, plan);
        }

        Apply(call, plan, draft);
        return input.Enabled is { } wanted ? Switch(call, plan, wanted) : Response(call, plan);
    }

    // The organization is only compared once everything is stored.
    private static FakeResponse Response(KatelloCall call, FakeSyncPlan plan)
    {
        SyncPlanFinder.CheckOrganization(call, plan);
        return KatelloJson.Single(200, SyncPlanJson.Write(plan, call, isUpdate: true));
    }

    private static FakeSyncPlan Draft(KatelloCall call, FakeSyncPlan plan, SyncPlanInput input)
    {
        var draft = plan.Copy([]);
        draft.Logic = plan.Logic;
        draft.SyncDate = input.SyncDate(call)
            ?? (input.Has("sync_date") ? throw call.Invalid("sync_date", "can't be blank") : plan.SyncDate);
        draft.Name = input.Has("name") ? input.Text("name") ?? "" : plan.Name;
        draft.Description = input.Has("description") ? input.Text("description") : plan.Description;
        draft.Interval = input.Has("interval") ? input.Text("interval") ?? "" : plan.Interval;
        draft.CronExpression = input.Has("cron_expression") ? input.Text("cron_expression") : plan.CronExpression;
        SyncPlanRules.CheckName(call, plan.Organization, draft.Name, plan);
        if (!SyncSchedule.Intervals.Contains(draft.Interval))
        {
            throw call.Invalid("interval", "is not included in the list");
        }

        CheckCron(call, plan, draft);
        return draft;
    }

    private static void CheckCron(KatelloCall call, FakeSyncPlan plan, FakeSyncPlan draft)
    {
        if (draft.Interval == SyncSchedule.CustomCron)
        {
            return;
        }

        if (plan.Interval == SyncSchedule.CustomCron)
        {
            draft.CronExpression = "";
        }
        else if (!string.IsNullOrWhiteSpace(draft.CronExpression))
        {
            throw call.Invalid("base", "Custom cron expression only needs to be set for interval value of custom cron");
        }
        else if (call.Release.EmptiesCronOnUpdate)
        {
            draft.CronExpression = "";
        }
    }

    private static bool IsOtherSchedule(FakeSyncPlan plan, FakeSyncPlan draft) =>
        plan.Interval != draft.Interval
        || plan.SyncDate != draft.SyncDate
        || (plan.CronExpression ?? "") != (draft.CronExpression ?? "");

    private static void Apply(KatelloCall call, FakeSyncPlan plan, FakeSyncPlan draft)
    {
        if (plan.Name != draft.Name || plan.Description != draft.Description || IsOtherSchedule(plan, draft))
        {
            plan.Updated = call.Now;
        }

        if (plan.Logic is not null && plan.Logic != draft.Logic)
        {
            plan.Logic.State = RecurringLogicState.Cancelled;
        }

        plan.Name = draft.Name;
        plan.Description = draft.Description;
        plan.Interval = draft.Interval;
        plan.SyncDate = draft.SyncDate;
        plan.CronExpression = draft.CronExpression;
        plan.Logic = draft.Logic;
    }

    private static FakeResponse Switch(KatelloCall call, FakeSyncPlan plan, bool enabled)
    {
        if (plan.Logic is not { State: not RecurringLogicState.Cancelled } logic)
        {
            // There is nothing left to switch on, so a new schedule takes its place; switching off changes nothing.
            plan.Logic = enabled ? SyncPlanRules.NewLogic(call, plan, enabled) : plan.Logic;
            return Response(call, plan);
        }

        var before = logic.State;
        logic.State = enabled ? RecurringLogicState.Active : RecurringLogicState.Disabled;
        try
        {
            return Response(call, plan);
        }
        finally
        {
            // Without the right to edit schedules the change is rolled back after the response was made from memory.
            logic.State = call.User.Can("edit_recurring_logics") ? logic.State : before;
        }
    }
}
