using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>What a task's state and result mean.</summary>
internal static class TaskStates
{
    // A paused task still calls itself pending: only its state says that nothing more happens by itself.
    public static bool HasEnded(ForemanTask task) => task.State == ForemanTaskState.Stopped || task.State == ForemanTaskState.Paused;

    public static TaskOutcome OutcomeOf(ForemanTask task)
    {
        if (task.State == ForemanTaskState.Paused)
        {
            return TaskOutcome.Paused;
        }

        return task.Result == ForemanTaskResult.Success ? TaskOutcome.Succeeded
            : task.Result == ForemanTaskResult.Warning ? TaskOutcome.Warning
            : task.Result == ForemanTaskResult.Cancelled ? TaskOutcome.Cancelled
            : TaskOutcome.Failed;
    }
}
