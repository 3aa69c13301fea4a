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
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan RetryDelay { get; init => field = Limits.Finite(value, nameof(RetryDelay)); } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before any repetition that the server has not asked for.</summary>
    /// <value>20 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan MaxRetryDelay { get; init => field = Limits.Finite(value, nameof(MaxRetryDelay)); } = TimeSpan.FromSeconds(20);

    /// <summary>The longest Retry-After that is waited for; a longer one ends the call with the server's response.</summary>
    /// <value>60 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan MaxRetryAfter { get; init => field = Limits.Finite(value, nameof(MaxRetryAfter)); } = TimeSpan.FromSeconds(60);

    /// <summary>How patiently the effect of a write is looked up whose response was lost.</summary>
    /// <value>For a minute by default.</value>
    public LostResponseOptions LostResponse { get; init; } = LostResponseOptions.Default;

    /// <summary>The clock of all limits and waits.</summary>
    /// <value>The system's by default.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the client logs to.</summary>
    /// <value>Nowhere by default.</value>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The program's name, put before the SDK's in the User-Agent header, such as <c>site-agent/1.2</c>.</summary>
    /// <value>None by default.</value>
    public string? ApplicationName { get; init; }

    /// <summary>
    /// Builds the resilience pipeline in place of the default one. Call
    /// <see cref="ResiliencePipelineBuilderExtensions.AddDefaultResilience"/> within to extend the default instead.
    /// </summary>
    /// <value>Null by default: the default pipeline.</value>
    public Action<ResiliencePipelineBuilder<RawResponse>>? ConfigureResilience { get; init; }
}
