using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>How a synchronisation is run.</summary>
public record SynchronisationRunOptions
{
    // What timers can be set to.
    private static readonly TimeSpan MaxDuration = TimeSpan.FromDays(24);

    internal static SynchronisationRunOptions Default { get; } = new();

    /// <summary>
    /// How long a run may take: the limit of the call, in place of the client's. A proxy before the server often gives up
    /// earlier.
    /// </summary>
    /// <value>30 minutes by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">Zero, negative, or more than 24 days.</exception>
    public TimeSpan Timeout { get; init => field = Positive(value, nameof(Timeout)); } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How long, and how often, the synchronisation is read after the response was lost, to see whether the run took effect.
    /// </summary>
    /// <value>5 minutes by default, first at once and then from 2 to 30 seconds apart.</value>
    public WaitOptions AfterLostResponse { get; init; } = new() { Timeout = TimeSpan.FromMinutes(5), Interval = TimeSpan.FromSeconds(2) };

    /// <summary>
    /// How long a synchronisation that is <c>Processing</c> must be unchanged to count as stuck, by this program's clock
    /// against the server's times: choose it longer than any run takes and any two clocks differ.
    /// </summary>
    /// <value>6 hours by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">Zero, negative, or more than 24 days.</exception>
    public TimeSpan StuckAfter { get; init => field = Positive(value, nameof(StuckAfter)); } = TimeSpan.FromHours(6);

    internal bool IsStuck(RemoteSynchronisation synchronisation, DateTimeOffset now) =>
        synchronisation.State == RemoteSynchronisationState.Processing && now - synchronisation.Modified >= StuckAfter;

    private static TimeSpan Positive(TimeSpan value, string name) =>
        value > TimeSpan.Zero && value <= MaxDuration
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive and at most {MaxDuration.Days} days.");
}
