using System.Net.Http.Headers;

namespace Waldur.Client.Core;

/// <summary>One call under way: its request, its limits and where it stands in time.</summary>
internal sealed class Call
{
    // No timer runs longer; a longer limit is as good as none.
    private static readonly TimeSpan MaxTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly TimeProvider _timeProvider;
    private readonly long _started;

    public Call(ApiRequest request, string? accept, ClientOptions options, CallOptions own)
    {
        Request = request;
        Accept = accept;
        _timeProvider = options.TimeProvider;
        _started = _timeProvider.GetTimestamp();
        Timeout = own.Timeout ?? options.Timeout;
        AttemptTimeout = own.AttemptTimeout ?? (own.Timeout is { } whole && whole > options.AttemptTimeout ? whole : options.AttemptTimeout);
        MaxRetries = own.MaxRetries ?? options.MaxRetries;
        Gate = own.Gate;
        Headers = own.Headers;
    }

    public ApiRequest Request { get; }

    public string? Accept { get; }

    public TimeSpan Timeout { get; }

    public TimeSpan AttemptTimeout { get; }

    public int MaxRetries { get; }

    /// <summary>What lets the attempts begin; null where nothing holds them.</summary>
    public IAttemptGate? Gate { get; }

    /// <summary>The caller's own token, without the limits that are linked to it on the way.</summary>
    public CancellationToken Caller { get; init; }

    /// <summary>Whether the body of a good response is left to the caller, who reads it from the connection.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>Headers of this call alone.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; }

    /// <summary>The headers of the last attempt, its credential among them; read only when the call has failed.</summary>
    public HttpRequestHeaders? SentHeaders { get; set; }

    /// <summary>How many attempts were started.</summary>
    public int Attempts { get; set; }

    /// <summary>The wait before the next attempt, once it is decided that there is one.</summary>
    public TimeSpan NextDelay { get; set; }

    public TimeSpan Elapsed => _timeProvider.GetElapsedTime(_started);

    /// <summary>What is left of the call's limit; <see cref="TimeSpan.MaxValue"/> where it has none.</summary>
    public TimeSpan Remaining => Timeout == System.Threading.Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : Timeout - Elapsed;

    /// <summary>The limit that the latest attempt was given.</summary>
    public TimeSpan CurrentLimit { get; private set; }

    /// <summary>Whether that limit is what was left of the whole call.</summary>
    public bool IsLimitedByCall { get; private set; }

    /// <summary>Whether any attempt so far may have been acted on: the last one alone does not tell.</summary>
    public bool MayHaveActed { get; set; }

    /// <summary>Whether an attempt reads the body of a response itself.</summary>
    /// <param name="isSuccess">Whether the response has a good status.</param>
    public bool ReadsBody(bool isSuccess) => Request.Operation.Method != HttpMethod.Head && !(IsStreamed && isSuccess);

    /// <summary>The limit of the attempt that starts now.</summary>
    public TimeSpan AttemptLimit()
    {
        var limit = AttemptTimeout == System.Threading.Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : AttemptTimeout;
        var remaining = Remaining;
        IsLimitedByCall = remaining <= limit;
        limit = IsLimitedByCall ? remaining : limit;
        return CurrentLimit = limit > MaxTimer ? System.Threading.Timeout.InfiniteTimeSpan : TimeSpan.FromTicks(Math.Max(limit.Ticks, 1));
    }
}
