using System.Diagnostics;
using System.Text.Json.Serialization;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What was done to make a synchronisation what is desired. As JSON it is written without the synchronisation, which holds a token.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SynchronisationEnsureResult
{
    /// <summary>Makes a result; a test may, too.</summary>
    /// <param name="outcome">What was done.</param>
    /// <param name="synchronisation">The synchronisation as it is now.</param>
    /// <param name="changedFields">The fields that differed, by their names on the wire.</param>
    public SynchronisationEnsureResult(
        SynchronisationEnsureOutcome outcome,
        RemoteSynchronisation synchronisation,
        IReadOnlyList<string>? changedFields = null)
    {
        ArgumentNullException.ThrowIfNull(synchronisation);
        Outcome = outcome;
        Synchronisation = synchronisation;
        ChangedFields = changedFields ?? [];
    }

    /// <summary>What was done.</summary>
    public SynchronisationEnsureOutcome Outcome { get; }

    /// <summary>The synchronisation's uuid.</summary>
    public Guid Uuid => Synchronisation.Uuid;

    /// <summary>The name of the organization of the other Waldur.</summary>
    public string RemoteOrganizationName => Synchronisation.RemoteOrganizationName;

    /// <summary>The synchronisation as it is now.</summary>
    [JsonIgnore]
    public RemoteSynchronisation Synchronisation { get; }

    /// <summary>
    /// The fields that differed and were changed, by their names on the wire, such as <c>token</c> or <c>remotelocalcategory_set</c>;
    /// never their values. Empty unless the outcome is <see cref="SynchronisationEnsureOutcome.Changed"/>.
    /// </summary>
    public IReadOnlyList<string> ChangedFields { get; }

    /// <summary>The outcome, the synchronisation, and the names of what changed.</summary>
    /// <returns>For example <c>Changed 0e8f… (token, is_active)</c>.</returns>
    public override string ToString()
    {
        var text = $"{Outcome} {Uuid:N}";
        return ChangedFields.Count == 0 ? text : $"{text} ({string.Join(", ", ChangedFields)})";
    }
}
