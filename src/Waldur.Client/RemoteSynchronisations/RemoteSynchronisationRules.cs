using System.Runtime.CompilerServices;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// The server's rules for a synchronisation, checked before anything is sent: what it refuses may be stored in part all the
/// same. No message repeats the token.
/// </summary>
internal sealed class RemoteSynchronisationRules(WaldurUrls urls)
{
    public void ThrowIfBroken(RemoteSynchronisationCreate synchronisation, [CallerArgumentExpression(nameof(synchronisation))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(synchronisation, name);
        var fields = new RemoteSynchronisationPatch
        {
            ApiUrl = synchronisation.ApiUrl,
            Token = synchronisation.Token,
            RemoteOrganizationName = synchronisation.RemoteOrganizationName,
            LocalServiceProvider = synchronisation.LocalServiceProvider,
            Categories = new(synchronisation.Categories),
        };
        BrokenRules.ThrowIfAny(FindOrganizationProblems(synchronisation.RemoteOrganizationUuid, synchronisation.LocalServiceProvider).Concat(FindProblems(fields)), name);
    }

    public void ThrowIfBroken(RemoteSynchronisationUpdate synchronisation, [CallerArgumentExpression(nameof(synchronisation))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(synchronisation, name);
        var alike = new RemoteSynchronisationCreate
        {
            ApiUrl = synchronisation.ApiUrl,
            Token = synchronisation.Token,
            RemoteOrganizationUuid = synchronisation.RemoteOrganizationUuid,
            RemoteOrganizationName = synchronisation.RemoteOrganizationName,
            LocalServiceProvider = synchronisation.LocalServiceProvider,
            Categories = synchronisation.Categories,
        };
        ThrowIfBroken(alike, name);
    }

    public void ThrowIfBroken(RemoteSynchronisationPatch change, [CallerArgumentExpression(nameof(change))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(change, name);
        BrokenRules.ThrowIfAny(FindProblems(change), name);
    }

    private IEnumerable<string> FindOrganizationProblems(Guid organization, string? provider)
    {
        if (organization == Guid.Empty)
        {
            yield return "remote_organization_uuid is all zeros";
        }
        else if (urls.TryGetUuid(provider, WaldurObject.ServiceProvider, out var own, out _) && own == organization)
        {
            yield return "remote_organization_uuid is that of the local service provider, not of an organization of the other Waldur";
        }
    }

    private IEnumerable<string> FindProblems(RemoteSynchronisationPatch fields)
    {
        if (fields.ApiUrl.HasValue && FindApiUrlProblem(fields.ApiUrl.Value) is { } apiUrl)
        {
            yield return $"api_url {apiUrl}";
        }

        if (fields.Token.HasValue && FieldRules.FindProblem(fields.Token.Value, FieldRules.MaxTextLength) is { } token)
        {
            yield return $"token {token}";
        }

        if (fields.RemoteOrganizationName.HasValue
            && FieldRules.FindProblem(fields.RemoteOrganizationName.Value, FieldRules.MaxTextLength) is { } organization)
        {
            yield return $"remote_organization_name {organization}";
        }

        if (fields.LocalServiceProvider.HasValue
            && !urls.TryGetUuid(fields.LocalServiceProvider.Value, WaldurObject.ServiceProvider, out _, out var provider))
        {
            yield return $"local_service_provider is refused: {FieldRules.AsClause(provider)}";
        }

        if (fields.Categories.HasValue)
        {
            foreach (var problem in new CategoryRules(urls).FindProblems(fields.Categories.Value))
            {
                yield return problem;
            }
        }
    }

    private string? FindApiUrlProblem(string? url) =>
        FieldRules.FindUrlProblem(url)
        ?? (urls.IsEndpoint(url!) ? "is that of this Waldur: it cannot be synchronised with itself" : null);
}
