namespace Waldur.Client.Testing;

/// <summary>What sync plans have to obey.</summary>
internal static class SyncPlanRules
{
    private const int MaxNameLength = 255;

    public static void CheckName(KatelloCall call, FakeKatelloOrganization organization, string? name, FakeSyncPlan? self)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw call.Invalid("name", "can't be blank");
        }

        if (name.EnumerateRunes().Count() > MaxNameLength)
        {
            throw call.Invalid("name", "is too long (maximum is 255 characters)");
        }

        if (name.Trim().Length < name.Length)
        {
            throw call.Invalid("name", "must not have blanks at the beginning or the end");
        }

        if (call.State.SyncPlans.Exists(other => other != self && other.Organization == organization && other.Name == name))
        {
            throw call.Invalid("name", "has already been taken");
        }
    }

    /// <summary>Makes the schedule behind a plan.</summary>
    /// <exception cref="ProblemException">The cron line is wrong: the server fails.</exception>
    public static RecurringLogic NewLogic(KatelloCall call, FakeSyncPlan plan, bool enabled)
    {
        var line = SyncSchedule.CronLine(plan.Interval, plan.SyncDate, plan.CronExpression, call.Times.Zone);
        var schedule = CronSchedule.Parse(line, call.Release.KnowsFugitCron)
            ?? throw call.Problem(500, "Cron expression is not valid!");
        return call.State.NewLogic(line, schedule, enabled);
    }

    /// <summary>Takes disabled and empty products out of a plan, as newer servers do before every change.</summary>
    public static void Prune(KatelloCall call, FakeSyncPlan plan)
    {
        if (!call.Release.PrunesProducts)
        {
            return;
        }

        foreach (var product in call.State.ProductsOf(plan).Where(product => product.RepositoryCount == 0).ToArray())
        {
            Move(call, product, null);
        }
    }

    public static void Move(KatelloCall call, FakeProduct product, FakeSyncPlan? plan)
    {
        if (product.Plan != plan)
        {
            product.Plan = plan;
            product.Updated = call.Now;
        }
    }
}
