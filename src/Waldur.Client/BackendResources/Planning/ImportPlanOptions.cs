using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// How an import is planned. Of <see cref="Plan"/>, <see cref="PlanName"/> and <see cref="SelectPlan"/> one may be set. With none of them, the only
/// plan of an offering that is not archived is taken.
/// </summary>
public sealed record ImportPlanOptions
{
    internal static ImportPlanOptions Default { get; } = new();

    /// <summary>The uuid of the offering's plan with which all are imported.</summary>
    public Guid? Plan { get; init; }

    /// <summary>The name of the offering's plan with which all are imported, exactly as it is.</summary>
    public string? PlanName { get; init; }

    /// <summary>
    /// Chooses the plan of each, out of the plans of its offering; null for none, which an offering that is not shared allows. What it
    /// throws is a problem of that row.
    /// </summary>
    public Func<BackendResource, ProviderOffering, ProviderPlan?>? SelectPlan { get; init; }

    /// <summary>
    /// Whether the backend id of each is checked against the rules of its offering, where it has some, by a request for each:
    /// <c>POST /api/marketplace-provider-offerings/{uuid}/check_unique_backend_id/</c>.
    /// </summary>
    /// <value>True by default.</value>
    public bool CheckBackendIds { get; init; } = true;

    /// <summary>
    /// Whether a backend id that another offering of the provider uses is a conflict even where the offering's rules do not say so. It
    /// counts where <see cref="CheckBackendIds"/> is set.
    /// </summary>
    /// <value>False by default.</value>
    public bool CheckOtherOfferings { get; init; }

    /// <summary>How many requests are under way at once.</summary>
    /// <value>At the server's pace by default.</value>
    public Concurrency Concurrency { get; init; } = Concurrency.Adaptive;

    /// <exception cref="ArgumentException">More than one way to choose a plan is set, or one that chooses none.</exception>
    internal void ThrowIfUnclear()
    {
        if ((Plan is null ? 0 : 1) + (PlanName is null ? 0 : 1) + (SelectPlan is null ? 0 : 1) > 1)
        {
            throw new ArgumentException("Set one of Plan, PlanName and SelectPlan: they may choose different plans.", "options");
        }

        if (Plan == Guid.Empty || (PlanName is not null && string.IsNullOrWhiteSpace(PlanName)))
        {
            throw new ArgumentException("The plan's uuid or name is empty: leave it out to take the only plan of the offering.", "options");
        }
    }
}
