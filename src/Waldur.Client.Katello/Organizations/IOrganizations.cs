using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>Whom sync plans belong to. Paths want an organization's number: this is how a name becomes it.</summary>
public interface IOrganizations
{
    /// <summary>Lists the organizations that the caller may see: <c>GET /katello/api/organizations</c>.</summary>
    /// <param name="search">Which ones; all when left out.</param>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    AsyncPageable<Organization> List(SearchExpression? search = null, PageOptions? paging = null);

    /// <summary>Finds an organization by its exact name: <c>GET /katello/api/organizations?search=…</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The organization, or null where the caller sees none of that name.</returns>
    Task<Organization?> FindAsync(string name, CancellationToken cancellationToken = default);
}
