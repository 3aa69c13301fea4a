using Microsoft.Kiota.Abstractions;

namespace Waldur.Client.Kiota;

/// <summary>
/// Sets time limits and retries for one request of a client that Kiota generated: add it to the <c>Options</c> of the request's
/// configuration.
/// </summary>
public sealed class CallOption : IRequestOption
{
    /// <summary>Makes the option.</summary>
    /// <param name="callOptions">Time limits and number of retries; what is left open is as the client's options say.</param>
    public CallOption(CallOptions? callOptions = null) => CallOptions = callOptions ?? new CallOptions();

    /// <summary>Time limits and number of retries.</summary>
    public CallOptions CallOptions { get; }

    /// <summary>
    /// Whether sending the request twice leaves the server as sending it once does: a PUT, DELETE, POST or PATCH is then retried
    /// as a GET is, also when its response was lost.
    /// </summary>
    /// <value>False by default: what may have been acted on is not sent a second time.</value>
    public bool IsRepeatable { get; init; }
}
