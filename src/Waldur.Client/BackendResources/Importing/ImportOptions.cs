using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>How backend resources are imported.</summary>
public sealed record ImportOptions
{
    internal static ImportOptions Default { get; } = new();

    /// <summary>Chooses the plan of each; it is needed where the offering is shared.</summary>
    /// <value>No plan by default.</value>
    public Func<BackendResource, Guid?> Plan { get; init; } = static _ => null;

    /// <summary>How many imports run at once.</summary>
    /// <value>4 by default.</value>
    public int Parallelism
    {
        get;
        init => field = value is >= 1 and <= 64 ? value : throw new ArgumentOutOfRangeException(nameof(Parallelism), value, "Parallelism must be from 1 to 64.");
    } = 4;
}
