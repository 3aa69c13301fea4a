using System.Text.Json.Serialization;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What came of an attempt to claim a request.</summary>
public sealed class ClaimResult
{
    /// <summary>Makes a result; a test may, too.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="request">The request as it is known now.</param>
    /// <param name="error">The failure that made the outcome uncertain, or the conflict.</param>
    public ClaimResult(ClaimOutcome outcome, BackendResourceRequest request, ApiException? error = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        Outcome = outcome;
        Request = request;
        Error = error;
    }

    /// <summary>What came of it.</summary>
    public ClaimOutcome Outcome { get; }

    /// <summary>Whether the request is this agent's.</summary>
    public bool IsClaimed => Outcome == ClaimOutcome.Claimed;

    /// <summary>The request as it is known now.</summary>
    public BackendResourceRequest Request { get; }

    /// <summary>The failure that made the outcome uncertain, or the conflict; null where there was none. Not serialized; <see cref="Reason"/> is.</summary>
    [JsonIgnore]
    public ApiException? Error { get; }

    /// <summary>The first line of <see cref="Error"/>'s message; null where there is none.</summary>
    public string? Reason => FailureText.ReasonOf(Error);

    /// <summary>The outcome and the request.</summary>
    /// <returns>For example <c>Claimed 0e8f…</c>.</returns>
    public override string ToString() => $"{Outcome} {Request.Uuid:N}";
}
