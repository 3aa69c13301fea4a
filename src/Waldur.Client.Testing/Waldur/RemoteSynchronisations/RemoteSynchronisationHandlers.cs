namespace Waldur.Client.Testing;

/// <summary>The remote synchronisations; all for staff only.</summary>
internal sealed class RemoteSynchronisationHandlers(FakeSynchronisationRuns runs)
{
    private const string Path = "/api/marketplace-remote-synchronisations/";

    private static readonly RowOrder<FakeRemoteSynchronisation> Orders =
        new RowOrder<FakeRemoteSynchronisation>().By("created", (x, y) => x.Created.CompareTo(y.Created));

    public void AddTo(RouteTable<WaldurAction> routes) => routes
        .Add("GET", Path, new WaldurAction(WaldurAccess.Staff, List))
        .Add("POST", Path, new WaldurAction(WaldurAccess.Staff, Create))
        .Add("GET", Path + "{uuid}/", new WaldurAction(WaldurAccess.Staff, Retrieve))
        .Add("PUT", Path + "{uuid}/", new WaldurAction(WaldurAccess.Staff, Update))
        .Add("PATCH", Path + "{uuid}/", new WaldurAction(WaldurAccess.Staff, Update))
        .Add("DELETE", Path + "{uuid}/", new WaldurAction(WaldurAccess.Staff, Destroy))
        .Add("POST", Path + "{uuid}/run_synchronisation/", new WaldurAction(WaldurAccess.Staff, Run));

    private static FakeRemoteSynchronisation Row(WaldurCall call) =>
        call.Row(call.State.RemoteSynchronisations, "RemoteSynchronisation");

    private static FakeResponse List(WaldurCall call) => Paginator.Page(
        call,
        () => Orders.Sort(call.State.RemoteSynchronisations, ["-created"], call.State.Ties),
        row => RemoteSynchronisationJson.Write(row, call.Urls));

    private static FakeResponse Retrieve(WaldurCall call) => Response(200, call, Row(call));

    private static FakeResponse Response(int status, WaldurCall call, FakeRemoteSynchronisation row) =>
        Drf.Json(status, RemoteSynchronisationJson.Write(row, call.Urls));

    private static FakeResponse Create(WaldurCall call)
    {
        var change = RemoteSynchronisationChange.Read(call, isNew: true);
        RemoteSynchronisationRules.CheckNew(call.State, change);
        var row = new FakeRemoteSynchronisation(call.State.NewUuid(), call.Now)
        {
            RemoteOrganizationUuid = change.RemoteOrganizationUuid!.Value,
        };
        change.ApplyTo(row);

        // The record is stored before its categories are looked at, and an error that is handled rolls nothing back:
        // what is refused here stays behind without categories.
        call.State.RemoteSynchronisations.Add(row);
        RemoteSynchronisationRules.ReplaceCategories(row, change.Categories!);
        return Response(201, call, row).With("Location", call.Urls.Of("marketplace-remote-synchronisations", row.Uuid));
    }

    private static FakeResponse Update(WaldurCall call)
    {
        var row = Row(call);
        var change = RemoteSynchronisationChange.Read(call, isNew: false);
        RemoteSynchronisationRules.CheckChange(call.State, row, change);
        if (change.Categories is not null)
        {
            RemoteSynchronisationRules.ReplaceCategories(row, change.Categories);
        }

        change.ApplyTo(row);
        row.Modified = call.Now;
        return Response(200, call, row);
    }

    private static FakeResponse Destroy(WaldurCall call)
    {
        call.State.RemoteSynchronisations.Remove(Row(call));
        return FakeResponse.Empty(204);
    }

    private FakeResponse Run(WaldurCall call)
    {
        var row = Row(call);
        var outcome = runs.Next(row.Uuid);
        return outcome.Duration > TimeSpan.Zero
            ? FakeResponse.After(outcome.Duration, () => Finish(call, row, outcome))
            : Finish(call, row, outcome);
    }

    private static FakeResponse Finish(WaldurCall call, FakeRemoteSynchronisation row, FakeSynchronisationOutcome outcome)
    {
        if (outcome.IsStored)
        {
            SynchronisationRunner.Store(call.State, row, outcome);
        }

        if (outcome.GatewayStatus is { } status)
        {
            return GatewayPages.Page(status);
        }

        return outcome.IsStored ? Response(200, call, row) : Drf.ServerError().Response;
    }
}
