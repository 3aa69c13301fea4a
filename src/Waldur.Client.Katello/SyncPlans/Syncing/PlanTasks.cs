using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Waldur.Client.Core;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>The tasks that synchronise a plan, among all tasks of the server.</summary>
internal sealed partial class PlanTasks(KatelloClient katello)
{
    private const string Label = "Actions::Katello::SyncPlan::Run";

    // The server writes whole seconds, and so do its responses' dates.
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(2);

    /// <summary>The task of a plan that began within a time; null where there is none.</summary>
    /// <param name="plan">The plan's id.</param>
    /// <param name="since">How long ago it may have begun, by this client's clock; the server's says when that was.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<ForemanTask?> FindStartedAsync(int plan, Func<TimeSpan> since, CancellationToken cancellationToken)
    {
        var (tasks, now) = await ReadAsync(plan, cancellationToken).ConfigureAwait(false);
        var earliest = now - since() - Rounding;
        return tasks.FirstOrDefault(task => earliest is null ? IsRunning(task) : task.StartedAt >= earliest && HasBegun(task));
    }

    /// <summary>The ids of the tasks of a plan that run now; none where they cannot be read.</summary>
    public async Task<IReadOnlyList<string>> FindRunningAsync(int plan, CancellationToken cancellationToken)
    {
        try
        {
            var (tasks, _) = await ReadAsync(plan, cancellationToken).ConfigureAwait(false);
            return [.. tasks.Where(IsRunning).Select(task => task.Id)];
        }
        catch (ApiException)
        {
            return [];
        }
    }

    /// <summary>The tasks that the server names where it refuses a lock.</summary>
    public static IReadOnlyList<string> NamedIn(string? text) =>
        text is null ? [] : [.. TaskLink().Matches(text).Select(match => match.Groups["id"].Value.ToLowerInvariant()).Distinct()];

    private async Task<(List<ForemanTask> Tasks, DateTimeOffset? ServerTime)> ReadAsync(int plan, CancellationToken cancellationToken)
    {
        // The latest come first: among a page of them is the run that was started a moment ago. Every plan that is enabled has a task that
        // waits for its time, and those come before all others: on a server with many plans they would be all that is on the page.
        var query = new ForemanTasksApiTasksQuery
        {
            Search = $"label = {SearchExpression.Quote(Label)} and state != scheduled",
            Page = 1,
            PerPage = 100,
        };
        var response = await katello.ForemanTasks.Api.Tasks.GetAsync(query, cancellationToken).ConfigureAwait(false);
        DateTimeOffset? now = DateTimeOffset.TryParse(response.Headers["Date"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
        return ([.. response.Value.Results.Where(task => IsOf(plan, task))], now);
    }

    private static bool IsOf(int plan, ForemanTask task) =>
        task.Input is { } input
        && JsonMembers.Find(input.ToElement(), "sync_plan"u8) is { } subject
        && JsonMembers.Find(subject, "id"u8) is { ValueKind: JsonValueKind.Number } id
        && id.TryGetInt32(out var number)
        && number == plan;

    // A plan that is enabled has a task that waits for its time: it does nothing yet.
    private static bool HasBegun(ForemanTask task) => task.State != ForemanTaskState.Scheduled && task.StartedAt is not null;

    private static bool IsRunning(ForemanTask task) => HasBegun(task) && task.State != ForemanTaskState.Stopped;

    [GeneratedRegex("tasks/(?<id>[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})", RegexOptions.None, 1000)]
    private static partial Regex TaskLink();
}
