using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>What a fake Katello holds. Only used under the server's lock.</summary>
[SuppressMessage("Security", "CA5394", Justification = "Ids are to be repeatable from the seed, not unpredictable")]
internal sealed class KatelloState(FakeKatelloRelease release, TimeProvider timeProvider, int seed)
{
    private readonly Random _random = new(seed);
    private int _lastId;
    private int _lastLogic;

    public FakeKatelloRelease Release => release;

    public DateTimeOffset Now => WholeSeconds(timeProvider.GetUtcNow());

    public DateTimeOffset Instant => timeProvider.GetUtcNow();

    public List<FakeKatelloUser> Users { get; } = [];

    public List<FakeKatelloOrganization> Organizations { get; } = [];

    public List<FakeProduct> Products { get; } = [];

    public List<FakeSyncPlan> SyncPlans { get; } = [];

    public List<FakeForemanTask> Tasks { get; } = [];

    public int DefaultPageSize { get; set; } = 20;

    /// <summary>Tasks as recordings show them, which stay as they are.</summary>
    public List<JsonObject> RecordedTasks { get; } = [];

    public int NewId() => ++_lastId;

    /// <summary>A given id, or a new one; later ones are larger.</summary>
    public int TakeId(int? id)
    {
        _lastId = Math.Max(_lastId, id ?? 0);
        return id ?? NewId();
    }

    public RecurringLogic NewLogic(string cronLine, CronSchedule schedule, bool enabled, int? id = null) => new(TakeLogicId(id), cronLine, schedule)
    {
        State = enabled ? RecurringLogicState.Active : RecurringLogicState.Disabled,
    };

    public Guid NewUuid()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    public string NewToken() => Convert.ToBase64String(NewUuid().ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public string NewCandlepinId() => _random.NextInt64(100_000_000_000, 1_000_000_000_000).ToString(CultureInfo.InvariantCulture);

    public IEnumerable<FakeProduct> ProductsOf(FakeSyncPlan plan) =>
        Products.Where(product => product.Plan == plan).OrderBy(product => product.Id);

    public FakeForemanTask? LockingTask(FakeSyncPlan plan) =>
        Tasks.Find(task => task.SyncPlanId == plan.Id && task.State != FakeForemanTask.Stopped);

    /// <summary>Brings the tasks to where they are by now.</summary>
    public void Refresh()
    {
        foreach (var task in Tasks)
        {
            task.Advance(Instant);
        }
    }

    private int TakeLogicId(int? id)
    {
        _lastLogic = Math.Max(_lastLogic + (id is null ? 1 : 0), id ?? 0);
        return id ?? _lastLogic;
    }

    // The server's columns keep fractions of seconds; none of its responses shows them.
    private static DateTimeOffset WholeSeconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
