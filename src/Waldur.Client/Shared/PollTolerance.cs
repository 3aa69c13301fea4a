using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// Which failed polls of one wait may be followed by another. What passes does so as often as it comes; of all other failures,
/// such as a stray 401 or a gateway's 404, a few in a row are outlived. That the object is positively gone ends the wait.
/// </summary>
internal sealed class PollTolerance
{
    private const int MaxStrays = 5;
    private int _strays;

    /// <summary>Makes a poll. Once it has succeeded, what failed before counts no more.</summary>
    public async Task<T> PollAsync<T>(Func<CancellationToken, Task<T>> poll, CancellationToken cancellationToken)
    {
        var value = await poll(cancellationToken).ConfigureAwait(false);
        _strays = 0;
        return value;
    }

    /// <summary>Whether another poll may be made.</summary>
    public bool IsTransient(Exception error) => error switch
    {
        IncompleteListingException => true,
        ApiException { IsTransient: true } => true,
        ApiException api => !Absence.IsProvenBy(api) && ++_strays <= MaxStrays,
        _ => false,
    };
}
