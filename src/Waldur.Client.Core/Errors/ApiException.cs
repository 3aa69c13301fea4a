using System.Net;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// A call failed. The derived type says how; this type itself stands for responses that have no type of their own, such as
/// 405 or a redirect, which is not followed. The message is one line and holds no query, no request body and no credential.
/// </summary>
public class ApiException : Exception
{
    private bool _isRefuted;

    /// <summary>Makes an exception with a message of its own, for instance in a test.</summary>
    /// <param name="message">The message; also what the server is taken to have said.</param>
    /// <param name="innerException">The cause, if any.</param>
    public ApiException(string message, Exception? innerException = null)
        : this(message, default(HttpStatusCode?), innerException)
    {
    }

    /// <summary>Makes an exception for a failed call; the message is made from it.</summary>
    /// <param name="failure">Which call failed, and what came back.</param>
    /// <param name="innerException">The cause, if any.</param>
    public ApiException(ApiFailure failure, Exception? innerException = null)
        : this(failure, hint: null, innerException)
    {
    }

    private protected ApiException(string message, HttpStatusCode? status, Exception? innerException)
        : base(ErrorText.OneLine(message, ErrorText.LineLimit), innerException)
    {
        ArgumentNullException.ThrowIfNull(message);
        Failure = new ApiFailure { StatusCode = status, IsConfirmed = true };
        Details = ErrorBody.FromText(message);
    }

    internal ApiException(ApiFailure failure, string? hint, Exception? innerException)
        : base(Describe(failure, hint), innerException)
    {
        Failure = failure;
        Details = DetailsOf(failure);
    }

    /// <summary>Where the documentation speaks of this exception.</summary>
    public override string? HelpLink
    {
        get => base.HelpLink ?? HelpLinks.For(this);
        set => base.HelpLink = value;
    }

    /// <summary>The HTTP status; null where no response came.</summary>
    public HttpStatusCode? StatusCode => Failure.StatusCode;

    /// <summary>The HTTP method of the call.</summary>
    public HttpMethod? Method => Failure.Method;

    /// <summary>The server's host, with its port where that is not the usual one; null where the error is not about a call.</summary>
    public string? Host => Failure.Host;

    /// <summary>The path of the call, without the query.</summary>
    public string? Path => Failure.Path;

    /// <summary>The operation's id in the description.</summary>
    public string? OperationId => Failure.OperationId;

    /// <summary>The id by which the server's operators find the call, where the server sends one.</summary>
    public string? RequestId => Failure.RequestId;

    /// <summary>The server's version, such as <c>3.12.0</c> of Foreman, where the server sends it with its responses (Katello does).</summary>
    public string? ServerVersion => Failure.ServerVersion;

    /// <summary>
    /// The response's body as text, at most its first 8 KiB and then a note that it was cut; null where there was none. Values
    /// whose names suggest a secret (token, password, ...), and the secrets of the credential and of the request's body wherever the
    /// server repeats them, are replaced by <c>***</c>. Not part of the message.
    /// </summary>
    public string? Body => Failure.Body;

    /// <summary>Whether <see cref="Body"/> is only the start of what came.</summary>
    public bool IsBodyCut => Failure.IsBodyCut;

    /// <summary>
    /// Whether the server may have acted although the call failed: the call changes something, and its response was lost, came
    /// from a gateway or cannot be read. Look at the server's state before the call is made again.
    /// </summary>
    /// <remarks>
    /// False for what the server itself refuses (<see cref="IsConfirmed"/>), and for a 429, and a 503 with <c>Retry-After</c>, of
    /// whatever origin: they say that the request was not taken. A page of any other status may have taken the place of the server's response.
    /// </remarks>
    public bool MayHaveActed { get => field && !_isRefuted; init; }

    /// <summary>
    /// Whether the server itself says so, in the shape of its own errors. False for a gateway's page, an empty body and a
    /// response of unknown origin: that an object is gone or taken is a fact only where this is true.
    /// </summary>
    public bool IsConfirmed =>
        Failure.IsConfirmed ?? Details.Shape is not (ErrorBodyShape.None or ErrorBodyShape.Page or ErrorBodyShape.Text);

    /// <summary>
    /// Whether the same call may well succeed later: the server could not be reached, was busy or failed itself. Says nothing
    /// about whether it is safe to repeat; <see cref="MayHaveActed"/> does.
    /// </summary>
    /// <remarks>False for a 500 in an envelope of the application itself (<see cref="ErrorBodyShape.Envelope"/>): so it says what the caller did wrong.</remarks>
    public virtual bool IsTransient =>
        this is ApiTransportException { IsCertificateRejected: false } or ApiTimeoutException or ApiThrottledException
            or ApiUnexpectedContentException { IsTooLarge: false }
        || (this is ApiServerException
            && StatusCode is not (HttpStatusCode.NotImplemented or HttpStatusCode.HttpVersionNotSupported)
            && !(StatusCode == HttpStatusCode.InternalServerError && Details.Shape == ErrorBodyShape.Envelope))
        || StatusCode is HttpStatusCode.RequestTimeout or (HttpStatusCode)425;

    /// <summary>What the server says in its own words, or the title of an HTML page; null where it says nothing readable.</summary>
    public string? ServerDetail => Details.Detail;

    /// <summary>All that was understood of the body.</summary>
    public ErrorBody Details { get; }

    /// <summary>
    /// Whether nothing but a refusal's origin leaves open that the server acted: a gateway's page, of a status that refuses. The server is
    /// no longer at work then, so that the first look-up which shows no effect settles it.
    /// </summary>
    internal bool IsForeignRefusal => Failure.IsForeignRefusal;

    private protected ApiFailure Failure { get; }

    /// <summary>Sees that a look-up has shown no effect of the call: the refusal is one.</summary>
    internal void Refute() => _isRefuted = true;

    private static string Describe(ApiFailure failure, string? hint)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return ErrorMessage.Of(failure, DetailsOf(failure), hint);
    }

    private static ErrorBody DetailsOf(ApiFailure failure) =>
        failure.Details ?? (failure.Body is null ? ErrorBody.Empty : ErrorBody.Parse(failure.Body));
}
