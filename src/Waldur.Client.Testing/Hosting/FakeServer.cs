using System.Globalization;
using System.Net.WebSockets;
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
    private readonly LateCommits _late;
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
        Faults = new FaultInjector(options.Seed ?? Random.Shared.Next(), options.Clock, options.RequestLogCapacity);
        _late = new LateCommits(options.Clock);
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

    /// <summary>How many requests the server has yet to act on whose callers saw a fault already (<see cref="Fault.ActingLater"/>).</summary>
    public int PendingCommits => _late.Count;

    private protected CancellationToken Stopped => _stopped;

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

        _late.Dispose();
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

    internal Task<FakeOutcome> SendAsync(FakeRequest request, bool ownConnection, CancellationToken cancellationToken)
    {
        var inner = request.WithPath(WithoutPrefix(request.Path));
        var draw = Faults.Draw(request, inner.Path, ownConnection);
        if (draw?.Fault.Break == ConnectionBreak.ResetAtAccept)
        {
            // Nothing was read from the connection, so no request arrived.
            return Task.FromResult(new FakeOutcome(null, ConnectionBreak.ResetAtAccept));
        }

        var number = _log.Add(request);

        // A server goes on with what it has begun when its caller hangs up: only the waiting is cancelled.
        var outcome = draw is null ? RespondAsync(inner, number, _stopped) : GoWrongAsync(inner, draw, number, _stopped);
        return outcome.WaitAsync(cancellationToken);
    }

    /// <summary>An error in this server's own shape.</summary>
    internal abstract FakeResponse Refusal(int status, FakeRequest request);

    /// <summary>Adds the headers that this server adds to each of its responses.</summary>
    internal abstract FakeResponse WithOwnHeaders(FakeResponse response, FakeRequest request);

    /// <summary>Acts on a request; called under the lock.</summary>
    private protected abstract FakeResponse Handle(FakeRequest request);

    /// <summary>Reports to the outside what happened; called without the lock after every request that was acted on.</summary>
    private protected virtual void Publish()
    {
    }

    /// <summary>Serves a connection after a response of 101.</summary>
    internal virtual Task ServeAsync(WebSocket socket) => Task.CompletedTask;

    /// <summary>Whether a path speaks a protocol that the description does not mention.</summary>
    private protected virtual bool IsBeyondDescription(string path) => false;

    private static bool HasActed(FakeResponse response) => !response.Headers.ContainsKey(RefusedHeader);

    private async Task<FakeOutcome> RespondAsync(FakeRequest request, long number, CancellationToken stopping)
    {
        var response = await ActAsync(request, stopping).ConfigureAwait(false);
        _log.Complete(number, response.Status, null, HasActed(response));
        return new FakeOutcome(response);
    }

    private async Task<FakeOutcome> GoWrongAsync(FakeRequest request, FaultDraw draw, long number, CancellationToken stopping)
    {
        var fault = draw.Fault;
        if (fault.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, Clock, stopping).ConfigureAwait(false);
        }

        FakeResponse? own = null;
        if (fault.Acting == FaultActing.First)
        {
            own = await ActAsync(fault.Rewrite?.Invoke(request) ?? request, stopping).ConfigureAwait(false);
        }

        var acted = own is not null && HasActed(own);
        if (fault.Acting == FaultActing.Later)
        {
            // Scheduled before the caller knows anything, so that its clock can be moved as soon as it does.
            _late.Add(fault.ActsAfter, () => ActLateAsync(request, fault, number, stopping));
        }

        if (fault.Hangs || fault.Break is not null)
        {
            return await BreakAsync(fault, number, acted, stopping).ConfigureAwait(false);
        }

        var response = fault.Replace?.Invoke(this, request) ?? Damage(own!, draw);
        var struck = response is not null;
        response ??= own!;
        _log.Complete(number, response.Status, struck ? fault.Kind : null, acted);
        return new FakeOutcome(response, null, struck ? fault : null);
    }

    private FakeResponse? Damage(FakeResponse own, FaultDraw draw)
    {
        var damaged = draw.Fault.Damage is { } damage ? damage(own) : own;
        if (damaged is null)
        {
            Faults.TakeBack(draw);
        }

        return damaged;
    }

    private async Task<FakeOutcome> BreakAsync(Fault fault, long number, bool acted, CancellationToken stopping)
    {
        _log.Complete(number, null, fault.Kind, acted);
        if (fault.Hangs)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, Clock, stopping).ConfigureAwait(false);
        }

        return new FakeOutcome(null, fault.Break);
    }

    private async Task ActLateAsync(FakeRequest request, Fault fault, long number, CancellationToken stopping)
    {
        var response = await ActAsync(request, stopping).ConfigureAwait(false);
        _log.CompleteLate(number, fault.Kind, HasActed(response));
    }

    private async Task<FakeResponse> ActAsync(FakeRequest inner, CancellationToken stopping)
    {
        if (Mode == FakeServerMode.Strict && !IsBeyondDescription(inner.Path) && _validator.Value.Check(inner) is { Count: > 0 } problems)
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
