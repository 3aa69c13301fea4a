using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>The requests for the resources of a backend.</summary>
internal sealed class BackendResourceRequestHandlers
{
    private const string Path = "/api/backend-resource-requests/";
    private static readonly string[] States = ["Sent", "Processing", "Done", "Erred"];

    private static readonly RowOrder<FakeBackendResourceRequest> Orders =
        new RowOrder<FakeBackendResourceRequest>().By("created", (x, y) => x.Created.CompareTo(y.Created));

    public static void AddTo(RouteTable<WaldurAction> routes) => routes
        .Add("GET", Path, new WaldurAction(WaldurAccess.Authenticated, List))
        .Add("POST", Path, new WaldurAction(WaldurAccess.Staff, Create))
        .Add("GET", Path + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, Retrieve))
        .Add("POST", Path + "{uuid}/start_processing/", new WaldurAction(WaldurAccess.Authenticated, StartProcessing))
        .Add("POST", Path + "{uuid}/set_done/", new WaldurAction(WaldurAccess.Authenticated, SetDone))
        .Add("POST", Path + "{uuid}/set_erred/", new WaldurAction(WaldurAccess.Authenticated, SetErred));

    private static bool Sees(WaldurCall call, FakeBackendResourceRequest row) =>
        call.State.EveryoneSeesRequests || call.Identity.Sees(row.Offering);

    private static FakeBackendResourceRequest Row(WaldurCall call) =>
        call.Row(call.State.BackendResourceRequests, "BackendResourceRequest", row => Sees(call, row));

    private static FakeResponse List(WaldurCall call)
    {
        var filters = call.Filters();
        var states = filters.Choices("state", States);
        var offering = filters.Uuid("offering_uuid");
        var (created, createdBefore) = (filters.Time("created"), filters.Time("created_before"));
        var (modified, modifiedBefore) = (filters.Time("modified"), filters.Time("modified_before"));
        var (started, finished) = (filters.Time("started"), filters.Time("finished"));
        var order = filters.Order(Orders.Keys, "-created");
        filters.ThrowIfInvalid();

        var rows = call.State.BackendResourceRequests.Where(row =>
            Sees(call, row)
            && (states.Count == 0 || states.Contains(row.State))
            && (offering is null || row.Offering.Uuid == offering)
            && !(row.Created < created)
            && !(row.Created > createdBefore)
            && !(row.Modified < modified)
            && !(row.Modified > modifiedBefore)
            && (started is null || row.Started >= started)
            && (finished is null || row.Finished >= finished));
        return Paginator.Page(
            call,
            () => Orders.Sort(rows, order, call.State.Ties),
            row => BackendResourceRequestJson.Write(row, call.Urls));
    }

    private static FakeResponse Retrieve(WaldurCall call) =>
        Drf.Json(200, BackendResourceRequestJson.Write(Row(call), call.Urls));

    private static FakeResponse Create(WaldurCall call)
    {
        var fields = call.Fields();
        var offering = fields.Related("offering", uuid => call.State.Offerings.Find(offering => offering.Uuid == uuid), required: true);
        fields.ThrowIfInvalid();

        var row = new FakeBackendResourceRequest(call.State.NewUuid(), offering!, call.Now);
        call.State.Add(row);
        var body = BackendResourceRequestJson.Write(row, call.Urls);
        return Drf.Json(201, body).With("Location", body["url"]!.GetValue<string>());
    }

    private static FakeResponse StartProcessing(WaldurCall call)
    {
        var row = Managed(call);
        Demand(row, "Sent");
        row.State = "Processing";
        row.Started = row.Modified = call.Now;
        return Changed("processing");
    }

    private static FakeResponse SetDone(WaldurCall call)
    {
        var row = Managed(call);
        Demand(row, "Processing");
        row.State = "Done";
        row.Finished = row.Modified = call.Now;
        return Changed("done");
    }

    private static FakeResponse SetErred(WaldurCall call)
    {
        var row = Managed(call);
        var fields = call.Fields();
        var message = fields.Text("error_message", blank: true);
        var traceback = fields.Text("error_traceback", blank: true);
        fields.ThrowIfInvalid();
        if (message is null || traceback is null)
        {
            // The view takes both for granted although the serializer does not demand them.
            throw Drf.ServerError();
        }

        row.State = "Erred";
        row.ErrorMessage = message;
        row.ErrorTraceback = traceback;
        row.Modified = call.Now;
        return Changed("erred");
    }

    private static FakeBackendResourceRequest Managed(WaldurCall call)
    {
        var row = Row(call);
        return call.Identity.CanManage(row.Offering) ? row : throw Drf.Forbidden();
    }

    private static void Demand(FakeBackendResourceRequest row, string state)
    {
        if (row.State != state)
        {
            throw Drf.Conflict(state);
        }
    }

    private static FakeResponse Changed(string state) =>
        Drf.Json(200, new JsonObject { ["status"] = $"Request state set to {state}." });
}
