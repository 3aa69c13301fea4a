namespace Waldur.Client;

/// <summary>How an inventory is compared.</summary>
public sealed record CompareOptions
{
    internal static CompareOptions Default { get; } = new();

    /// <summary>
    /// Whether the backend id of each new resource is checked against the rules of the offering, where it has some, by a request for each:
    /// <c>POST /api/marketplace-provider-offerings/{uuid}/check_unique_backend_id/</c>.
    /// </summary>
    /// <value>False by default: the rules are met at the import.</value>
    public bool CheckBackendIds { get; init; }

    /// <summary>
    /// Whether a backend id that another offering of the provider uses is a conflict even where the offering's rules do not say so. It
    /// counts where <see cref="CheckBackendIds"/> is set.
    /// </summary>
    /// <value>False by default.</value>
    public bool CheckOtherOfferings { get; init; }

    /// <summary>How many requests are under way at once.</summary>
    /// <value>At the server's pace by default.</value>
    public Concurrency Concurrency { get; init; } = Concurrency.Adaptive;
}
