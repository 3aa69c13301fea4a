using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Transitions that a caller's copy of a request shows to be illegal, refused before anything is sent.</summary>
internal static class TransitionRules
{
    /// <summary>Only a request that has not ended can be completed.</summary>
    public static void ThrowIfEnded(BackendResourceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.State == BackendResourceRequestState.Done || request.State == BackendResourceRequestState.Erred)
        {
            throw new InvalidOperationException($"Request {request.Uuid:N} is {request.State} already: only one that is Processing can be completed.");
        }
    }

    /// <summary>Failing a request that is done would undo that.</summary>
    public static void ThrowIfDone(BackendResourceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.State == BackendResourceRequestState.Done)
        {
            throw new InvalidOperationException($"Request {request.Uuid:N} is Done already: failing it would undo that.");
        }
    }
}
