using System.Globalization;
using System.Net;
using System.Text;

namespace Waldur.Client.Core;

/// <summary>Makes the exception for a call that failed: the one place that decides on its type. Never throws itself.</summary>
internal static class ErrorFactory
{
    private const int StartShown = 80;

    /// <summary>For a response whose status tells of a failure; an earlier attempt of the call may have been acted on all the same.</summary>
    public static ApiException FromResponse(
        ApiRequest request,
        HttpStatusCode status,
        ResponseHeaders headers,
        string? mediaType,
        ReadOnlySpan<byte> body,
        DateTimeOffset now,
        bool earlierMayHaveActed = false,
        ApiProduct? product = null)
    {
        var details = ErrorBody.Parse(body, mediaType);
        var failure = Responded(request, status, headers, body) with
        {
            Details = details,
            IsConfirmed = (product ?? ApiProduct.Unknown).IsOwnError(status, details, headers),
        };
        var retryAfter = RetryAfter.Parse(headers[RetryAfter.HeaderName], now);
        var acted = IsUnsafe(request) && (earlierMayHaveActed || ActedRule.MayHaveActed(status, headers));
        return (int)status switch
        {
            400 or 422 => new ApiValidationException(failure) { MayHaveActed = acted },
            401 => new ApiAuthenticationException(failure) { MayHaveActed = acted, Scheme = Scheme(headers) },
            403 => new ApiAuthorizationException(failure) { MayHaveActed = acted },
            404 or 410 => new ApiNotFoundException(failure) { MayHaveActed = acted },
            409 or 423 => new ApiConflictException(failure) { MayHaveActed = acted },
            429 => new ApiThrottledException(failure) { MayHaveActed = acted, RetryAfter = retryAfter },
            >= 500 => new ApiServerException(failure) { MayHaveActed = acted, RetryAfter = retryAfter },
            >= 300 and < 400 => new ApiException(failure, Redirected(headers["Location"]), innerException: null) { MayHaveActed = acted },
            _ => new ApiException(failure) { MayHaveActed = acted },
        };
    }

    /// <summary>For a call without a response; the error says whether the request may have been sent.</summary>
    public static ApiTransportException FromTransport(ApiRequest request, Exception error) =>
        FromTransport(request, error, ActedRule.MayHaveActed(error));

    /// <summary>For a call without a response.</summary>
    public static ApiTransportException FromTransport(ApiRequest request, Exception error, bool mayHaveBeenSent) =>
        new(ApiFailure.For(request), error) { MayHaveActed = mayHaveBeenSent && IsUnsafe(request) };

    /// <summary>For a call or an attempt that took too long.</summary>
    public static ApiTimeoutException FromTimeout(
        ApiRequest request,
        TimeSpan limit,
        bool isWholeCall,
        bool mayHaveBeenSent = true,
        Exception? error = null) =>
        new(ApiFailure.For(request), limit, isWholeCall, error) { MayHaveActed = mayHaveBeenSent && IsUnsafe(request) };

    /// <summary>For a good response that cannot be read.</summary>
    public static ApiUnexpectedContentException FromContent(
        ApiRequest request,
        HttpStatusCode status,
        ResponseHeaders headers,
        string? mediaType,
        ReadOnlySpan<byte> body,
        string expected,
        Exception? error = null)
    {
        var failure = Responded(request, status, headers, body);
        var (wanted, found) = error is UnexpectedShapeException shape ? (shape.Expected, shape.Found) : (expected, Found(mediaType, body));
        return new(failure, wanted, found, error) { MediaType = mediaType, MayHaveActed = IsUnsafe(request) };
    }

    /// <summary>For a response with a good status in which the server says, in its own shape, that it refuses the request.</summary>
    public static ApiValidationException FromRefusal(
        ApiRequest request,
        HttpStatusCode status,
        ResponseHeaders headers,
        ReadOnlySpan<byte> body,
        RefusedException error)
    {
        var details = new ErrorBody { Detail = error.Message, NonFieldErrors = [error.Message] };
        return new(Responded(request, status, headers, body) with { Details = details, IsConfirmed = true }) { MayHaveActed = IsUnsafe(request) };
    }

    /// <summary>For a good response that does not confirm the impersonation that was asked for.</summary>
    public static ApiImpersonationException FromImpersonation(ApiRequest request, HttpStatusCode status, ResponseHeaders headers) =>
        new(Responded(request, status, headers, default)) { MayHaveActed = IsUnsafe(request) };

    private static ApiFailure Responded(ApiRequest request, HttpStatusCode status, ResponseHeaders headers, ReadOnlySpan<byte> body) =>
        ApiFailure.For(request) with
        {
            StatusCode = status,
            RequestId = headers.RequestId,
            ServerVersion = headers.ServerVersion,
            Body = BodyText.Keep(body, out var isCut),
            IsBodyCut = isCut,
        };

    private static bool IsUnsafe(ApiRequest request) => ActedRule.IsUnsafe(request.Operation.Method);

    private static string? Scheme(ResponseHeaders headers)
    {
        var value = ErrorText.OneLine(headers["WWW-Authenticate"], StartShown);
        var end = value.AsSpan().IndexOfAny(' ', ',');
        return value.Length == 0 ? null : end < 0 ? value : value[..end];
    }

    // The query of the new address and a user in it may be secret.
    private static string Redirected(string? location)
    {
        const string NotFollowed = "Redirects are not followed";
        return Uri.TryCreate(location, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? $"{NotFollowed}; the server points to {uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)}"
            : $"{NotFollowed}.";
    }

    // JSON is never shown: it is the response itself and may hold a token.
    private static string Found(string? mediaType, ReadOnlySpan<byte> body)
    {
        var kind = string.IsNullOrEmpty(mediaType) ? "no media type" : mediaType;
        var size = string.Create(CultureInfo.InvariantCulture, $"{kind}, {body.Length} bytes");
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, BodyText.Limit)]);
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (start.IsEmpty)
        {
            return body.IsEmpty ? $"an empty body ({kind})" : $"an empty text ({size})";
        }

        if (start[0] is '{' or '[' or '"')
        {
            return $"JSON that is broken, cut or of another shape ({size})";
        }

        if (!HtmlText.IsHtml(mediaType, start))
        {
            return $"'{ErrorText.OneLine(text, StartShown)}' ({size})";
        }

        return HtmlText.Title(text) is { } title ? $"an HTML page titled '{title}' ({size})" : $"an HTML page ({size})";
    }
}
