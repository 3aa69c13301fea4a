namespace Waldur.Client.Katello;

/// <summary>A synchronisation of the plan, or of one of its products, is under way already: nothing was started.</summary>
public sealed class SyncPlanLockedException : ApiException
{
    /// <inheritdoc/>
    public SyncPlanLockedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception for a failed call.</summary>
    /// <param name="failure">Which call failed, and what came back.</param>
    /// <param name="innerException">The cause, if any.</param>
    public SyncPlanLockedException(ApiFailure failure, Exception? innerException = null)
        : base(failure, innerException)
    {
    }

    internal static SyncPlanLockedException Of(ApiException error) => new(
        new ApiFailure
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
        },
        error);
}
