using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Makes an agent's identity what is desired.</summary>
internal sealed class IdentityEnsurer(ISiteAgents agents, AgentIdentityCreate desired)
{
    public async Task<AgentIdentity> EnsureAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken).ConfigureAwait(false) is { } stored
            ? await ReplaceAsync(stored, cancellationToken).ConfigureAwait(false)
            : await CreateAsync(cancellationToken).ConfigureAwait(false);

    private async Task<AgentIdentity> CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await agents.CreateIdentityAsync(desired, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error) when (error.MayHaveActed || error is ApiValidationException or ApiConflictException)
        {
            // A name is unique for an offering: what is found now is this call's, or another start of the agent was faster.
            if (await FindAsync(cancellationToken).ConfigureAwait(false) is not { } stored)
            {
                throw;
            }

            return await ReplaceAsync(stored, cancellationToken).ConfigureAwait(false);
        }
    }

    // The filter of the server takes part of a name, too, on some versions.
    private async Task<AgentIdentity?> FindAsync(CancellationToken cancellationToken)
    {
        var query = new MarketplaceSiteAgentIdentitiesQuery { Name = desired.Name, OfferingUuid = desired.Offering };
        await foreach (var identity in agents.ListIdentities(query).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (identity.Name == desired.Name && identity.Offering == desired.Offering)
            {
                return identity;
            }
        }

        return null;
    }

    private Task<AgentIdentity> ReplaceAsync(AgentIdentity stored, CancellationToken cancellationToken) => agents.ReplaceIdentityAsync(
        stored.Uuid,
        new AgentIdentityUpdate
        {
            Offering = desired.Offering,
            Name = desired.Name,
            Version = desired.Version,
            Dependencies = desired.Dependencies,
            ConfigFilePath = desired.ConfigFilePath,
            ConfigFileContent = desired.ConfigFileContent,
            LastRestarted = desired.LastRestarted,
        },
        cancellationToken);
}
