using System.Globalization;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>
/// A stateful server for tests: reached in the process through <see cref="CreateHandler"/>, or on a loopback port after
/// <see cref="StartAsync"/>. Both see the same state. It is safe for use by several threads.
/// </summary>
public abstract class FakeServer : IAsyncDisposable
{
    /// <summary>The header that marks what the strict manner refused: <c>X-Fake-Refused: true</c>.</summary>
    public const string RefusedHeader = "X-Fake-Refused";

    private readonly CancellationTokenSource _stopping = new();
    private readonly RequestLog _log;
    private readonly string _pathPrefix;
    private readonly Lazy<RequestValidator> _validator;
    private readonly CancellationToken _stopped;
    private KestrelHost? _host;
    private int _disposed;

    private protected FakeServer(FakeServerOptions options, Uri inProcess, string description)
    {
        ArgumentNullException.ThrowIfNull(options);
        _stopped = _stopping.Token;
        Clock = options.Clock;
        Mode = options.Mode;
        Faults = new FaultInjector(options.Seed ?? Random.Shared.Next());
        _pathPrefix = options.PathPrefix.TrimEnd('/');
        _log = new RequestLog(Clock, options.RequestLogCapacity);
        _validator = new Lazy<RequestValidator>(() => new RequestValidator(ApiDescription.Load(description)));
        Endpoint = new Uri(inProcess, _pathPrefix + "/");
    }

    /// <summary>The clock of timestamps, jobs and delays.</summary>
    public TimeProvider Clock { get; }

    /// <summary>How the server treats what its API description does not mention.</summary>
    public FakeServerMode Mode { get; set; }

    /// <summary>What goes wrong between this server and its callers.</summary>
    public FaultInjector Faults { get; }

    /// <summary>
    /// Where the server is: the address on the loopback port once <see cref="StartAsync"/> has run, before that an address that
    /// only the handler of <see cref="CreateHandler"/> knows.
    /// </summary>
    public Uri Endpoint { get; private set; }

    /// <summary>The requests that arrived, in order; those that a fault refused included.</summary>
    public IReadOnlyList<RequestRecord> Requests => _log.Records;

    private protected object Sync { get; } = new();

    private protected string PathPrefix => _pathPrefix;

    /// <summary>Forgets the requests that arrived so far.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>A handler that reaches this server in the process, whatever host a request names.</summary>
    /// <returns>A new handler; disposing it leaves the server alone.</returns>
    public HttpMessageHandler CreateHandler() => new FakeServerHandler(this);

    /// <summary>Listens on 127.0.0.1.</summary>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The address, <see cref="Endpoint"/> from now on.</returns>
    /// <exception cref="InvalidOperationException">The server listens already.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public async Task<Uri> StartAsync(int port = 0, CancellationToken cancellationToken = default)
    {
        if (_host is not null)
        {
            throw new InvalidOperationException("The server listens already.");
        }

        _host = await KestrelHost.StartAsync(this, port, cancellationToken).ConfigureAwait(false);
        Endpoint = new Uri(_host.Address, _pathPrefix + "/");
        return Endpoint;
    }

    /// <summary>Ends what still hangs, and stops listening.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_host is not null)
        {
            await _host.DisposeAsync().ConfigureAwait(false);
        }

        _stopping.Dispose();
    }

    /// <summary>The kind of server, where it is, and the seed of its faults.</summary>
    /// <returns>Such as <c>FakeWaldurServer http://127.0.0.1:40123/ (seed 42, 0 faults)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{GetType().Name} {Endpoint} ({Faults})");

    internal Task<FakeOutcome> SendAsync(FakeRequest request, CancellationToken cancellationToken)
    {
        var number = _log.Add(request);

        // A server goes on with what it has begun when its caller hangs up: only the waiting is cancelled.
        return ProcessAsync(request, number, _stopped).WaitAsync(cancellationToken);
    }

    /// <summary>Acts on a request; called under the lock.</summary>
    private protected abstract FakeResponse Handle(FakeRequest request);

    /// <summary>Tells the outside what happened; called without the lock after every request that was acted on.</summary>
    private protected virtual void Publish()
    {
    }

    private async Task<FakeOutcome> ProcessAsync(FakeRequest request, long number, CancellationToken stopping)
    {
        var rule = Faults.Draw(request);
        switch (rule?.Kind)
        {
            case FaultKind.ConnectionRefused or FaultKind.ResetBeforeActing:
                _log.Complete(number, null, rule.Kind, acted: false);
                return new FakeOutcome(null, rule.Kind);
            case FaultKind.TooManyRequests or FaultKind.ServiceUnavailable
                or FaultKind.BadGatewayBeforeActing or FaultKind.GatewayTimeoutBeforeActing:
                return Response(FaultResponses.Create(rule, Clock.GetUtcNow()), rule.Kind, number, acted: false);
            case FaultKind.Hang:
                _log.Complete(number, null, rule.Kind, acted: false);
                await Task.Delay(Timeout.InfiniteTimeSpan, Clock, stopping).ConfigureAwait(false);
                break;
            case FaultKind.Slow:
                await Task.Delay(rule.Delay, Clock, stopping).ConfigureAwait(false);
                break;
        }

        var response = await ActAsync(request, stopping).ConfigureAwait(false);
        switch (rule?.Kind)
        {
            case FaultKind.ResetAfterActing:
                _log.Complete(number, null, rule.Kind, acted: true);
                return new FakeOutcome(null, rule.Kind);
            case FaultKind.TruncatedBody:
                _log.Complete(number, response.Status, rule.Kind, acted: true);
                return new FakeOutcome(response, rule.Kind);
            case FaultKind.HangAfterActing:
                _log.Complete(number, null, rule.Kind, acted: true);
                await Task.Delay(Timeout.InfiniteTimeSpan, Clock, stopping).ConfigureAwait(false);
                break;
            case FaultKind.BadGatewayAfterActing or FaultKind.GatewayTimeoutAfterActing:
                response = FaultResponses.Create(rule, Clock.GetUtcNow());
                break;
        }

        return Response(response, rule?.Kind, number, acted: true);
    }

    private FakeOutcome Response(FakeResponse response, FaultKind? fault, long number, bool acted)
    {
        _log.Complete(number, response.Status, fault, acted && !response.Headers.ContainsKey(RefusedHeader));
        return new FakeOutcome(response, null);
    }

    private async Task<FakeResponse> ActAsync(FakeRequest request, CancellationToken stopping)
    {
        var inner = request.WithPath(WithoutPrefix(request.Path));
        if (Mode == FakeServerMode.Strict && _validator.Value.Check(inner) is { Count: > 0 } problems)
        {
            return Refuse(problems);
        }

        FakeResponse response;
        lock (Sync)
        {
            response = Handle(inner);
        }

        while (response.Continuation is { } next)
        {
            await Task.Delay(response.Delay, Clock, stopping).ConfigureAwait(false);
            lock (Sync)
            {
                response = next();
            }
        }

        Publish();
        return response.With("Date", Clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
    }

    private static FakeResponse Refuse(IReadOnlyList<string> problems)
    {
        var detail = $"The description does not allow this request: {string.Join("; ", problems)}.";
        return FakeResponse.Json(400, new JsonObject { ["detail"] = detail }).With(RefusedHeader, "true");
    }

    // Below the prefix lies everything. What lies outside is handed on under a name that no route has, so that it is not found.
    private string WithoutPrefix(string path)
    {
        if (_pathPrefix.Length == 0)
        {
            return path;
        }

        return path.StartsWith(_pathPrefix + "/", StringComparison.Ordinal) ? path[_pathPrefix.Length..] : "/outside" + path;
    }
}
