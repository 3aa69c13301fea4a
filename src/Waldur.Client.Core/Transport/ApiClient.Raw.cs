namespace Waldur.Client.Core;

/// <content>Calls whose response is left as it came.</content>
public sealed partial class ApiClient : IRawApiClient
{
    /// <inheritdoc/>
    Task<RawResult> IRawApiClient.SendRawAsync(ApiRequest request, CallOptions? callOptions, bool isStreamed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var own = callOptions?.Or(_callOptions) ?? _callOptions;
        return _telemetry.IsListening
            ? SendRawObservedAsync(request, own, isStreamed, cancellationToken)
            : SendRawAsync(new Call(request, accept: null, Options, own) { IsStreamed = isStreamed, Caller = cancellationToken }, cancellationToken);
    }

    /// <inheritdoc/>
    async Task<HttpRequestMessage> IRawApiClient.CreateMessageAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await _sender.CreateMessageAsync(new Call(request, accept: null, Options, _callOptions), cancellationToken).ConfigureAwait(false);
    }

    private async Task<RawResult> SendRawAsync(Call call, CancellationToken cancellationToken)
    {
        var response = await ExecuteAsync(call, cancellationToken).ConfigureAwait(false);
        var error = FindError(call, response) ?? (response.IsBodyCut ? TooLarge(call, response) : null);
        return new RawResult(new RawErrors(this, call, response), call, response, error);
    }

    /// <summary>The errors that whoever reads a response may find in it, made as the client makes its own.</summary>
    internal sealed class RawErrors(ApiClient client, Call call, RawResponse response)
    {
        public bool IsHidden => client._product.IsHiddenError(response.Body);

        public SecretMask Mask => client.Failed(call).Mask;

        public ApiException FromResponse()
        {
            // The status is good, so what the server did before the error is open.
            call.MayHaveActed |= response.IsSuccess;
            return client.FromResponse(call, response);
        }

        public ApiUnexpectedContentException FromContent(string expected, Exception? cause) => client.Unexpected(call, response, expected, cause);

        public ApiException FromTransport(Exception cause) => ErrorFactory.FromTransport(client.Failed(call), cause, mayHaveBeenSent: true);

        public ApiException FromTimeout(Exception cause) =>
            ErrorFactory.FromTimeout(client.Failed(call), call.AttemptTimeout, isWholeCall: false, mayHaveBeenSent: true, cause);
    }
}
