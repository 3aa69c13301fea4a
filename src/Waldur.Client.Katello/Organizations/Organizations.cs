using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

internal sealed class Organizations(KatelloClient katello) : IOrganizations
{
    public AsyncPageable<Organization> List(SearchExpression? search = null, PageOptions? paging = null)
    {
        var text = search?.ToString();
        return AsyncPageable.Create(
            async (page, callOptions, cancellationToken) =>
            {
                var query = new KatelloApiOrganizationsQuery { Search = text, Page = page.Number, PerPage = page.Size };
                var response = await katello.KatelloWith(callOptions).Api.Organizations.GetAsync(query, cancellationToken).ConfigureAwait(false);
                return Envelope.ToPage(page, response.Value.Results, response.Value.Subtotal);
            },
            organization => organization.Id,
            paging ?? katello.Options.Paging,
            katello.Options.TimeProvider);
    }

    public async Task<Organization?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        WireText.ThrowIfNoName(name);
        await foreach (var organization in List(SearchExpression.NameIs(name)).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (organization.Name == name)
            {
                return organization;
            }
        }

        return null;
    }
}
