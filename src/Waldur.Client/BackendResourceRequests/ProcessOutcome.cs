namespace Waldur.Client;

/// <summary>What became of a request that an agent processed.</summary>
public enum ProcessOutcome
{
    /// <summary>The handler succeeded and the request is <c>Done</c>.</summary>
    Done,

    /// <summary>The handler failed and the request is <c>Erred</c>.</summary>
    Erred,

    /// <summary>Somebody else has the request; it was left alone.</summary>
    Taken,

    /// <summary>Whether the claim succeeded is not known; the request was left alone. See <see cref="ClaimOutcome.Uncertain"/>.</summary>
    Uncertain,

    /// <summary>The handler ended, but the server could not be told: the request may still be <c>Processing</c>.</summary>
    Unreported,

    /// <summary>The request could not be claimed because the call failed; it was left alone.</summary>
    NotClaimed,
}
