using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// How patiently the effect of a write is looked up whose response was lost. A dropped connection, a timeout, a 502 and a 504
/// all leave the server at work, and what it does may show only later.
/// </summary>
public sealed record LostResponseOptions
{
    /// <summary>The options that count when none are given.</summary>
    public static LostResponseOptions Default { get; } = new();

    /// <summary>How long the server may still be at work after the response was lost: until then the effect is looked up again and again.</summary>
    /// <value>60 seconds by default, as long as servers and proxies usually let a request run.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or more than a day.</exception>
    public TimeSpan Patience
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Patience), value, "Patience is between zero and a day.");
    } = TimeSpan.FromSeconds(60);

    /// <summary>The wait between the first two look-ups; it doubles with each.</summary>
    /// <value>1 second by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative, or more than 24 days.</exception>
    public TimeSpan LookUpInterval { get; init => field = Limits.Finite(value, nameof(LookUpInterval)); } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two look-ups.</summary>
    /// <value>10 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative, or more than 24 days.</exception>
    public TimeSpan MaxLookUpInterval { get; init => field = Limits.Finite(value, nameof(MaxLookUpInterval)); } = TimeSpan.FromSeconds(10);

    /// <summary>How many times a write is sent at most, where sending it once more can do no harm.</summary>
    /// <value>3 by default; 1 never retries.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public int MaxSends
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxSends), value, "A write is sent at least once.");
    } = 3;
}
