using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What is imported must have been asked for: a server, or a cache before it, may ignore a filter.</summary>
internal static class ImportFilter
{
    // The server rounds times.
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    /// <summary>Throws if a row contradicts the query; what the row does not say counts as fitting.</summary>
    /// <exception cref="ApiUnexpectedContentException">It does: nothing of this list can be relied on.</exception>
    public static void ThrowIfNotAskedFor(BackendResource row, BackendResourcesQuery? query)
    {
        if (query is not null && FindContradiction(row, query) is { } filter)
        {
            throw new ApiUnexpectedContentException(
                $"The list holds row {row.Uuid:N}, which does not fit the query's {filter}: the server ignores the filter. Nothing of this list is imported.");
        }
    }

    private static string? FindContradiction(BackendResource row, BackendResourcesQuery query) =>
        Differs(row.Offering, query.OfferingUuid) ? nameof(query.OfferingUuid)
        : Differs(row.Project, query.ProjectUuid) ? nameof(query.ProjectUuid)
        : row.BackendId is not null && query.BackendId is { } backendId && row.BackendId != backendId ? nameof(query.BackendId)
        : row.Name is not null && query.NameExact is { } name && row.Name != name ? nameof(query.NameExact)
        : LacksText(row.Name, query.Name) ? nameof(query.Name)
        : IsOutside(row.Created, query.CreatedAfter, query.CreatedBefore) ? "times of creation"
        : IsOutside(row.Modified, query.ModifiedAfter, query.ModifiedBefore) ? "times of change"
        : null;

    private static bool Differs(Guid value, Guid? asked) => asked is not null && value != Guid.Empty && value != asked;

    private static bool IsOutside(DateTimeOffset value, DateTimeOffset? after, DateTimeOffset? before) =>
        value != default && (value + Rounding < after || value - Rounding > before);

    // Of other letters client and server may think differently which are the same.
    private static bool LacksText(string? value, string? asked) =>
        value is not null && asked is not null && asked.All(char.IsAscii) && !value.Contains(asked, StringComparison.OrdinalIgnoreCase);
}
