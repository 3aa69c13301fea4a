using System.Diagnostics;
using System.Text.Json.Serialization;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// How a run of a synchronisation ended, and how that is known. As JSON it is written without the synchronisation, which holds
/// a token, and with the error as text.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SynchronisationRunResult
{
    /// <summary>Makes a result; a test may, too.</summary>
    /// <param name="outcome">How the run ended.</param>
    /// <param name="synchronisation">The synchronisation as it is known now.</param>
    /// <param name="evidence">What says how it ended.</param>
    /// <param name="error">What the call failed with, if it did.</param>
    public SynchronisationRunResult(
        SynchronisationRunOutcome outcome,
        RemoteSynchronisation synchronisation,
        SynchronisationRunEvidence evidence = SynchronisationRunEvidence.Response,
        ApiException? error = null)
    {
        ArgumentNullException.ThrowIfNull(synchronisation);
        Outcome = outcome;
        Synchronisation = synchronisation;
        Evidence = evidence;
        Error = error;
    }

    /// <summary>How the run ended.</summary>
    public SynchronisationRunOutcome Outcome { get; }

    /// <summary>Whether the run succeeded.</summary>
    public bool IsOk => Outcome == SynchronisationRunOutcome.Ok;

    /// <summary>The synchronisation's uuid.</summary>
    public Guid Uuid => Synchronisation.Uuid;

    /// <summary>The name of the organization of the other Waldur.</summary>
    public string RemoteOrganizationName => Synchronisation.RemoteOrganizationName;

    /// <summary>The synchronisation as it is known now: after the run, or before it where nothing newer could be read.</summary>
    [JsonIgnore]
    public RemoteSynchronisation Synchronisation { get; }

    /// <summary>What says how the run ended.</summary>
    public SynchronisationRunEvidence Evidence { get; }

    /// <summary>What the call failed with; null where the response came. Its message says what may have gone wrong on the way.</summary>
    [JsonIgnore]
    public ApiException? Error { get; }

    /// <summary>
    /// Whether the synchronisation was stuck in <c>Processing</c> before, or still is: the daily run of the server skips such
    /// a one. A run that ends frees it.
    /// </summary>
    public bool WasStuck { get; init; }

    /// <summary>What went wrong where it was no call, in words.</summary>
    internal string Note { get; init; } = "";

    /// <summary>Whether the outcome is that of the run itself: the run's lines, error message and time can be trusted.</summary>
    private bool IsStored => Outcome is SynchronisationRunOutcome.Ok or SynchronisationRunOutcome.Erred;

    /// <summary>What the run did, one line a step; empty where the run is not known to have ended.</summary>
    public IReadOnlyList<string> OutputLines => IsStored
        ? Mask(Synchronisation.LastOutput).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [];

    /// <summary>Why the run failed: what the other Waldur responded, or the error of the call; empty where it succeeded.</summary>
    public string ErrorMessage => Outcome switch
    {
        SynchronisationRunOutcome.Ok or SynchronisationRunOutcome.UnderWay => "",
        SynchronisationRunOutcome.Erred => Mask(Synchronisation.ErrorMessage),
        _ => Mask(Error?.Message ?? Note),
    };

    /// <summary>When the last execution ended by the server's clock; null where there was none yet.</summary>
    public DateTimeOffset? LastExecution => Synchronisation.LastExecution;

    /// <summary>Gives the synchronisation if the run succeeded, or throws.</summary>
    /// <returns>The synchronisation after the run.</returns>
    /// <exception cref="SynchronisationRunException">The run did not succeed, or is not known to have.</exception>
    public RemoteSynchronisation EnsureOk() => IsOk ? Synchronisation : throw new SynchronisationRunException(this);

    /// <summary>The outcome, the synchronisation, and the first line of what went wrong; never the token.</summary>
    /// <returns>For example <c>Erred 0e8f…: Not found.</c></returns>
    public override string ToString()
    {
        var text = $"{Outcome} {Uuid:N}";
        var reason = ErrorMessage.Trim().Split('\n', 2)[0].TrimEnd();
        return reason.Length == 0 ? text : $"{text}: {reason}";
    }

    // What the other Waldur responds may repeat what it was sent.
    private string Mask(string text)
    {
        var token = Synchronisation.Token;
        return string.IsNullOrEmpty(token) ? text : text.Replace(token, "***", StringComparison.Ordinal);
    }
}
