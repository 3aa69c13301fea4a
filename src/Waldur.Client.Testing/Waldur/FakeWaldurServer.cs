using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>
/// A Waldur for tests, with state: backend resources and their requests, remote synchronisations, software catalogs,
/// behind tokens and roles as the real server has them.
/// </summary>
/// <example>
/// <code>
/// await using var server = FakeWaldurServer.CreateSeeded();
/// using var http = new HttpClient(server.CreateHandler()) { BaseAddress = server.Endpoint };
/// http.DefaultRequestHeaders.Add("Authorization", $"Token {server.Seed.AgentToken}");
/// var rows = await http.GetStringAsync("api/backend-resources/");
/// </code>
/// </example>
public sealed partial class FakeWaldurServer : FakeServer
{
    private static readonly Uri InProcess = new("https://waldur.example/");
    private readonly WaldurState _state;
    private readonly WaldurAuthenticator _authenticator;
    private readonly RouteTable<WaldurAction> _routes = new();
    private readonly CatalogJobRunner _catalogJobRunner;

    /// <summary>Makes an empty Waldur.</summary>
    /// <param name="options">How it is made; the system's clock and the lenient manner when left out.</param>
    public FakeWaldurServer(FakeServerOptions? options = null)
        : base(options ?? new FakeServerOptions(), InProcess, "waldur.json")
    {
        _state = new WaldurState(Clock, Faults.Seed)
        {
            Announce = request => EventDispatcher.Dispatch(
                _state!,
                Broker,
                "importable_resources",
                request.Offering,
                new JsonObject { ["backend_resource_request_uuid"] = request.Uuid.Hex() }),
            RequestCreated = request => BackendResourceRequestCreated?.Invoke(this, new BackendResourceRequestCreatedEventArgs(request)),
        };
        _authenticator = new WaldurAuthenticator(_state);
        _catalogJobRunner = new CatalogJobRunner(_state, CatalogJobs);
        new SoftwareCatalogJobHandlers(CatalogJobs, _catalogJobRunner).AddTo(_routes);
        SoftwareCatalogHandlers.AddTo(_routes);
        BackendResourceHandlers.AddTo(_routes);
        BackendResourceRequestHandlers.AddTo(_routes);
        new RemoteSynchronisationHandlers(SynchronisationRuns).AddTo(_routes);
        ProviderResourceHandlers.AddTo(_routes);
        OfferingHandlers.AddTo(_routes);
        ProjectHandlers.AddTo(_routes);
        OrderHandlers.AddTo(_routes);
        new SiteAgentHandlers(Broker).AddTo(_routes);
        new EventHandlers(Broker).AddTo(_routes);
        _routes.Add("GET", "/api/version/", new WaldurAction(WaldurAccess.Authenticated, GetVersion));
    }

    /// <summary>
    /// Is raised after a request for backend resources was made: where the real server would inform the agents that subscribed.
    /// </summary>
    public event EventHandler<BackendResourceRequestCreatedEventArgs>? BackendResourceRequestCreated;

    /// <summary>How the runs of remote synchronisations end.</summary>
    public FakeSynchronisationRuns SynchronisationRuns { get; } = new();

    /// <summary>The sources of software catalogs, and how imports and updates from them end.</summary>
    public FakeCatalogJobs CatalogJobs { get; } = new();

    /// <summary>The version that <c>GET /api/version/</c> says; unless it is set, one that has the events of <see cref="EventSupport"/>.</summary>
    public string Version { get => field ?? (EventSupport == FakeEventSupport.Queues ? "8.1.3" : "8.0.9"); set; }

    internal override FakeResponse Refusal(int status, FakeRequest request)
    {
        var problem = status switch
        {
            401 => Drf.Unauthorized("Invalid token."),
            403 => Drf.Forbidden(),
            _ => Drf.Detail(status, "The request was refused."),
        };
        return WithOwnHeaders(problem.Response, request);
    }

    internal override FakeResponse WithOwnHeaders(FakeResponse response, FakeRequest request) => response
        .With("Vary", "Accept, Accept-Language, Cookie, origin")
        .With("Content-Language", "en")
        .With("X-Frame-Options", "DENY");

    private protected override FakeResponse Handle(FakeRequest request)
    {
        if (IsBeyondDescription(request.Path))
        {
            return BrokerHandshake.Respond(Broker, request);
        }

        _state.Jobs.RunDue(_state.Now);
        if (request.Method is not ("GET" or "HEAD"))
        {
            _state.Lists.Clear();
        }

        var match = _routes.Find(request.Path);
        if (match is null)
        {
            return WithoutRoute(request);
        }

        var call = new WaldurCall(request, _state, new WaldurUrls(request, PathPrefix), match.Values);
        FakeResponse response;
        try
        {
            response = Act(call, match);
        }
        catch (ProblemException problem)
        {
            response = problem.Response;
        }

        return Finish(response, call, match);
    }

    private protected override void Publish()
    {
        Action[] messages;
        lock (Sync)
        {
            messages = [.. _state.Outbox];
            _state.Outbox.Clear();
        }

        foreach (var message in messages)
        {
            message();
        }
    }

    private FakeResponse Finish(FakeResponse response, WaldurCall call, RouteMatch<WaldurAction> match)
    {
        if (response.Continuation is { } continuation)
        {
            return FakeResponse.After(response.Delay, () =>
            {
                _state.Lists.Clear();
                return Finish(continuation(), call, match);
            });
        }

        WithOwnHeaders(response, call.Request).With("Allow", string.Join(", ", Allowed(match)));
        return !call.IsAnonymous && call.Identity.Impersonator is { } impersonator
            ? response.With("X-impersonator-uuid", impersonator.Uuid.Hex())
            : response;
    }

    private static IEnumerable<string> Allowed(RouteMatch<WaldurAction> match) =>
        match.Targets.Keys.Append("OPTIONS").Concat(match.Targets.ContainsKey("GET") ? ["HEAD"] : []).Order(StringComparer.Ordinal);

    private FakeResponse WithoutRoute(FakeRequest request)
    {
        if (!request.Path.EndsWith('/') && _routes.Find(request.Path + "/") is not null)
        {
            var query = request.QueryString.Length == 0 ? "" : "?" + request.QueryString;
            return FakeResponse.Html(301, "").With("Location", $"{PathPrefix}{request.Path}/{query}");
        }

        return Drf.UnknownRoute();
    }

    private FakeResponse Act(WaldurCall call, RouteMatch<WaldurAction> match)
    {
        if (!AcceptsJson(call.Request.Header("Accept")))
        {
            throw Drf.Detail(406, "Could not satisfy the request Accept header.");
        }

        var identity = _authenticator.Authenticate(call.Request);
        if (identity is not null)
        {
            call.Identity = identity;
        }

        if (call.Request.Method == "OPTIONS")
        {
            _ = call.Identity;
            return Drf.Json(200, Metadata());
        }

        // HEAD goes where GET goes; the transport leaves the body out.
        var method = call.Request.Method == "HEAD" ? "GET" : call.Request.Method;
        var action = match.Targets.GetValueOrDefault(method);
        var access = action?.Access ?? WaldurAccess.Authenticated;
        if (identity is null && !(access == WaldurAccess.Offerings && _state.AnonymousUsersSeeOfferings))
        {
            throw Drf.NotAuthenticated();
        }

        if (action is null)
        {
            throw Drf.NotAllowed(call.Request.Method);
        }

        return access == WaldurAccess.Staff && !identity!.User.IsStaff ? throw Drf.Forbidden() : action.Run(call);
    }

    private static bool AcceptsJson(string? accept) => string.IsNullOrWhiteSpace(accept) || accept.Split(',').Any(
        range => range.Split(';')[0].Trim().ToUpperInvariant() is "*/*" or "APPLICATION/*" or "APPLICATION/JSON");

    private static JsonObject Metadata() => new()
    {
        ["name"] = "",
        ["description"] = "",
        ["renders"] = new JsonArray("application/json"),
        ["parses"] = new JsonArray("application/json", "application/x-www-form-urlencoded"),
    };

    private FakeResponse GetVersion(WaldurCall call) => Drf.Json(200, new JsonObject { ["version"] = Version });
}
