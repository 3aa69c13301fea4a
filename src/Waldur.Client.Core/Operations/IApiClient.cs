namespace Waldur.Client.Core;

/// <summary>Sends requests of operations: what request builders are made on, and what a test may put in its place.</summary>
public interface IApiClient
{
    /// <summary>Sends a request whose response has a body.</summary>
    /// <typeparam name="T">What the body becomes.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="reader">Reads the body.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response.</returns>
    /// <exception cref="ApiException">The call failed; the derived type says how.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, ResponseReader<T> reader, CancellationToken cancellationToken = default);

    /// <summary>Sends a request whose response has no body, or none that matters.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response.</returns>
    /// <exception cref="ApiException">The call failed; the derived type says how.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken = default);

    /// <summary>The same client with other options for the calls made through it.</summary>
    /// <param name="options">Time limits and headers of the calls.</param>
    /// <returns>A light view of this client.</returns>
    IApiClient With(CallOptions options);
}
