using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>What sync plans synchronise. This is how a product's name becomes the id that plans want.</summary>
public interface IProducts
{
    /// <summary>Lists the products of an organization that the caller may see: <c>GET /katello/api/organizations/{organization_id}/products</c>.</summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="search">Which ones; all when left out.</param>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    AsyncPageable<Product> List(int organization, SearchExpression? search = null, PageOptions? paging = null);

    /// <summary>Reads a product, with what the caller may do with it: <c>GET /katello/api/products/{id}</c>.</summary>
    /// <param name="id">The product's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The product.</returns>
    /// <exception cref="ApiNotFoundException">There is no such product, or the caller may not see it.</exception>
    Task<Product> GetAsync(int id, CancellationToken cancellationToken = default);

    /// <summary>Reads a product that may be gone: <c>GET /katello/api/products/{id}</c>.</summary>
    /// <param name="id">The product's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The product; null where the server itself says that it does not exist, or not for this caller.</returns>
    Task<Product?> TryGetAsync(int id, CancellationToken cancellationToken = default);

    /// <summary>Finds a product by its exact name: <c>GET /katello/api/organizations/{organization_id}/products?name=…</c>.</summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="name">The name, in its case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The product, or null where the caller sees none of that name.</returns>
    /// <exception cref="InvalidOperationException">Several products have the name: take one by its id.</exception>
    Task<Product?> FindAsync(int organization, string name, CancellationToken cancellationToken = default);
}
