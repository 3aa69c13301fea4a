using System.Collections.ObjectModel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>How a client calls: time limits, repetition, clock, logging. Every limit is finite unless it is set otherwise.</summary>
public sealed record ClientOptions
{
    /// <summary>The limit for a whole call: all attempts and the waits between them.</summary>
    /// <value>100 seconds by default; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for none.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan Timeout { get; init => field = Limits.Positive(value, nameof(Timeout)); } = TimeSpan.FromSeconds(100);

    /// <summary>The limit for one attempt, from connecting to the last byte of the body.</summary>
    /// <value>60 seconds by default, as long as proxies usually wait; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for none.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan AttemptTimeout { get; init => field = Limits.Positive(value, nameof(AttemptTimeout)); } = TimeSpan.FromSeconds(60);

    /// <summary>The limit for making a connection; only for the client's own transport.</summary>
    /// <value>15 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan ConnectTimeout { get; init => field = Limits.Positive(value, nameof(ConnectTimeout)); } = TimeSpan.FromSeconds(15);

    /// <summary>How many times at most a request is sent again where that is safe.</summary>
    /// <value>4 by default; 0 sends every request once.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxRetries { get; init => field = Limits.NotNegative(value, nameof(MaxRetries)); } = 4;

    /// <summary>The longest wait before the first repetition; it doubles with each, and a random part of it is waited.</summary>
    /// <value>1 second by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative, or more than 24 days.</exception>
    public TimeSpan RetryDelay { get; init => field = Limits.Finite(value, nameof(RetryDelay)); } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before any repetition that the server has not asked for.</summary>
    /// <value>20 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative, or more than 24 days.</exception>
    public TimeSpan MaxRetryDelay { get; init => field = Limits.Finite(value, nameof(MaxRetryDelay)); } = TimeSpan.FromSeconds(20);

    /// <summary>The longest Retry-After that is waited for; a longer one ends the call with the server's response.</summary>
    /// <value>60 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative, or more than 24 days.</exception>
    public TimeSpan MaxRetryAfter { get; init => field = Limits.Finite(value, nameof(MaxRetryAfter)); } = TimeSpan.FromSeconds(60);

    /// <summary>How patiently the effect of a write is looked up whose response was lost.</summary>
    /// <value>For a minute by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public LostResponseOptions LostResponse { get; init => field = Limits.NotNull(value, nameof(LostResponse)); } = LostResponseOptions.Default;

    /// <summary>
    /// The longest body of a good response that is read, in bytes after decompression. A longer one ends the call with an
    /// <see cref="ApiUnexpectedContentException"/> whose <see cref="ApiUnexpectedContentException.IsTooLarge"/> is true.
    /// </summary>
    /// <value>64 MiB by default; at most about 2 GiB, which is what an array holds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or too large.</exception>
    public long MaxResponseSize { get; init => field = Limits.Size(value, nameof(MaxResponseSize)); } = 64 * 1024 * 1024;

    /// <summary>
    /// How much of the body of a failure is read, in bytes after decompression; the rest is dropped, and
    /// <see cref="ApiException.IsBodyCut"/> is true.
    /// </summary>
    /// <value>1 MiB by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or too large.</exception>
    public long MaxErrorBodySize { get; init => field = Limits.Size(value, nameof(MaxErrorBodySize)); } = 1024 * 1024;

    /// <summary>
    /// How lists are read for which a call gives no <see cref="PageOptions"/> of its own. Jobs read all of a list whatever is set: of this,
    /// the page size, the bounds and the pauses count for them, and the parallelism where they have no concurrency of their own.
    /// </summary>
    /// <value><see cref="PageOptions.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public PageOptions Paging { get; init => field = Limits.NotNull(value, nameof(Paging)); } = PageOptions.Default;

    /// <summary>The clock of all limits and waits.</summary>
    /// <value>The system's by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider TimeProvider { get; init => field = Limits.NotNull(value, nameof(TimeProvider)); } = TimeProvider.System;

    /// <summary>Where the client logs to.</summary>
    /// <value>Nowhere by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ILoggerFactory LoggerFactory { get; init => field = Limits.NotNull(value, nameof(LoggerFactory)); } = NullLoggerFactory.Instance;

    /// <summary>The program's name, put before the SDK's in the User-Agent header, such as <c>site-agent/1.2</c>.</summary>
    /// <value>None by default.</value>
    /// <exception cref="ArgumentException">The name cannot stand in that header: it is none of the form name/version.</exception>
    public string? ApplicationName { get; init => field = UserAgent.Checked(value, nameof(ApplicationName)); }

    /// <summary>
    /// Builds the resilience pipeline in place of the default one. Call
    /// <see cref="ClientResilienceExtensions.AddDefaultResilience"/> within to extend the default instead. What a strategy refuses to
    /// send (<see cref="ExecutionRejectedException"/>) ends the call with an <see cref="ApiTransportException"/>.
    /// </summary>
    /// <value>Null by default: the default pipeline.</value>
    public Action<ResiliencePipelineBuilder<RawResponse>>? ConfigureResilience
    {
        get;
        init
        {
            field = value;
            CreateCustomPipeline = value is null ? null : timeProvider => new CustomPipeline(value, timeProvider);
        }
    }

    /// <summary>Builds that pipeline. Only the setter above leads to Polly's builders: what is never called is trimmed.</summary>
    internal Func<TimeProvider, ICallPipeline>? CreateCustomPipeline { get; private init; }

    /// <summary>
    /// Changes the client's own transport before its first use: a proxy (<c>Proxy</c>), a private certificate authority
    /// (<c>SslOptions.CertificateChainPolicy</c>), a client certificate (<c>SslOptions.ClientCertificates</c>). A chain policy asks for
    /// revocation unless its <c>RevocationMode</c> is <c>NoCheck</c>, and refuses the certificates of an authority that publishes none. It must
    /// not turn on redirects or cookies. Not for a client over a caller's <see cref="HttpClient"/>.
    /// </summary>
    /// <value>Null by default: the transport stays as it is.</value>
    public Action<SocketsHttpHandler>? ConfigureTransport { get; init; }

    /// <summary>
    /// Headers that every request carries besides the client's own, for instance for a gateway.
    /// <see cref="CallOptions.Headers"/> takes precedence.
    /// </summary>
    /// <value>None by default.</value>
    /// <exception cref="ArgumentException">
    /// A name or value cannot be sent, or the header is not the program's to set: Authorization, Host, User-Agent, Accept,
    /// Content-... and those that concern the connection.
    /// </exception>
    public IReadOnlyDictionary<string, string> Headers { get; init => field = RequestHeaders.Checked(value, nameof(Headers)); } =
        ReadOnlyDictionary<string, string>.Empty;

    /// <summary>
    /// Whether the credential may be sent over <c>http://</c>, in clear text, to another host than this one, or over <c>ws://</c> to a broker of
    /// events. Without it such an endpoint is refused when the client is made, and such a broker when events are asked for; with it
    /// a warning is logged.
    /// </summary>
    /// <value>False by default. The loopback address (<c>localhost</c>) is always allowed.</value>
    public bool AllowUnencrypted { get; init; }
}
