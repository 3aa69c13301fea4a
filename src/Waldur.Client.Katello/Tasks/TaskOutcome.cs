using System.Text.Json.Serialization;

namespace Waldur.Client.Katello;

/// <summary>How a task ended, or why waiting for it stopped.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TaskOutcome>))]
public enum TaskOutcome
{
    /// <summary>It stopped with success. A sync that had nothing to do succeeds too.</summary>
    Succeeded,

    /// <summary>It stopped with a warning: some parts failed, as a sync plan's run reports a repository that failed.</summary>
    Warning,

    /// <summary>It stopped with an error.</summary>
    Failed,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,

    /// <summary>It paused after an error and waits for somebody to resume it.</summary>
    Paused,

    /// <summary>It was started but the caller may not follow it, for want of the permission <c>view_foreman_tasks</c>; it goes on.</summary>
    NotFollowed,

    /// <summary>The server has no task of this id, or hides it from the caller.</summary>
    NotFound,

    /// <summary>The time for waiting passed; the task goes on.</summary>
    DeadlineReached,

    /// <summary>The caller stopped waiting; the task goes on.</summary>
    WaitCancelled,
}
