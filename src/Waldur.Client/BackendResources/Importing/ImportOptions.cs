using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>How backend resources are imported.</summary>
public sealed record ImportOptions
{
    internal static ImportOptions Default { get; } = new();

    /// <summary>Chooses the plan of each; it is needed where the offering is shared.</summary>
    /// <value>No plan by default.</value>
    public Func<BackendResource, Guid?> Plan { get; init; } = static _ => null;

    /// <summary>How many requests are under way at once.</summary>
    /// <value>At the server's pace by default; a whole number stands for always so many.</value>
    public Concurrency Concurrency { get; init; } = Concurrency.Adaptive;
}
