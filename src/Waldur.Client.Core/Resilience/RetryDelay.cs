namespace Waldur.Client.Core;

/// <summary>How long to wait before a request is sent again.</summary>
internal static class RetryDelay
{
    /// <summary>
    /// The server's Retry-After where it gives one, else a random part of an exponentially growing wait (full jitter);
    /// null where the server asks for a longer wait than is acceptable.
    /// </summary>
    public static TimeSpan? Next(ClientOptions options, RawResponse? response, int attempt, double random)
    {
        if (RetryAfter.Parse(response?.Headers[RetryAfter.HeaderName], options.TimeProvider.GetUtcNow()) is { } asked)
        {
            return asked <= options.MaxRetryAfter ? asked : null;
        }

        // Beyond 30 doublings every cap is reached.
        var longest = options.RetryDelay.TotalSeconds * Math.Pow(2, Math.Min(attempt, 30));
        return TimeSpan.FromSeconds(Math.Min(longest, options.MaxRetryDelay.TotalSeconds) * random);
    }
}
