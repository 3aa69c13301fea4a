namespace Waldur.Client.Katello;

/// <summary>The products that a plan should have.</summary>
/// <param name="Ids">Their ids; null where the plan's products stay as they are.</param>
/// <param name="NamesNotFound">The names that no product has which the caller sees.</param>
internal sealed record DesiredProducts(IReadOnlyList<int>? Ids, IReadOnlyList<string> NamesNotFound)
{
    /// <summary>Whether products may be taken out: not while a name is not found, for the one that is meant may be among them.</summary>
    public bool MayRemove => NamesNotFound.Count == 0;

    public static async Task<DesiredProducts> ReadAsync(IProducts products, int organization, DesiredSyncPlan desired, CancellationToken cancellationToken)
    {
        if (desired.ProductNames is not { } names)
        {
            return new DesiredProducts(desired.Products is null ? null : [.. desired.Products.Distinct()], []);
        }

        var (ids, missing) = (new List<int>(desired.Products ?? []), new List<string>());
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (await products.FindAsync(organization, name, cancellationToken).ConfigureAwait(false) is { } product)
            {
                ids.Add(product.Id);
            }
            else
            {
                missing.Add(name);
            }
        }

        return new DesiredProducts([.. ids.Distinct()], missing);
    }
}
