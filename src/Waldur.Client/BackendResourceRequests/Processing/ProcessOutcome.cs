using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>What became of a request that an agent processed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProcessOutcome>))]
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

    /// <summary>The handler ended, but the server has not confirmed it: the request may still be <c>Processing</c>. The loop reports it again.</summary>
    Unreported,

    /// <summary>The handler ended, and meanwhile somebody else had ended the request, or it is gone.</summary>
    EndedElsewhere,

    /// <summary>
    /// The request could not be claimed because the call failed, or the journal could not be written; it was not handled. Where a gateway's
    /// page leaves open whether the server acted, an agent keeps its note of the claim, and finds out with the next poll.
    /// </summary>
    NotClaimed,
}
