using System.ComponentModel;

namespace Waldur.Client;

/// <summary>
/// Lets the attempts of calls begin, and sees how they end: what paces and counts the requests of one job. Given with
/// <see cref="CallOptions.Gate"/>. Its members are called from several threads at once and must not throw.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface IAttemptGate
{
    /// <summary>Waits until an attempt may begin.</summary>
    /// <param name="operation">The operation, for example <c>GET /api/backend-resources/</c>.</param>
    /// <param name="isRetry">Whether the request was sent before.</param>
    /// <param name="cancellationToken">Ends the wait, when the caller cancels or the attempt's time is over.</param>
    /// <returns>The attempt, which learns how it ended.</returns>
    ValueTask<IGatedAttempt> EnterAsync(string operation, bool isRetry, CancellationToken cancellationToken = default);
}
