using System.Net.Http.Headers;

namespace Waldur.Client.Core;

/// <summary>
/// One call under way: its request, its limits and where it stands in time. What the options say is looked up in them: a copy
/// would make every call larger.
/// </summary>
internal class Call(ApiRequest request, string? accept, ClientOptions options, CallOptions own)
{
    // No timer runs longer; a longer limit is as good as none.

    private readonly ClientOptions _options = options;
    private readonly CallOptions _own = own;
    private readonly long _started = options.TimeProvider.GetTimestamp();

    public ApiRequest Request { get; } = request;

    public string? Accept { get; } = accept;

    public TimeSpan Timeout => _own.Timeout ?? _options.Timeout;

    public TimeSpan AttemptTimeout =>
        _own.AttemptTimeout ?? (_own.Timeout is { } whole && whole > _options.AttemptTimeout ? whole : _options.AttemptTimeout);

    public int MaxRetries => _own.MaxRetries ?? _options.MaxRetries;

    /// <summary>What lets the attempts begin; null where nothing holds them.</summary>
    public IAttemptGate? Gate => _own.Gate;

    /// <summary>Whether the call reads a page of a list that is read page by page.</summary>
    public bool IsPage => _own.IsPage;

    /// <summary>The caller's own token, without the limits that are linked to it on the way.</summary>
    public CancellationToken Caller { get; init; }

    /// <summary>Whether the body of a good response is left to the caller, who reads it from the connection.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>Headers of this call alone.</summary>
    public IReadOnlyDictionary<string, string>? Headers => _own.Headers;

    /// <summary>The headers of the last attempt, its credential among them; read only when the call has failed.</summary>
    public HttpRequestHeaders? SentHeaders { get; set; }

    /// <summary>How many attempts were started.</summary>
    public int Attempts { get; set; }

    /// <summary>The wait before the next attempt, once it is decided that there is one.</summary>
    public TimeSpan NextDelay { get; set; }

    public TimeSpan Elapsed => _options.TimeProvider.GetElapsedTime(_started);

    /// <summary>How the last attempt failed; null as long as none has.</summary>
    public AttemptFailure? LastFailure { get; set; }

    /// <summary>What is left of the call's limit; <see cref="TimeSpan.MaxValue"/> where it has none.</summary>
    public TimeSpan Remaining => Timeout == System.Threading.Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : Timeout - Elapsed;

    /// <summary>The limit that the latest attempt was given.</summary>
    public TimeSpan CurrentLimit { get; private set; }

    /// <summary>Whether that limit is what was left of the whole call.</summary>
    public bool IsLimitedByCall { get; private set; }

    /// <summary>Whether any attempt so far may have been acted on: the last one alone does not say.</summary>
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
        return CurrentLimit = Limits.ToTimer(TimeSpan.FromTicks(Math.Max(limit.Ticks, 1)), Limits.MaxTimer);
    }

    /// <summary>Sees that the request is sent once more.</summary>
    /// <param name="delay">How long was waited before.</param>
    public virtual void OnResending(TimeSpan delay)
    {
    }
}
