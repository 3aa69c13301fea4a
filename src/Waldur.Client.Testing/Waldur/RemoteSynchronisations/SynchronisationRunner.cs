namespace Waldur.Client.Testing;

/// <summary>Does what a run of a remote synchronisation does to the state.</summary>
internal static class SynchronisationRunner
{
    public static void Store(WaldurState state, FakeRemoteSynchronisation row, FakeSynchronisationOutcome outcome)
    {
        row.State = outcome.State;
        row.ErrorMessage = outcome.ErrorMessage;
        row.LastOutput = string.Join('\n', outcome.Output ?? Pull(state, row));
        row.LastExecution = row.Modified = state.Now;
    }

    /// <summary>Leaves the marks of a run that began and never ended.</summary>
    public static void LeaveProcessing(WaldurState state, FakeRemoteSynchronisation row)
    {
        row.State = "Processing";
        row.ErrorMessage = "";
        row.LastOutput = "";
        row.Modified = state.Now;
    }

    private static List<string> Pull(WaldurState state, FakeRemoteSynchronisation row)
    {
        var lines = new List<string>();
        var seen = state.PulledOfferings.TryGetValue(row.Uuid, out var before) ? before : [];
        var now = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mapping in row.Categories)
        {
            lines.Add($"Category {mapping.RemoteCategoryName} has been pulled into {mapping.LocalCategory.Title}.");
            var remote = state.RemoteCategories.Find(category => category.Uuid == mapping.RemoteCategory);
            foreach (var offering in remote?.Offerings ?? [])
            {
                now.Add(offering);
                lines.Add($"Offering {offering} has been {(seen.Contains(offering) ? "updated" : "created")}.");
            }
        }

        lines.AddRange(seen.Except(now).Select(gone => $"Offering {gone} has been archived as it no longer exists in remote."));
        state.PulledOfferings[row.Uuid] = now;
        return lines;
    }
}
