using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>
/// The door for adapters of other libraries: a call with everything that a client does (credential, retries, limits, errors),
/// whose response is left as it came. What talks to a server for a user goes through <see cref="IApiClient"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRawApiClient
{
    /// <summary>The address that every path is relative to; it ends with a slash.</summary>
    Uri Endpoint { get; }

    /// <summary>How the client calls.</summary>
    ClientOptions Options { get; }

    /// <summary>Carries out a call.</summary>
    /// <param name="request">The request.</param>
    /// <param name="callOptions">What the call sets for itself; null for what the client says.</param>
    /// <param name="isStreamed">Whether the body of a good response is left on the connection, for the caller to read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The last response, and the error that it means unless it is good.</returns>
    /// <exception cref="ApiException">No response came; the derived type says why.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<RawResult> SendRawAsync(ApiRequest request, CallOptions? callOptions, bool isStreamed, CancellationToken cancellationToken);

    /// <summary>Makes the message of an attempt, with the credential on it, without sending it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the fetching of a credential.</param>
    /// <returns>The message, which the caller disposes.</returns>
    /// <exception cref="ApiAuthenticationException">The credential could not be obtained.</exception>
    Task<HttpRequestMessage> CreateMessageAsync(ApiRequest request, CancellationToken cancellationToken);
}
