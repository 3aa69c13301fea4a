using System.Globalization;
using System.Security.Cryptography;

namespace Waldur.Client.Testing;

/// <summary>
/// A Katello for tests, with state: sync plans and their products, the tasks that a sync starts, and organizations, with the
/// manners of a chosen release.
/// </summary>
/// <example>
/// <code>
/// await using var server = FakeKatelloServer.CreateSeeded(FakeKatelloRelease.Katello414);
/// using var http = new HttpClient(server.CreateHandler()) { BaseAddress = server.Endpoint };
/// http.DefaultRequestHeaders.Add("Authorization", server.Seed.Admin.ToAuthorization());
/// var plans = await http.GetStringAsync($"katello/api/organizations/{server.Seed.Organization.Id}/sync_plans");
/// </code>
/// </example>
public sealed partial class FakeKatelloServer : FakeServer
{
    private const string Alias = "/katello/api/v2/";
    private static readonly Uri InProcess = new("https://katello.example/");
    private readonly KatelloState _state;
    private readonly KatelloAuthenticator _authenticator;
    private readonly RouteTable<KatelloAction> _routes = new();

    /// <summary>Makes an empty Katello.</summary>
    /// <param name="release">The release; the newest when left out.</param>
    /// <param name="options">How it is made; the system's clock and the lenient manner when left out.</param>
    public FakeKatelloServer(FakeKatelloRelease? release = null, FakeServerOptions? options = null)
        : base(options ?? new FakeServerOptions(), InProcess, "katello.json")
    {
        Release = release ?? FakeKatelloRelease.All[^1];
        _state = new KatelloState(Release, Clock, Faults.Seed);
        _authenticator = new KatelloAuthenticator(_state);
        SyncPlanReadHandlers.AddTo(_routes);
        SyncPlanCreateHandler.AddTo(_routes);
        SyncPlanUpdateHandler.AddTo(_routes);
        SyncPlanDestroyHandler.AddTo(_routes);
        SyncPlanProductHandlers.AddTo(_routes);
        new SyncPlanSyncHandler(Syncs).AddTo(_routes);
        ProductHandlers.AddTo(_routes);
        OrganizationHandlers.AddTo(_routes);
        TaskHandlers.AddTo(_routes);
        RecurringLogicHandlers.AddTo(_routes);
        ForemanHandlers.AddTo(_routes);
    }

    /// <summary>The release.</summary>
    public FakeKatelloRelease Release { get; }

    /// <summary>How the runs of sync plans go.</summary>
    public FakeSyncs Syncs { get; } = new();

    internal override FakeResponse Refusal(int status, FakeRequest request)
    {
        var problem = status switch
        {
            401 => KatelloErrors.Unauthenticated("admin"),
            403 => KatelloErrors.Forbidden("view_sync_plans"),
            _ => KatelloErrors.Foreman(status, "The request was refused."),
        };
        return WithOwnHeaders(problem.Response, request);
    }

    internal override FakeResponse WithOwnHeaders(FakeResponse response, FakeRequest request)
    {
        lock (Sync)
        {
            return WithServerHeaders(response, request);
        }
    }

    private protected override FakeResponse Handle(FakeRequest request)
    {
        _state.Refresh();
        return WithServerHeaders(Act(request), request);
    }

    private FakeResponse Act(FakeRequest request)
    {
        if (IsInMaintenance)
        {
            return KatelloErrors.Plain(503, "The server is in maintenance mode, please try again later.").Response;
        }

        var path = request.Path.StartsWith(Alias, StringComparison.Ordinal) ? "/katello/api/" + request.Path[Alias.Length..] : request.Path;
        var match = _routes.Find(path);
        var action = match?.Targets.GetValueOrDefault(request.Method == "HEAD" ? "GET" : request.Method);
        if (match is null || action is null)
        {
            return KatelloErrors.UnknownRoute();
        }

        try
        {
            return Run(request, match, action);
        }
        catch (ProblemException problem)
        {
            return problem.Response;
        }
    }

    private FakeResponse Run(FakeRequest request, RouteMatch<KatelloAction> match, KatelloAction action)
    {
        var body = KatelloBody.Read(request);
        var user = _authenticator.Authenticate(request);
        var call = new KatelloCall(request, _state, match.Values, body, user);
        FakeResponse response;
        try
        {
            response = Run(call, action);
        }
        catch (ProblemException problem)
        {
            response = problem.Response;
        }

        if (Release.NamesCurrentOrganization)
        {
            response.With("Foreman_current_organization", Current(call.Organization)).With("Foreman_current_location", "; ANY");
        }

        return _authenticator.WithSession(request, user, response);
    }

    private static FakeResponse Run(KatelloCall call, KatelloAction action)
    {
        if (call.Request.Method is "POST" or "PUT" && !KatelloBody.IsJson(call.Request))
        {
            throw KatelloErrors.Foreman(415, "The content type of POST and PUT requests must be 'application/json'.");
        }

        return action.Permission is null || call.User.Can(action.Permission)
            ? action.Run(call)
            : throw KatelloErrors.Forbidden(action.Permission);
    }

    private static FakeResponse WithTag(FakeResponse response) => response.Status is 200 or 201 && response.Body.Length > 0
        ? response.With("ETag", $"W/\"{Convert.ToHexString(SHA256.HashData(response.Body))[..32]}\"")
        : response;

    private static string Current(FakeKatelloOrganization? organization) => organization is null
        ? "; ANY"
        : string.Create(CultureInfo.InvariantCulture, $"{organization.Id}; {organization.Name}");

    private FakeResponse WithServerHeaders(FakeResponse response, FakeRequest request) => WithTag(response)
        .With("Foreman_version", Release.ForemanVersion)
        .With("Foreman_api_version", "2")
        .With("Apipie-Checksum", "5f1d2c3b4a59687706152433425160ff")
        .With("Cache-Control", response.Status is 200 or 201 ? "max-age=0, private, must-revalidate" : "no-cache")
        .With("X-Content-Type-Options", "nosniff")
        .With("X-Runtime", "0.025000")
        .With("X-Request-Id", request.Header("X-Request-Id") ?? _state.NewUuid().ToString("D"));
}
