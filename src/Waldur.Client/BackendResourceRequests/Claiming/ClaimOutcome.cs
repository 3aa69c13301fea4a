using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>What came of an attempt to claim a request.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimOutcome>))]
public enum ClaimOutcome
{
    /// <summary>The request is this agent's: it must be completed or failed.</summary>
    Claimed,

    /// <summary>Somebody else has it, or it has ended.</summary>
    Taken,

    /// <summary>
    /// The response was lost, or does not confirm the claim in the server's own words, and whose the request is cannot be known. Either it is in state <c>Processing</c>: this agent's or another's
    /// (the only agent of an offering knows that it is its own, and says so with <see cref="ClaimOptions.IsOnlyAgent"/>). Or it was
    /// still <c>Sent</c>, or could not be read, as long as it was looked up, and the claim may yet take effect:
    /// <see cref="ClaimResult.Request"/> is the caller's copy then, or has nothing but its uuid. Read it later.
    /// </summary>
    Uncertain,
}
