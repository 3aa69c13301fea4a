using System.Net;
using System.Runtime.ExceptionServices;
using Waldur.Client.Core;

namespace Waldur.Client.Katello;

/// <summary>
/// Writes that may lose their response, by the one mechanism of <see cref="Recovery"/>. What this server refuses with 500 is a refusal
/// here too: it is looked at once, where the write says so, and never sent again.
/// </summary>
internal sealed class KatelloWrites(ClientOptions options)
{
    private readonly Recovery _recovery = new(options.LostResponse, options.TimeProvider);

    /// <summary>Whether the server refused what was asked, with whatever status.</summary>
    public static bool IsRefusal(ApiException error) => error is RefusedException || IsControllers(error);

    /// <summary>Whether a controller of Katello responded 500 in its own words, as it does to much bad input; a gateway writes such, too.</summary>
    public static bool IsControllers(ApiException error) =>
        error is { StatusCode: HttpStatusCode.InternalServerError, Details.Shape: ErrorBodyShape.Envelope, IsConfirmed: true };

    public async Task<WriteResult<T>> ExecuteAsync<T>(RecoverableWrite<T> write, CancellationToken cancellationToken)
    {
        try
        {
            return await _recovery.ExecuteAsync(write with { Send = token => SendAsync(write, token) }, cancellationToken).ConfigureAwait(false);
        }
        catch (RefusedException refused)
        {
            ExceptionDispatchInfo.Throw(refused.Cause);
            throw;
        }
        catch (LookUpForbiddenException forbidden)
        {
            ExceptionDispatchInfo.Throw(forbidden.Lost);
            throw;
        }
    }

    private static async Task<T> SendAsync<T>(RecoverableWrite<T> write, CancellationToken cancellationToken)
    {
        try
        {
            return await write.Send(cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error) when (IsControllers(error))
        {
            throw new RefusedException(error);
        }
    }
}
