using System.Globalization;
using Waldur.Client.Core;
using Waldur.Client.Katello.Api;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

internal sealed class Products(KatelloClient katello) : IProducts
{
    public AsyncPageable<Product> List(int organization, SearchExpression? search = null, PageOptions? paging = null) =>
        List(organization, new KatelloApiOrganizationsItemProductsQuery { Search = search?.ToString() }, paging);

    public async Task<Product> GetAsync(int id, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(id);
        return (await katello.Katello.Api.Products[id].GetAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    public Task<Product?> TryGetAsync(int id, CancellationToken cancellationToken = default) =>
        Absence.TryGetAsync(token => GetAsync(id, token), cancellationToken);

    public async Task<Product?> FindAsync(int organization, string name, CancellationToken cancellationToken = default)
    {
        WireText.ThrowIfNoName(name);
        var query = new KatelloApiOrganizationsItemProductsQuery { Name = name };
        var rows = await List(organization, query, JobPaging.Create(katello.Options)).ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.FindAll(product => product.Name == name) switch
        {
            [] => null,
            [var only] => only,
            var several => throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{several.Count} products of organization {organization} are called '{name}' (ids {string.Join(", ", several.Select(product => product.Id))}): take one by its id.")),
        };
    }

    private AsyncPageable<Product> List(int organization, KatelloApiOrganizationsItemProductsQuery query, PageOptions? paging)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(organization);
        return AsyncPageable.Create(
            async (page, callOptions, cancellationToken) =>
            {
                var builder = katello.KatelloWith(callOptions).Api.Organizations[organization].Products;
                var response = await builder.GetAsync(query with { Page = page.Number, PerPage = page.Size }, cancellationToken).ConfigureAwait(false);
                return Envelope.ToPage(page, response.Value.Results, response.Value.Subtotal);
            },
            product => product.Id,
            paging ?? katello.Options.Paging,
            katello.Options.TimeProvider);
    }
}
