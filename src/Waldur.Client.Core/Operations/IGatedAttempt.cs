using System.ComponentModel;
using System.Net;

namespace Waldur.Client;

/// <summary>An attempt that an <see cref="IAttemptGate"/> let begin.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface IGatedAttempt
{
    /// <summary>Reports the attempt's end; called once.</summary>
    /// <param name="status">The response's status; null where no response came.</param>
    /// <param name="retryAfter">How long the server asks to wait, where it does.</param>
    /// <param name="isCancelled">Whether the caller cancelled the attempt, so that its end says nothing about the server.</param>
    void End(HttpStatusCode? status, TimeSpan? retryAfter = null, bool isCancelled = false);
}
