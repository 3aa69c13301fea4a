namespace Waldur.Client.Testing;

public sealed partial class FakeWaldurServer
{
    /// <summary>The users.</summary>
    public IReadOnlyList<FakeUser> Users => Snapshot(state => state.Users, user => user);

    /// <summary>The backend resources as they are now, in the order in which they were reported.</summary>
    public IReadOnlyList<FakeBackendResource> BackendResources => Snapshot(state => state.BackendResources, row => row);

    /// <summary>The requests for backend resources as they are now, in the order in which they were made.</summary>
    public IReadOnlyList<FakeBackendResourceRequest> BackendResourceRequests =>
        Snapshot(state => state.BackendResourceRequests, row => row.Copy());

    /// <summary>The resources of the marketplace as they are now.</summary>
    public IReadOnlyList<FakeResource> Resources => Snapshot(state => state.Resources, row => row);

    /// <summary>The orders as they are now.</summary>
    public IReadOnlyList<FakeOrder> Orders => Snapshot(state => state.Orders, row => row);

    /// <summary>The remote synchronisations as they are now, half-made ones included.</summary>
    public IReadOnlyList<FakeRemoteSynchronisation> RemoteSynchronisations =>
        Snapshot(state => state.RemoteSynchronisations, row => row.Copy());

    /// <summary>The software catalogs as they are now.</summary>
    public IReadOnlyList<FakeSoftwareCatalog> SoftwareCatalogs => Snapshot(state => state.SoftwareCatalogs, row => row.Copy());

    /// <summary>Runs the daily job: every active remote synchronisation that is not <c>Processing</c>.</summary>
    public void RunDailySynchronisations()
    {
        lock (Sync)
        {
            foreach (var row in _state.RemoteSynchronisations.Where(row => row.IsActive && row.State != "Processing"))
            {
                var outcome = SynchronisationRuns.Next(row.Uuid);
                if (outcome.IsStored)
                {
                    SynchronisationRunner.Store(_state, row, outcome);
                }
                else
                {
                    SynchronisationRunner.LeaveProcessing(_state, row);
                }
            }
        }
    }

    /// <summary>
    /// Leaves a remote synchronisation in <c>Processing</c>, as the daily job does when an error strikes that nobody handles.
    /// </summary>
    /// <param name="synchronisation">The uuid.</param>
    /// <exception cref="ArgumentException">There is no such remote synchronisation.</exception>
    public void LeaveSynchronisationProcessing(Guid synchronisation)
    {
        lock (Sync)
        {
            var row = _state.RemoteSynchronisations.Find(row => row.Uuid == synchronisation)
                ?? throw new ArgumentException("There is no such remote synchronisation.", nameof(synchronisation));
            SynchronisationRunner.LeaveProcessing(_state, row);
        }
    }

    /// <summary>Runs the nightly job: an update of every software catalog that is to be updated and has a source.</summary>
    public void RunNightlyCatalogUpdates()
    {
        lock (Sync)
        {
            _state.Jobs.RunDue(_state.Now);
            foreach (var row in _state.SoftwareCatalogs.Where(
                row => row.AutoUpdateEnabled && CatalogLoader.For(row.Name, row.CatalogType) is not null))
            {
                _catalogJobRunner.PlanUpdate(row);
            }
        }
    }

    private IReadOnlyList<T> Snapshot<T>(Func<WaldurState, List<T>> rows, Func<T, T> copy)
    {
        lock (Sync)
        {
            _state.Jobs.RunDue(_state.Now);
            return [.. rows(_state).Select(copy)];
        }
    }
}
