using System.Globalization;
using Microsoft.Extensions.Logging;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>Executes writes that may lose their response; says what is waited for then, and where.</summary>
internal sealed partial class Writes(Uri endpoint, ClientOptions options)
{
    private readonly ILogger _logger = options.LoggerFactory.CreateSafeLogger(WaldurProduct.Instance.Name);

    /// <summary>Executes a write.</summary>
    /// <param name="subject">What is written, to end a sentence such as <c>the change of catalog EESSI</c>; no secret.</param>
    /// <param name="write">The write and its look-up.</param>
    /// <param name="cancellationToken">Cancels the write and the look-ups.</param>
    /// <param name="patience">How patient to be; as the client's options say when left out.</param>
    /// <param name="report">Receives in words what is waited for.</param>
    public Task<WriteResult<T>> ExecuteAsync<T>(
        string subject,
        RecoverableWrite<T> write,
        CancellationToken cancellationToken,
        LostResponseOptions? patience = null,
        Action<string>? report = null)
    {
        patience ??= options.LostResponse;
        return new Recovery(patience, options.TimeProvider).ExecuteAsync(write with { OnLost = OnLost }, cancellationToken);

        void OnLost(ApiException error)
        {
            LostResponse(_logger, subject, endpoint.Authority, patience.Patience.TotalSeconds, error.Message);
            report?.Invoke(string.Create(
                CultureInfo.InvariantCulture,
                $"No response to {subject} came from {endpoint.Authority}; whether it took effect is looked up for up to {patience.Patience.TotalSeconds:0.#} s. {error.Message}"));
            write.OnLost?.Invoke(error);
        }
    }

    [LoggerMessage(100, LogLevel.Warning, "No response to {Subject} came from {Host}; whether it took effect is looked up for up to {Seconds:0.#} s. {Error}")]
    private static partial void LostResponse(ILogger logger, string subject, string host, double seconds, string error);
}
