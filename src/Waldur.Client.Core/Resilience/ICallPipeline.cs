using Polly;

namespace Waldur.Client.Core;

/// <summary>What is around the attempts of a call: when there is another one, and how long each may take.</summary>
internal interface ICallPipeline
{
    /// <summary>Makes the attempts of a call.</summary>
    /// <param name="client">Makes an attempt.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>How the last attempt ended.</returns>
    ValueTask<Outcome<RawResponse>> ExecuteAsync(ApiClient client, Call call, CancellationToken cancellationToken);
}
