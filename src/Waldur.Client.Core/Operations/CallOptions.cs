using System.ComponentModel;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>What a call may set for itself; anything left null is as the client's options say.</summary>
public sealed record CallOptions
{
    /// <summary>The limit for the whole call, all attempts and waits between them included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan? Timeout { get; init => field = value is { } limit ? Limits.Positive(limit, nameof(Timeout)) : null; }

    /// <summary>The limit for one attempt, from connecting to the last byte of the body.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan? AttemptTimeout { get; init => field = value is { } limit ? Limits.Positive(limit, nameof(AttemptTimeout)) : null; }

    /// <summary>How many times at most the request is sent again; 0 sends it once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? MaxRetries { get; init => field = value is { } count ? Limits.NotNegative(count, nameof(MaxRetries)) : null; }

    /// <summary>
    /// Lets each attempt of the call begin and sees how it ends: what paces the requests of one job. Where a client has one and a
    /// call another, both count: the client's lets an attempt begin first.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public IAttemptGate? Gate { get; init; }

    /// <summary>Headers that the request carries besides those of <see cref="ClientOptions.Headers"/>; of two with one name, this one is sent.</summary>
    /// <exception cref="ArgumentException">
    /// A name or value cannot be sent, or the header is not the program's to set: Authorization, Host, User-Agent, Accept,
    /// Content-... and those that concern the connection.
    /// </exception>
    public IReadOnlyDictionary<string, string>? Headers { get; init => field = value is null ? null : RequestHeaders.Checked(value, nameof(Headers)); }

    /// <summary>Whether the call reads a page of a list that is read page by page.</summary>
    internal bool IsPage { get; init; }

    /// <summary>These options, and the other's where these leave something open.</summary>
    internal CallOptions Or(CallOptions other) => new()
    {
        Timeout = Timeout ?? other.Timeout,
        AttemptTimeout = AttemptTimeout ?? other.AttemptTimeout,
        MaxRetries = MaxRetries ?? other.MaxRetries,
        Gate = NestedGate.Create(other.Gate, Gate),
        IsPage = IsPage || other.IsPage,
        Headers = RequestHeaders.Merge(Headers, other.Headers),
    };
}
