namespace Waldur.Client.Testing;

/// <content>
/// What is in the server. Rows that requests make and change (backend resources and their requests, resources, orders, remote
/// synchronisations, software catalogs) are handed out as copies, as they were when they were asked for. What only a test sets up (users,
/// organizations, projects, providers, categories, offerings, plans) is live: to change it is to change the server.
/// </content>
public sealed partial class FakeWaldurServer
{
    /// <summary>The users, live.</summary>
    public IReadOnlyList<FakeUser> Users => Snapshot(state => state.Users, user => user);

    /// <summary>The backend resources as they are now, in the order in which they were reported.</summary>
    public IReadOnlyList<FakeBackendResource> BackendResources => Snapshot(state => state.BackendResources, row => row.Copy());

    /// <summary>The requests for backend resources as they are now, in the order in which they were made.</summary>
    public IReadOnlyList<FakeBackendResourceRequest> BackendResourceRequests =>
        Snapshot(state => state.BackendResourceRequests, row => row.Copy());

    /// <summary>The resources of the marketplace as they are now.</summary>
    public IReadOnlyList<FakeResource> Resources => Snapshot(state => state.Resources, row => row.Copy());

    /// <summary>The orders as they are now.</summary>
    public IReadOnlyList<FakeOrder> Orders => Snapshot(state => state.Orders, row => row.Copy());

    /// <summary>The remote synchronisations as they are now, half-made ones included.</summary>
    public IReadOnlyList<FakeRemoteSynchronisation> RemoteSynchronisations =>
        Snapshot(state => state.RemoteSynchronisations, row => row.Copy());

    /// <summary>The software catalogs as they are now.</summary>
    public IReadOnlyList<FakeSoftwareCatalog> SoftwareCatalogs => Snapshot(state => state.SoftwareCatalogs, row => row.Copy());

    /// <summary>Changes a resource of the marketplace, as its plugin would: a new name or state. Lists and imports follow it at once.</summary>
    /// <param name="resource">The uuid.</param>
    /// <param name="state">The new state, such as <c>Updating</c>; it stays when null.</param>
    /// <param name="name">The new name; it stays when null.</param>
    /// <param name="backendId">The new id in the backend; it stays when null.</param>
    /// <returns>The resource as it is now.</returns>
    /// <exception cref="ArgumentException">There is no such resource, or no such state.</exception>
    public FakeResource UpdateResource(Guid resource, string? state = null, string? name = null, string? backendId = null)
    {
        if (state is not null && !ProviderResourceHandlers.States.Contains(state))
        {
            throw new ArgumentException($"'{state}' is no state of a resource. There are {string.Join(", ", ProviderResourceHandlers.States)}.", nameof(state));
        }

        lock (Sync)
        {
            if (!_state.Resources.TryFind(resource, out var row))
            {
                throw new ArgumentException("There is no such resource.", nameof(resource));
            }

            _state.Lists.Clear();
            row.State = state ?? row.State;
            row.Name = name ?? row.Name;
            row.BackendId = backendId ?? row.BackendId;
            row.Modified = _state.Now;
            return row.Copy();
        }
    }

    /// <summary>Terminates a resource of the marketplace: it stays for the record, in state <c>Terminated</c>.</summary>
    /// <param name="resource">The uuid.</param>
    /// <returns>The resource as it is now.</returns>
    /// <exception cref="ArgumentException">There is no such resource.</exception>
    public FakeResource TerminateResource(Guid resource) => UpdateResource(resource, "Terminated");

    /// <summary>Runs the daily job: every active remote synchronisation that is not <c>Processing</c>.</summary>
    public void RunDailySynchronisations()
    {
        lock (Sync)
        {
            _state.Lists.Clear();
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
            if (!_state.RemoteSynchronisations.TryFind(synchronisation, out var row))
            {
                throw new ArgumentException("There is no such remote synchronisation.", nameof(synchronisation));
            }

            _state.Lists.Clear();
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

    private IReadOnlyList<T> Snapshot<T>(Func<WaldurState, IEnumerable<T>> rows, Func<T, T> copy)
    {
        lock (Sync)
        {
            _state.Jobs.RunDue(_state.Now);
            return [.. rows(_state).Select(copy)];
        }
    }
}
