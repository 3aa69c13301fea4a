namespace Waldur.Client.Katello;

/// <summary>Errors after which the server has changed something, though by themselves they do not say so.</summary>
internal static class ActedError
{
    /// <summary>The error with <see cref="ApiException.MayHaveActed"/>: in its own type where that needs no more than the failure.</summary>
    public static ApiException From(ApiException error)
    {
        if (error.MayHaveActed)
        {
            return error;
        }

        var failure = FailureOf(error);
        return error switch
        {
            ApiValidationException => new ApiValidationException(failure, error) { MayHaveActed = true },
            ApiNotFoundException => new ApiNotFoundException(failure, error) { MayHaveActed = true },
            ApiAuthenticationException => new ApiAuthenticationException(failure, error) { MayHaveActed = true },
            ApiAuthorizationException => new ApiAuthorizationException(failure, error) { MayHaveActed = true },
            ApiServerException => new ApiServerException(failure, error) { MayHaveActed = true },
            ApiTransportException => new ApiTransportException(failure, error) { MayHaveActed = true },
            _ => new ApiException(failure, error) { MayHaveActed = true },
        };
    }

    public static ApiFailure FailureOf(ApiException error) => new()
    {
        Method = error.Method,
        Path = error.Path,
        OperationId = error.OperationId,
        StatusCode = error.StatusCode,
        RequestId = error.RequestId,
        ServerVersion = error.ServerVersion,
        Body = error.Body,
        IsBodyCut = error.IsBodyCut,
        Details = error.Details,
        IsConfirmed = error.IsConfirmed,
    };
}
