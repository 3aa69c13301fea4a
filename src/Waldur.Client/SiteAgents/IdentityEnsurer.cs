using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Makes an agent's identity what is desired.</summary>
internal sealed class IdentityEnsurer(ISiteAgents agents, Writes writes, AgentIdentityCreate desired)
{
    // The server cuts white space off at both ends: with it, what is stored would never be found.
    private readonly string _name = desired.Name.Trim();

    public async Task<AgentIdentity> EnsureAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken).ConfigureAwait(false) is { } stored
            ? await ReplaceAsync(stored, cancellationToken).ConfigureAwait(false)
            : await CreateAsync(cancellationToken).ConfigureAwait(false);

    private async Task<AgentIdentity> CreateAsync(CancellationToken cancellationToken)
    {
        var creation = new RecoverableWrite<AgentIdentity>
        {
            Send = token => agents.CreateIdentityAsync(desired, token),
            LookUp = async token => LookUp.FromNullable(await FindAsync(token).ConfigureAwait(false)),

            // A name is unique for an offering: a second one is refused.
            Retry = RetryRule.AtOnce,

            // Another start of the agent was faster.
            IsDoubtful = static error => error is ApiValidationException or ApiConflictException,
        };
        var written = await writes.ExecuteAsync("the creation of an agent's identity", creation, cancellationToken).ConfigureAwait(false);
        var created = written.EnsureCertain();
        return written.Certainty == WriteCertainty.Responded ? created : await ReplaceAsync(created, cancellationToken).ConfigureAwait(false);
    }

    // The filter of the server takes part of a name, too, on some versions.
    private async Task<AgentIdentity?> FindAsync(CancellationToken cancellationToken)
    {
        var query = new MarketplaceSiteAgentIdentitiesQuery { Name = _name, OfferingUuid = desired.Offering };
        await foreach (var identity in agents.ListIdentities(query).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (identity.Name == _name && identity.Offering == desired.Offering)
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
            Name = _name,
            Version = desired.Version,
            Dependencies = desired.Dependencies,
            ConfigFilePath = desired.ConfigFilePath,
            ConfigFileContent = desired.ConfigFileContent,
            LastRestarted = desired.LastRestarted,
        },
        cancellationToken);
}
