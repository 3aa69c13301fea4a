using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

internal static class ProductIds
{
    public static HashSet<int> Of(SyncPlan plan) => [.. plan.Products.Select(product => product.Id)];
}
