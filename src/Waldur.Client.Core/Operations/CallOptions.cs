namespace Waldur.Client;

/// <summary>What a call may set for itself; anything left null is as the client's options say.</summary>
public sealed record CallOptions
{
    /// <summary>The limit for the whole call, all attempts and waits between them included.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The limit for one attempt, from connecting to the last byte of the body.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>How many times at most the request is sent again; 0 sends it once.</summary>
    public int? MaxRetries { get; init; }
}
