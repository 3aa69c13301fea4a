using System.Globalization;
using System.Net;
using System.Text;

namespace Waldur.Client.Core;

/// <summary>Makes the exception for a call that failed: the one place that decides on its type. Never throws itself.</summary>
internal static class ErrorFactory
{
    private const int StartShown = 80;

    /// <summary>For a response whose status reports a failure; an earlier attempt of the call may have been acted on all the same.</summary>
    public static ApiException FromResponse(
        FailedCall call,
        HttpStatusCode status,
        ResponseHeaders headers,
        string? mediaType,
        ReadOnlySpan<byte> body,
        DateTimeOffset now,
        bool earlierMayHaveActed = false,
        bool isBodyCut = false)
    {
        var details = DetailsOf(call.Mask, mediaType, body, isBodyCut);
        var failure = Responded(call, status, headers, body, isBodyCut) with
        {
            Details = details,
            IsConfirmed = call.Product.IsOwnError(status, details, headers),
        };
        var retryAfter = RetryAfter.Parse(headers[RetryAfter.HeaderName], now);
        var isLost = call.IsUnsafe && (earlierMayHaveActed || ActedRule.MayHaveActed(status, headers));
        var isForeign = call.IsUnsafe && !isLost && ActedRule.IsForeignRefusal(status, headers, failure.IsConfirmed == true);
        var acted = isLost || isForeign;
        failure = failure with { IsForeignRefusal = isForeign };
        return (int)status switch
        {
            400 or 422 => new ApiValidationException(failure) { MayHaveActed = acted },
            401 => new ApiAuthenticationException(failure) { MayHaveActed = acted, Scheme = Scheme(call.Mask, headers) },
            403 => new ApiAuthorizationException(failure) { MayHaveActed = acted },
            404 or 410 => new ApiNotFoundException(failure) { MayHaveActed = acted },
            409 or 423 => new ApiConflictException(failure) { MayHaveActed = acted },
            429 => new ApiThrottledException(failure) { MayHaveActed = acted, RetryAfter = retryAfter },
            >= 500 => new ApiServerException(failure) { MayHaveActed = acted, RetryAfter = retryAfter },
            >= 300 and < 400 => new ApiException(failure, Redirected(call.Mask, headers["Location"]), innerException: null) { MayHaveActed = acted },
            _ => new ApiException(failure) { MayHaveActed = acted },
        };
    }

    /// <summary>For a call without a response; the error says whether the request may have been sent.</summary>
    public static ApiTransportException FromTransport(FailedCall call, Exception error) =>
        FromTransport(call, error, ActedRule.MayHaveActed(error));

    /// <summary>For a call without a response.</summary>
    public static ApiTransportException FromTransport(FailedCall call, Exception error, bool mayHaveBeenSent) =>
        new(Failure(call), call.Mask.Apply(error)) { MayHaveActed = mayHaveBeenSent && call.IsUnsafe };

    /// <summary>For a call or an attempt that took too long.</summary>
    public static ApiTimeoutException FromTimeout(
        FailedCall call,
        TimeSpan limit,
        bool isWholeCall,
        bool mayHaveBeenSent = true,
        Exception? error = null) =>
        new(Failure(call), limit, isWholeCall, call.Mask.Apply(error)) { MayHaveActed = mayHaveBeenSent && call.IsUnsafe };

    /// <summary>For a good response that cannot be read.</summary>
    public static ApiUnexpectedContentException FromContent(
        FailedCall call,
        HttpStatusCode status,
        ResponseHeaders headers,
        string? mediaType,
        ReadOnlySpan<byte> body,
        string expected,
        Exception? error = null)
    {
        var failure = Responded(call, status, headers, body);
        var (wanted, found) = error is UnexpectedShapeException shape ? (shape.Expected, shape.Found) : (expected, Found(call.Mask, mediaType, body));
        return new(failure, wanted, call.Mask.Apply(found), call.Mask.Apply(error)) { MediaType = call.Mask.Apply(mediaType), MayHaveActed = call.IsUnsafe };
    }

    /// <summary>For a good response whose body is longer than what is read.</summary>
    public static ApiUnexpectedContentException FromTooLarge(
        FailedCall call,
        HttpStatusCode status,
        ResponseHeaders headers,
        string? mediaType,
        ReadOnlySpan<byte> body,
        long limit)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"at most {limit} bytes (ClientOptions.MaxResponseSize)");
        var failure = Responded(call, status, headers, body, isBodyCut: true);
        return new(failure, expected, "a longer body") { MediaType = call.Mask.Apply(mediaType), IsTooLarge = true, MayHaveActed = call.IsUnsafe };
    }

    /// <summary>For a response that came after a redirect was followed: it may be another server's.</summary>
    public static ApiException FromFollowedRedirect(FailedCall call, string redirect)
    {
        var hint = $"The HttpClient followed a redirect and {call.Mask.Apply(redirect)}, so that the response is not believed: give it a handler with AllowAutoRedirect = false, and check the endpoint.";
        return new(Failure(call), hint, innerException: null) { MayHaveActed = call.IsUnsafe };
    }

    /// <summary>For a response with a good status in which the server says, in its own shape, that it refuses the request.</summary>
    public static ApiValidationException FromRefusal(
        FailedCall call,
        HttpStatusCode status,
        ResponseHeaders headers,
        ReadOnlySpan<byte> body,
        RefusedException error)
    {
        var message = call.Mask.Apply(error.Message)!;
        var details = new ErrorBody { Detail = message, NonFieldErrors = [message] };
        return new(Responded(call, status, headers, body) with { Details = details, IsConfirmed = true }) { MayHaveActed = call.IsUnsafe };
    }

    /// <summary>For a good response that does not confirm the impersonation that was asked for.</summary>
    public static ApiImpersonationException FromImpersonation(FailedCall call, HttpStatusCode status, ResponseHeaders headers) =>
        new(Responded(call, status, headers, default)) { MayHaveActed = call.IsUnsafe };

    private static ApiFailure Failure(FailedCall call) => ApiFailure.For(call.Request) with { Host = call.Host };

    private static ApiFailure Responded(FailedCall call, HttpStatusCode status, ResponseHeaders headers, ReadOnlySpan<byte> body, bool isBodyCut = false)
    {
        var kept = BodyText.Keep(body, call.Mask, ref isBodyCut);
        return Failure(call) with
        {
            StatusCode = status,
            RequestId = call.Mask.Apply(headers.RequestId),
            ServerVersion = call.Mask.Apply(call.Product.VersionOf(headers)),
            Body = kept,
            IsBodyCut = isBodyCut,
        };
    }

    // Masked before it is read, when whatever JSON escapes is still recognised, and after it, when HTML is decoded.
    private static ErrorBody DetailsOf(SecretMask mask, string? mediaType, ReadOnlySpan<byte> body, bool isBodyCut) =>
        body.Length > ErrorBody.MaxLength
            ? ErrorBody.Empty
            : ErrorBody.Parse(mask.Apply(Encoding.UTF8.GetString(body), isBodyCut), mediaType).Masked(mask);

    private static string? Scheme(SecretMask mask, ResponseHeaders headers)
    {
        var value = ErrorText.OneLine(mask.Apply(headers["WWW-Authenticate"]), StartShown);
        var end = value.AsSpan().IndexOfAny(' ', ',');
        return value.Length == 0 ? null : end < 0 ? value : value[..end];
    }

    // The query of the new address and a user in it may be secret.
    private static string Redirected(SecretMask mask, string? location)
    {
        const string NotFollowed = "Redirects are not followed";
        return Uri.TryCreate(location, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? $"{NotFollowed}; the server points to {mask.Apply(uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped))}"
            : $"{NotFollowed}.";
    }

    // JSON is never shown: it is the response itself and may hold a token. What is shown is masked before it is cut: of a secret that a
    // cut divides, nothing is recognised any more.
    private static string Found(SecretMask mask, string? mediaType, ReadOnlySpan<byte> body)
    {
        var kind = string.IsNullOrEmpty(mediaType) ? "no media type" : mediaType;
        var size = string.Create(CultureInfo.InvariantCulture, $"{kind}, {body.Length} bytes");
        var start = ByteOrderMark.Skip(body[..Math.Min(body.Length, BodyText.Limit)]);
        var text = mask.Apply(Encoding.UTF8.GetString(start), isCut: body.Length > BodyText.Limit);
        var said = text.AsSpan().TrimStart();
        if (said.IsEmpty)
        {
            return body.IsEmpty ? $"an empty body ({kind})" : $"an empty text ({size})";
        }

        if (said[0] is '{' or '[' or '"')
        {
            return $"JSON that is broken, cut or of another shape ({size})";
        }

        if (!HtmlText.IsHtml(mediaType, said))
        {
            return $"'{ErrorText.OneLine(text, StartShown)}' ({size})";
        }

        return HtmlText.Title(text) is { } title ? $"an HTML page titled '{title}' ({size})" : $"an HTML page ({size})";
    }
}
