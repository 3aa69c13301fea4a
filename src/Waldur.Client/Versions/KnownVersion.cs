using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The server's version as it was last read; a server is upgraded now and then, so it is read again after an hour.</summary>
internal sealed class KnownVersion(TimeProvider timeProvider)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);
    private Reading? _last;

    public async ValueTask<ServerVersion> GetAsync(Func<CancellationToken, Task<ServerVersion>> readAsync, CancellationToken cancellationToken)
    {
        if (_last is { } last && timeProvider.GetElapsedTime(last.At) < MaxAge)
        {
            return last.Version;
        }

        var version = await readAsync(cancellationToken).ConfigureAwait(false);
        _last = new Reading(version, timeProvider.GetTimestamp());
        return version;
    }

    private sealed record Reading(ServerVersion Version, long At);
}
