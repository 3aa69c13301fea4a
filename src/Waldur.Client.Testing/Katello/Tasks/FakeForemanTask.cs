namespace Waldur.Client.Testing;

/// <summary>The run of a sync plan in a fake Katello, as it was when it was asked for.</summary>
public sealed class FakeForemanTask
{
    internal const string Planned = "planned";
    internal const string Running = "running";
    internal const string Paused = "paused";
    internal const string Stopped = "stopped";

    private readonly FakeSyncOutcome _script;
    private DateTimeOffset _runFrom;
    private bool _isResumed;

    internal FakeForemanTask(Guid id, FakeSyncPlan plan, FakeKatelloUser user, DateTimeOffset started, FakeSyncOutcome script)
    {
        Id = id;
        SyncPlanId = plan.Id;
        SyncPlanName = plan.Name;
        User = user;
        Started = started;
        _script = script;
        _runFrom = started + script.StartDelay;
    }

    /// <summary>The id.</summary>
    public Guid Id { get; }

    /// <summary>The id of the sync plan.</summary>
    public int SyncPlanId { get; }

    /// <summary>The name that the sync plan had.</summary>
    public string SyncPlanName { get; }

    /// <summary>The login of the user who started the run.</summary>
    public string Username => User.Login;

    /// <summary>The ids of the products that are synchronised; those that the user may not synchronise are missing.</summary>
    public IReadOnlyList<int> ProductIds { get; internal init; } = [];

    /// <summary>When the run was started.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>When the run ended; null while it goes on, and while it is paused.</summary>
    public DateTimeOffset? Ended { get; private set; }

    /// <summary><c>planned</c>, <c>running</c>, <c>paused</c> or <c>stopped</c>.</summary>
    public string State { get; private set; } = Planned;

    /// <summary><c>pending</c>, <c>success</c>, <c>warning</c>, <c>error</c> or <c>cancelled</c>.</summary>
    public string Result { get; private set; } = "pending";

    /// <summary>How much is done, from 0 to 1.</summary>
    public double Progress { get; private set; }

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyList<string> Errors => Result is "warning" or "error" ? _script.Failures : [];

    internal FakeKatelloUser User { get; }

    internal bool ErrorsAsText => _script.ErrorsAsText;

    internal bool IsResumable => State == Paused;

    internal bool IsCancellable => State == Running;

    internal int Failed => Math.Min(Errors.Count, ProductIds.Count);

    internal int Succeeded => (int)(Progress * (ProductIds.Count - Failed));

    /// <summary>Brings the task to where it is at an instant.</summary>
    internal void Advance(DateTimeOffset now)
    {
        if (State is Stopped or Paused || now < _runFrom)
        {
            return;
        }

        State = Running;
        var end = _runFrom + (ProductIds.Count == 0 ? TimeSpan.Zero : _script.Duration);
        if (now < end || (!_script.Ends && ProductIds.Count > 0))
        {
            Progress = _script.Ends ? (now - _runFrom) / _script.Duration : 0.5;
            return;
        }

        if (_isResumed || ProductIds.Count == 0)
        {
            Stop("success", end);
        }
        else if (_script.State == Paused)
        {
            (State, Result, Progress) = (Paused, _script.Result, 0.5);
        }
        else
        {
            Stop(_script.Result, end);
        }
    }

    internal void Cancel(DateTimeOffset now) => Stop("cancelled", now);

    internal void Resume(DateTimeOffset now)
    {
        (State, Result, Progress) = (Running, "pending", 0);
        _isResumed = true;
        _runFrom = now;
    }

    internal FakeForemanTask Copy() => (FakeForemanTask)MemberwiseClone();

    /// <summary>How the synchronisation of one product goes, in the server's words.</summary>
    internal string SyncState(int productId)
    {
        if (State != Stopped)
        {
            return State switch
            {
                Planned => "planning",
                Paused => "Paused",
                _ => "Running",
            };
        }

        var failed = Result == "error" || ProductIds.Take(Failed).Contains(productId);
        return Result == "cancelled" ? "Canceled" : failed ? "Sync Incomplete" : "Syncing Complete.";
    }

    /// <summary>State and result of the part of one product; the products that fail come first, then they go one after the other.</summary>
    internal (string State, string Result) PartState(int index)
    {
        if (State == Planned)
        {
            return (Planned, "pending");
        }

        if (index < Failed)
        {
            return (State == Paused ? Paused : Stopped, "error");
        }

        return index - Failed < Succeeded ? (Stopped, "success") : State == Stopped ? (Stopped, Result) : (Running, "pending");
    }

    private void Stop(string result, DateTimeOffset at)
    {
        (State, Result, Ended) = (Stopped, result, at);
        Progress = result == "cancelled" ? Progress : 1;
    }
}
