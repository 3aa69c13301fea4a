using Waldur.Client.Core;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>What is known of a product before it is added or removed.</summary>
/// <param name="Id">The product's id.</param>
/// <param name="Problem">Why it will not be taken in or let go; null where nothing speaks against it.</param>
/// <param name="Home">The plan in which it is now; null where it is in none, or that is not known.</param>
/// <param name="IsKnown">Whether it could be read.</param>
internal sealed record ProductForecast(int Id, string? Problem, int? Home, bool IsKnown = true)
{
    public static async Task<ProductForecast> ReadAsync(IProducts products, SyncPlanTarget target, int id, bool isAdded, CancellationToken cancellationToken)
    {
        if (id <= 0)
        {
            return new ProductForecast(id, "no id of a product", null);
        }

        try
        {
            return From(await products.GetAsync(id, cancellationToken).ConfigureAwait(false), target, isAdded);
        }
        catch (ApiNotFoundException error) when (Absence.IsProvenBy(error))
        {
            return new ProductForecast(id, "no such product, or it may not be seen", null);
        }
        catch (ApiAuthorizationException error) when (error.IsConfirmed)
        {
            // Who may not see products may still be allowed to edit them: the server's response to the change will say.
            return new ProductForecast(id, null, null, IsKnown: false);
        }
    }

    private static ProductForecast From(Product product, SyncPlanTarget target, bool isAdded)
    {
        var problem = product.OrganizationId != target.Organization ? "a product of another organization"
            : product.Permissions is { CanEdit: false } ? "edit_products is missing"
            : isAdded && product is { IsRedHat: true, RepositoryCount: 0 } ? "disabled: no repository of it is enabled"
            : null;
        return new ProductForecast(product.Id, problem, product.SyncPlanId == target.Plan ? null : product.SyncPlanId);
    }
}
