using Waldur.Client.Core;
using KiotaException = Microsoft.Kiota.Abstractions.ApiException;

namespace Waldur.Client.Kiota;

/// <summary>
/// A call of a client that Kiota generated failed, and the description has no type for it, or the response none of its form:
/// no response, a status without a type, an HTML page, an array, content that cannot be read. Status and headers are in the
/// base type, everything else in <see cref="Error"/>.
/// </summary>
public sealed class KiotaApiException : KiotaException
{
    /// <summary>Makes an exception of the SDK's; a test may, too.</summary>
    /// <param name="error">The SDK's exception: its message is taken over.</param>
    public KiotaApiException(ApiException error)
        : base(NotNull(error).Message, error)
    {
        Error = error;
        ResponseStatusCode = (int?)error.StatusCode ?? 0;
    }

    /// <summary>Where the documentation speaks of this exception.</summary>
    public override string? HelpLink
    {
        get => base.HelpLink ?? HelpLinks.For(this);
        set => base.HelpLink = value;
    }

    /// <summary>The SDK's exception; the derived type says how the call failed. It is also the inner exception.</summary>
    public ApiException Error { get; }

    /// <summary>The response's body as text, secrets masked and at most its first 8 KiB; null where there was none.</summary>
    public string? Body => Error.Body;

    /// <summary>
    /// Whether the server may have acted although the call failed. Refetch its state before the call is made once more.
    /// </summary>
    public bool MayHaveActed => Error.MayHaveActed;

    /// <summary>Whether the same call may well succeed later.</summary>
    public bool IsTransient => Error.IsTransient;

    private static ApiException NotNull(ApiException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error;
    }
}
