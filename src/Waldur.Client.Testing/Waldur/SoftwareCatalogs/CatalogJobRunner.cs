namespace Waldur.Client.Testing;

/// <summary>Plans and does what an import or update of a catalog does to the state.</summary>
internal sealed class CatalogJobRunner(WaldurState state, FakeCatalogJobs jobs)
{
    public void PlanImport(CatalogLoader loader)
    {
        var outcome = jobs.Next(loader.Name);
        state.Jobs.Add(state.Now + jobs.StartDelay, at => Import(loader, outcome, at));
    }

    public void PlanUpdate(FakeSoftwareCatalog row)
    {
        var outcome = jobs.Next(row.Name);
        state.Jobs.Add(state.Now + jobs.StartDelay, at => Begin(row, outcome, "update", at));
    }

    private void Import(CatalogLoader loader, FakeCatalogJobOutcome outcome, DateTimeOffset at)
    {
        // Nothing is recorded before the version is known.
        var version = jobs.LatestVersion(loader.Name);
        if (version is null
            || !outcome.Appears
            || SoftwareCatalogRules.Find(state, loader.Name, version, loader.CatalogType) is not null)
        {
            return;
        }

        var row = new FakeSoftwareCatalog(state.NewUuid(), at)
        {
            Name = loader.Name,
            Version = version,
            CatalogType = loader.CatalogType,
        };
        state.SoftwareCatalogs.Add(row);
        Begin(row, outcome, "import", at);
    }

    private void Begin(FakeSoftwareCatalog row, FakeCatalogJobOutcome outcome, string action, DateTimeOffset at)
    {
        if (!outcome.Begins)
        {
            return;
        }

        row.LastUpdateAttempt = row.Modified = at;
        if (outcome.Ends)
        {
            state.Jobs.Add(at + jobs.Duration, end => End(row, outcome, action, end));
        }
    }

    private static void End(FakeSoftwareCatalog row, FakeCatalogJobOutcome outcome, string action, DateTimeOffset at)
    {
        row.Modified = at;
        if (outcome.Error is { } error)
        {
            row.UpdateErrors = $"Catalog {action} failed: {error}";
            return;
        }

        row.LastSuccessfulUpdate = at;
        row.UpdateErrors = "";
        row.PackageCount = outcome.Packages;
        row.VersionCount = outcome.Versions;
        row.TargetCount = outcome.Targets;
    }
}
