namespace Waldur.Client;

/// <summary>How an inventory is compared.</summary>
public sealed record CompareOptions
{
    internal static CompareOptions Default { get; } = new();

    /// <summary>
    /// Whether each new resource's backend id is checked against the offering's rules, which takes a request for each:
    /// <c>POST /api/marketplace-provider-offerings/{uuid}/check_unique_backend_id/</c>.
    /// </summary>
    /// <value>False by default: the rules are met at the import.</value>
    public bool CheckBackendIds { get; init; }

    /// <summary>How many requests are under way at once.</summary>
    /// <value>At the server's pace by default.</value>
    public Concurrency Concurrency { get; init; } = Concurrency.Adaptive;
}
