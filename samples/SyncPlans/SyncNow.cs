using System.Globalization;
using Spectre.Console;
using Waldur.Client.Katello;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Samples;

/// <summary>Synchronises a plan now, and shows how far the server is.</summary>
internal sealed class SyncNow(IKatelloClient katello)
{
    private static readonly WaitOptions Often = new()
    {
        Interval = TimeSpan.FromSeconds(0.5),
        MaxInterval = TimeSpan.FromSeconds(5),
        Timeout = TimeSpan.FromHours(12),
    };

    /// <returns>The program's status: whether all was synchronised.</returns>
    public async Task<int> RunAsync(SyncPlan plan, CancellationToken stop)
    {
        SyncRun run;
        try
        {
            run = await katello.SyncPlans.SyncAsync(plan, stop);
        }
        catch (SyncPlanLockedException error)
        {
            await Console.Error.WriteLineAsync(Screen.OneLine(
                $"'{plan.Name}' or one of its products is being synchronised already{Tasks(error)}: {error.ServerDetail ?? error.Message}"));
            return Sample.Failed;
        }

        Screen.Line($"Synchronising '{plan.Name}', task {run.TaskId ?? "unknown"}{(run.IsLookedUp ? " (found after the response was lost)" : "")}");
        var result = await FollowAsync(run, stop);
        if (result.IsSucceeded)
        {
            Screen.Line($"Synchronised {plan.Products.Count} products");
            return Sample.Ok;
        }

        await Console.Error.WriteLineAsync(Screen.OneLine(Describe(plan, result)));
        return result.Outcome == TaskOutcome.WaitCancelled ? Sample.Interrupted : Sample.Failed;
    }

    private static string Tasks(SyncPlanLockedException error) =>
        error.RunningTaskIds.Count == 0 ? "" : $" (task {string.Join(", ", error.RunningTaskIds)})";

    private static string Describe(SyncPlan plan, TaskResult result) => result.Outcome switch
    {
        TaskOutcome.WaitCancelled => $"Interrupted; the synchronisation of '{plan.Name}' goes on.",
        TaskOutcome.NotFollowed => $"The synchronisation of '{plan.Name}' was started but cannot be followed: {result.Error?.Message}",
        _ when result.Messages.Count > 0 => $"The synchronisation of '{plan.Name}' ended as {result.Outcome}: {string.Join("; ", result.Messages)}",
        _ => $"The synchronisation of '{plan.Name}' ended as {result}",
    };

    private static async Task<TaskResult> FollowAsync(SyncRun run, CancellationToken stop)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi)
        {
            return await run.WaitAsync(Often, new InlineProgress<ForemanTask>(ReportPlainly), stop);
        }

        return await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("planned", maxValue: 1);
                return await run.WaitAsync(Often, new InlineProgress<ForemanTask>(task => Draw(bar, task)), stop);
            });
    }

    private static void ReportPlainly(ForemanTask task) =>
        Screen.Line(string.Create(CultureInfo.InvariantCulture, $"{task.State.Value}, {task.Progress:0 %}"));

    private static void Draw(ProgressTask bar, ForemanTask task)
    {
        bar.Description = Markup.Escape(Screen.OneLine(task.State.Value));
        bar.Value = Math.Max(bar.Value, task.Progress);
    }
}
