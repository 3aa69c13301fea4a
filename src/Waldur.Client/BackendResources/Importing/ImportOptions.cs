using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>How backend resources are imported.</summary>
public sealed record ImportOptions
{
    private static readonly Func<BackendResource, Guid?> NoPlan = static _ => null;

    internal static ImportOptions Default { get; } = new();

    /// <summary>
    /// Chooses the plan of the offering for each; it is needed where the offering is shared. Where an <see cref="ImportPlan"/> is carried
    /// out, that has chosen already.
    /// </summary>
    /// <value>No plan by default.</value>
    public Func<BackendResource, Guid?> Plan { get; init; } = NoPlan;

    /// <summary>How many requests are under way at once.</summary>
    /// <value>At the server's pace by default; a whole number stands for always so many.</value>
    public Concurrency Concurrency { get; init; } = Concurrency.Adaptive;

    internal bool ChoosesPlans => Plan != NoPlan;
}
