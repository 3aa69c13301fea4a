namespace Waldur.Client.Testing;

/// <summary>The schedule behind a sync plan.</summary>
internal sealed class RecurringLogic(int id, string cronLine, CronSchedule schedule)
{
    public int Id => id;

    public string CronLine => cronLine;

    public RecurringLogicState State { get; set; }

    /// <summary>The next run: after now, and not before the sync date.</summary>
    public DateTimeOffset? Next(DateTimeOffset now, DateTimeOffset notBefore) =>
        schedule.Next(notBefore > now ? notBefore.AddTicks(-1) : now);

    public RecurringLogic Copy() => new(id, cronLine, schedule) { State = State };
}
