namespace Waldur.Client;

/// <summary>What came of an attempt to claim a request.</summary>
public enum ClaimOutcome
{
    /// <summary>The request is this agent's: it must be completed or failed.</summary>
    Claimed,

    /// <summary>Somebody else has it, or it has ended.</summary>
    Taken,

    /// <summary>
    /// The response was lost and the request is in state <c>Processing</c> now: it may be this agent's or another's. The only
    /// agent of an offering knows that it is its own, and says so with <see cref="ClaimOptions.IsOnlyAgent"/>.
    /// </summary>
    Uncertain,
}
