using System.Globalization;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>
/// Finds out which sync date a plan has. Katello 3.17 to 4.8 write it without an offset for a user with a time zone. The other
/// times of the row carry the user's offset, though not that of the date's season, and the server filters by exact dates: so the dates
/// that the text may mean are asked for until one is found.
/// </summary>
internal sealed class SyncDateReader(SyncPlanCalls calls)
{
    private const string Field = "sync_date";

    // By how much an offset changes with the season, and by laws since the date was set.
    private static readonly TimeSpan[] Shifts =
        [TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromHours(-1), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(-30), TimeSpan.FromHours(2), TimeSpan.FromHours(-2)];

    public async Task<KnownSyncDate> ReadAsync(SyncPlan plan, DateTimeOffset desired, CancellationToken cancellationToken)
    {
        if (plan.SyncDate is not null || !plan.AdditionalData.TryGetValue(Field, out var raw))
        {
            return KnownSyncDate.From(plan.SyncDate);
        }

        var text = raw.ToString().Trim('"');
        if (!DateTime.TryParseExact(text, "ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return KnownSyncDate.Unknown;
        }

        var candidates = Candidates(plan, local).ToList();
        var wanted = SyncDates.Text(desired);
        var mayBeEqual = candidates.Exists(candidate => SyncDates.Text(candidate) == wanted);
        if (!mayBeEqual)
        {
            return new KnownSyncDate(true, text);
        }

        // A server that does not filter finds the plan under any date, also one that the text cannot mean.
        if (await HasDateAsync(plan, desired.AddMinutes(7), cancellationToken).ConfigureAwait(false))
        {
            return KnownSyncDate.Unknown;
        }

        foreach (var candidate in candidates.OrderByDescending(candidate => SyncDates.Text(candidate) == wanted))
        {
            if (await HasDateAsync(plan, candidate, cancellationToken).ConfigureAwait(false))
            {
                return KnownSyncDate.From(candidate);
            }
        }

        return KnownSyncDate.Unknown;
    }

    private static IEnumerable<DateTimeOffset> Candidates(SyncPlan plan, DateTime local)
    {
        DateTimeOffset?[] times = [plan.CreatedAt, plan.UpdatedAt, plan.NextSync];
        var offsets = times.OfType<DateTimeOffset>().Select(time => time.Offset).Distinct().ToList();
        return offsets.SelectMany(offset => Shifts.Select(shift => offset + shift))
            .Distinct()
            .Where(offset => offset >= TimeSpan.FromHours(-14) && offset <= TimeSpan.FromHours(14))
            .Where(offset => local.Ticks - offset.Ticks >= 0 && local.Ticks - offset.Ticks <= DateTime.MaxValue.Ticks)
            .Select(offset => new DateTimeOffset(local, offset));
    }

    private async Task<bool> HasDateAsync(SyncPlan plan, DateTimeOffset date, CancellationToken cancellationToken)
    {
        var filter = new SyncPlanFilter { Name = plan.Name, SyncDate = date };
        var found = await calls.ReadAllAsync(plan.OrganizationId, filter, cancellationToken).ConfigureAwait(false);
        return found.Exists(other => other.Id == plan.Id);
    }
}
