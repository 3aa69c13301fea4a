using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>No response came, or not the whole of it: the server could not be reached, or the connection was lost.</summary>
public sealed class ApiTransportException : ApiException
{
    /// <inheritdoc/>
    public ApiTransportException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public ApiTransportException(ApiFailure failure, Exception? innerException = null)
        : base(failure, TransportHint.For(innerException), innerException) =>
        IsCertificateRejected = CertificateProblem.Find(innerException) is not null;

    /// <summary>
    /// Whether the server's certificate was refused: it is not trusted, expired, or for another name. Nothing was sent, and trying
    /// again does not help: the call is not transient.
    /// </summary>
    public bool IsCertificateRejected { get; init; }
}
