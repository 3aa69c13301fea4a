using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>How a synchronisation is run.</summary>
public record SynchronisationRunOptions
{
    // Runs take minutes: their effect may show later than that of other writes.
    private static readonly LostResponseOptions DefaultLostResponse = new()
    {
        Patience = TimeSpan.FromMinutes(5),
        LookUpInterval = TimeSpan.FromSeconds(2),
        MaxLookUpInterval = TimeSpan.FromSeconds(30),
    };

    internal static SynchronisationRunOptions Default { get; } = new();

    /// <summary>
    /// How long a run may take: the limit of the call, in place of the client's. A proxy before the server often gives up
    /// earlier.
    /// </summary>
    /// <value>30 minutes by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">Zero, negative, or more than 24 days.</exception>
    public TimeSpan Timeout { get; init => field = Guards.Positive(value, nameof(Timeout)); } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How long, and how often, the synchronisation is read after the response was lost, to see whether the run took effect.
    /// What is waited for is reported (<see cref="SynchronisationRunStage.LookingUp"/>) and logged.
    /// </summary>
    /// <value>
    /// Null by default: as <see cref="ClientOptions.LostResponse"/> says where that was set, else for up to 5 minutes, since
    /// runs take minutes: at once, and then from 2 to 30 seconds apart.
    /// </value>
    public LostResponseOptions? LostResponse { get; init; }

    /// <summary>
    /// How long a synchronisation that is <c>Processing</c> must be unchanged to count as stuck, by this program's clock
    /// against the server's times: choose it longer than any run takes and any two clocks differ.
    /// </summary>
    /// <value>6 hours by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">Zero, negative, or more than 24 days.</exception>
    public TimeSpan StuckAfter { get; init => field = Guards.Positive(value, nameof(StuckAfter)); } = TimeSpan.FromHours(6);

    internal bool IsStuck(RemoteSynchronisation synchronisation, DateTimeOffset now) =>
        synchronisation.State == RemoteSynchronisationState.Processing && now - synchronisation.Modified >= StuckAfter;

    internal LostResponseOptions GetLostResponse(ClientOptions client) =>
        LostResponse ?? (client.LostResponse == LostResponseOptions.Default ? DefaultLostResponse : client.LostResponse);
}
