using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <content>What tests put into the server, and do to it from behind.</content>
public sealed partial class FakeKatelloServer
{
    /// <summary>How many rows a page has when the request does not say; 20 at first.</summary>
    public int DefaultPageSize
    {
        get => Locked(state => state.DefaultPageSize);
        set => Locked(state => state.DefaultPageSize = value);
    }

    /// <summary>How many wrong logins within five minutes make the server refuse all logins; 30 at first.</summary>
    public int FailedLoginLimit
    {
        get => Locked(_ => _authenticator.FailureLimit);
        set => Locked(_ => _authenticator.FailureLimit = value);
    }

    /// <summary>Adds an organization.</summary>
    /// <param name="name">The name.</param>
    /// <param name="recorded">What a recording shows of it; made up when left out.</param>
    /// <returns>The organization.</returns>
    /// <exception cref="ArgumentException">The id is taken.</exception>
    public FakeKatelloOrganization AddOrganization(string name, FakeRecorded? recorded = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Locked(state =>
        {
            ThrowIfTaken(state.Organizations.Exists(row => row.Id == recorded?.Id));
            var created = recorded?.Created ?? state.Now;
            return Add(state.Organizations, new(state.TakeId(recorded?.Id), name, recorded?.Label ?? KatelloLabel.Of(name), created)
            {
                Description = recorded?.Description,
                Updated = recorded?.Updated ?? created,
            });
        });
    }

    /// <summary>Adds a product.</summary>
    /// <param name="organization">Its organization.</param>
    /// <param name="name">The name.</param>
    /// <param name="repositoryCount">How many repositories it has.</param>
    /// <param name="isRedHat">Whether Red Hat provides it; without repositories it then counts as disabled.</param>
    /// <param name="description">The description.</param>
    /// <param name="recorded">What a recording shows of it; made up when left out.</param>
    /// <returns>The product as it is now.</returns>
    /// <exception cref="ArgumentException">The id is taken.</exception>
    public FakeProduct AddProduct(
        FakeKatelloOrganization organization,
        string name,
        int repositoryCount = 1,
        bool isRedHat = false,
        string? description = null,
        FakeRecorded? recorded = null)
    {
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(name);
        return Locked(state =>
        {
            ThrowIfTaken(state.Products.Exists(row => row.Id == recorded?.Id));
            var created = recorded?.Created ?? state.Now;
            var candlepinId = recorded?.CandlepinId ?? state.NewCandlepinId();
            return Add(state.Products, new(state.TakeId(recorded?.Id), candlepinId, organization, name, created)
            {
                RepositoryCount = repositoryCount,
                IsRedHat = isRedHat,
                Description = description ?? recorded?.Description,
                Label = recorded?.Label!,
                Updated = recorded?.Updated ?? created,
                RecordedSyncState = recorded?.SyncState,
                LastSync = recorded?.LastSync,
            }).Copy();
        });
    }

    /// <summary>Changes how many repositories a product has.</summary>
    /// <param name="productId">The id of the product.</param>
    /// <param name="count">How many it has from now on.</param>
    /// <exception cref="ArgumentException">There is no such product.</exception>
    public void SetRepositoryCount(int productId, int count)
    {
        lock (Sync)
        {
            FindProduct(productId).RepositoryCount = count;
        }
    }

    /// <summary>Adds a sync plan.</summary>
    /// <param name="organization">Its organization.</param>
    /// <param name="name">The name.</param>
    /// <param name="interval"><c>hourly</c>, <c>daily</c>, <c>weekly</c> or <c>custom cron</c>.</param>
    /// <param name="syncDate">The start of the schedule; midnight of the day before when left out.</param>
    /// <param name="enabled">Whether it runs.</param>
    /// <param name="cronExpression">The cron line of a plan with <c>custom cron</c>.</param>
    /// <param name="recorded">What a recording shows of it; made up when left out.</param>
    /// <param name="productIds">The ids of its products, which leave the plans that they were in.</param>
    /// <returns>The plan as it is now.</returns>
    /// <exception cref="ArgumentException">The interval or cron line is wrong, or there is no such product.</exception>
    public FakeSyncPlan AddSyncPlan(
        FakeKatelloOrganization organization,
        string name,
        string interval = "daily",
        DateTimeOffset? syncDate = null,
        bool enabled = true,
        string? cronExpression = null,
        FakeRecorded? recorded = null,
        params int[] productIds)
    {
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(productIds);
        lock (Sync)
        {
            var date = syncDate ?? new DateTimeOffset(_state.Now.UtcDateTime.Date.AddDays(-1), TimeSpan.Zero);
            var line = SyncSchedule.CronLine(interval, date, cronExpression, TimeZoneInfo.Utc);
            var schedule = SyncSchedule.Intervals.Contains(interval) ? CronSchedule.Parse(line, Release.KnowsFugitCron) : null;
            var products = productIds.Select(FindProduct).ToArray();
            ThrowIfTaken(_state.SyncPlans.Exists(row => row.Id == recorded?.Id));
            var created = recorded?.Created ?? _state.Now;
            var plan = Add(_state.SyncPlans, new(_state.TakeId(recorded?.Id), organization, created)
            {
                Name = name,
                Description = recorded?.Description,
                Updated = recorded?.Updated ?? created,
                Interval = interval,
                SyncDate = date.ToUniversalTime(),
                CronExpression = cronExpression,
                Logic = _state.NewLogic(
                    line,
                    schedule ?? throw new ArgumentException("Neither interval nor cron line make a schedule.", nameof(interval)),
                    enabled,
                    recorded?.RecurringLogicId),
            });
            foreach (var product in products)
            {
                product.Plan = plan;
            }

            return plan.Copy(_state.ProductsOf(plan));
        }
    }

    /// <summary>Cancels the schedule behind a plan: the plan is off, and enabling it makes a new schedule.</summary>
    /// <param name="syncPlanId">The id of the plan.</param>
    /// <exception cref="ArgumentException">There is no such plan.</exception>
    public void CancelRecurringLogic(int syncPlanId)
    {
        lock (Sync)
        {
            if (FindSyncPlan(syncPlanId).Logic is { } logic)
            {
                logic.State = RecurringLogicState.Cancelled;
            }
        }
    }

    /// <summary>Takes the schedule behind a plan away, as upgrades did: <c>enabled</c> becomes null.</summary>
    /// <param name="syncPlanId">The id of the plan.</param>
    /// <exception cref="ArgumentException">There is no such plan.</exception>
    public void LoseRecurringLogic(int syncPlanId)
    {
        lock (Sync)
        {
            FindSyncPlan(syncPlanId).Logic = null;
        }
    }

    /// <summary>Adds a task of any kind as a recording shows it: it is read and listed, and stays as it is.</summary>
    /// <param name="json">The task in the server's own JSON, with its <c>id</c>.</param>
    /// <exception cref="ArgumentException">The text is no object with an id.</exception>
    public void AddTask(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonObject? task;
        try
        {
            task = JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException error)
        {
            throw new ArgumentException("The task is no JSON.", nameof(json), error);
        }

        if (KatelloBody.ToText(task?["id"]) is not { Length: > 0 })
        {
            throw new ArgumentException("The task is no object with an id.", nameof(json));
        }

        Locked(state => Add(state.RecordedTasks, task!));
    }

    /// <summary>Resumes a paused task, as somebody does in the web pages: it runs again, and succeeds.</summary>
    /// <param name="taskId">The id of the task.</param>
    /// <exception cref="ArgumentException">There is no such task, or it is not paused.</exception>
    public void ResumeTask(Guid taskId)
    {
        lock (Sync)
        {
            var task = FindTask(taskId);
            if (!task.IsResumable)
            {
                throw new ArgumentException("The task is not paused.", nameof(taskId));
            }

            task.Resume(_state.Instant);
        }
    }

    /// <summary>Cancels a task, as somebody does in the web pages. A task that has stopped stays as it is.</summary>
    /// <param name="taskId">The id of the task.</param>
    /// <exception cref="ArgumentException">There is no such task.</exception>
    public void CancelTask(Guid taskId)
    {
        lock (Sync)
        {
            var task = FindTask(taskId);
            if (task.State != FakeForemanTask.Stopped)
            {
                task.Cancel(_state.Instant);
            }
        }
    }

    /// <summary>Forgets a task, as the server's nightly cleaning does.</summary>
    /// <param name="taskId">The id of the task.</param>
    /// <exception cref="ArgumentException">There is no such task.</exception>
    public void RemoveTask(Guid taskId)
    {
        lock (Sync)
        {
            _state.Tasks.Remove(FindTask(taskId));
        }
    }

    private static void ThrowIfTaken(bool isTaken)
    {
        if (isTaken)
        {
            throw new InvalidOperationException("The id is taken.");
        }
    }

    private static T Add<T>(List<T> rows, T row)
    {
        rows.Add(row);
        return row;
    }

    private T Locked<T>(Func<KatelloState, T> act)
    {
        lock (Sync)
        {
            return act(_state);
        }
    }

    private FakeProduct FindProduct(int id) => _state.Products.Find(product => product.Id == id)
        ?? throw new ArgumentException($"There is no product {id}.", nameof(id));

    private FakeSyncPlan FindSyncPlan(int id) => _state.SyncPlans.Find(plan => plan.Id == id)
        ?? throw new ArgumentException($"There is no sync plan {id}.", nameof(id));

    private FakeForemanTask FindTask(Guid id)
    {
        _state.Refresh();
        return _state.Tasks.Find(task => task.Id == id) ?? throw new ArgumentException($"There is no task {id}.", nameof(id));
    }
}
