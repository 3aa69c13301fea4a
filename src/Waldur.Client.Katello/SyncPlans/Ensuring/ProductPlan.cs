using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>
/// Which products are to come into a plan and to leave it, and what is known of them. A dry run foretells with it what a run does with it.
/// </summary>
internal sealed class ProductPlan
{
    private const string NameMissing = "kept: a product that is named was not found";
    private readonly DesiredProducts _desired;
    private readonly Dictionary<int, ProductForecast> _forecasts;

    private ProductPlan(DesiredProducts desired, Dictionary<int, ProductForecast> forecasts) => (_desired, _forecasts) = (desired, forecasts);

    public IReadOnlyList<string> NamesNotFound => _desired.NamesNotFound;

    /// <summary>Whether something could not be foretold, because the caller may not see products.</summary>
    public bool IsUncertain => _forecasts.Values.Any(forecast => !forecast.IsKnown);

    public IReadOnlyDictionary<int, int> Homes => _forecasts.Values.Where(forecast => forecast.Home is not null)
        .ToDictionary(forecast => forecast.Id, forecast => forecast.Home!.Value);

    /// <summary>Reads what has to be known; nothing where no product is to come or to leave, and nothing else is written.</summary>
    public static async Task<ProductPlan> ReadAsync(
        IProducts products,
        SyncPlanTarget target,
        DesiredProducts desired,
        IReadOnlyList<SyncPlanProduct> present,
        bool isUpdated,
        CancellationToken cancellationToken)
    {
        var forecasts = new Dictionary<int, ProductForecast>();
        if (desired.Ids is not { } wanted)
        {
            return new ProductPlan(desired, forecasts);
        }

        var ids = present.Select(product => product.Id).ToHashSet();
        var added = wanted.Where(id => !ids.Contains(id)).ToList();
        var removed = desired.MayRemove ? ids.Except(wanted).ToList() : [];

        // Every write may take out products without repositories: those that are wanted are added anew with it.
        var empty = isUpdated || added.Count > 0 || removed.Count > 0
            ? present.Where(product => product.RepositoryCount == 0 && wanted.Contains(product.Id)).Select(product => product.Id)
            : [];
        foreach (var id in added.Concat(empty))
        {
            forecasts[id] = await ProductForecast.ReadAsync(products, target, id, isAdded: true, cancellationToken).ConfigureAwait(false);
        }

        foreach (var id in removed)
        {
            forecasts[id] = await ProductForecast.ReadAsync(products, target, id, isAdded: false, cancellationToken).ConfigureAwait(false);
        }

        return new ProductPlan(desired, forecasts);
    }

    /// <summary>The products to take out of what is present.</summary>
    public IReadOnlyList<int> ToRemove(IReadOnlyCollection<int> present) =>
        _desired is { Ids: { } wanted, MayRemove: true } ? [.. present.Except(wanted).Where(IsPossible)] : [];

    /// <summary>The products to send where one that is wanted is missing: with all that the call itself may take out.</summary>
    public IReadOnlyList<int> ToAdd(IReadOnlyCollection<int> present, IReadOnlySet<int> empty) =>
        _desired.Ids is { } wanted && wanted.Any(id => !present.Contains(id) && IsPossible(id))
            ? [.. wanted.Where(id => IsPossible(id) && (!present.Contains(id) || empty.Contains(id)))]
            : [];

    /// <summary>The products that are not as they should be.</summary>
    public IReadOnlyList<int> NotDone(IReadOnlyCollection<int> present) =>
        _desired.Ids is { } wanted ? [.. wanted.Where(id => !present.Contains(id)), .. present.Except(wanted).Order()] : [];

    /// <summary>Why a product is not as it should be; null where that is not known.</summary>
    public string? ProblemOf(int id) =>
        _forecasts.GetValueOrDefault(id)?.Problem ?? (!_desired.MayRemove && _desired.Ids?.Contains(id) == false ? NameMissing : null);

    private bool IsPossible(int id) => _forecasts.GetValueOrDefault(id)?.Problem is null;
}
