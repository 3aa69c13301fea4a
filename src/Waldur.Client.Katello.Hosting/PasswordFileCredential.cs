using System.Diagnostics;

namespace Waldur.Client.Katello.Hosting;

/// <summary>
/// A user whose password is in a file, which is looked at when a request is sent, at most once a second, and when the server
/// refuses the password. While it is missing or empty, the last good password stays in use.
/// </summary>
internal sealed class PasswordFileCredential(string user, string path, TimeProvider timeProvider) : Credential
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly object _lock = new();

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private Current? _current;

    private long _readAt;

    public override ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Credential credential;
        lock (_lock)
        {
            if (_current is null || timeProvider.GetElapsedTime(_readAt) >= Interval)
            {
                Read();
            }

            credential = _current!.Credential;
        }

        return credential.ApplyAsync(request, cancellationToken);
    }

    public override async ValueTask<bool> RefreshAsync(HttpRequestMessage rejected, CancellationToken cancellationToken)
    {
        Credential credential;
        lock (_lock)
        {
            Read();
            credential = _current!.Credential;
        }

        using var probe = new HttpRequestMessage();
        await credential.ApplyAsync(probe, cancellationToken).ConfigureAwait(false);
        return !Equals(probe.Headers.Authorization, rejected.Headers.Authorization);
    }

    private void Read()
    {
        _readAt = timeProvider.GetTimestamp();
        if (ReadPassword() is { } password && password != _current?.Password)
        {
            _current = new Current(password, new BasicCredential(user, password));
        }
    }

    private string? ReadPassword()
    {
        try
        {
            var password = File.ReadAllText(path).Trim();
            return password.Length > 0 ? password : _current?.Password ?? throw new IOException($"The password file '{path}' is empty.");
        }
        catch (Exception error) when (_current is not null && error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [DebuggerDisplay("{GetType().Name,nq}")]
    private sealed class Current(string password, Credential credential)
    {
        [DebuggerBrowsable(DebuggerBrowsableState.Never)]
        [field: DebuggerBrowsable(DebuggerBrowsableState.Never)]
        public string Password { get; } = password;

        public Credential Credential { get; } = credential;
    }
}
