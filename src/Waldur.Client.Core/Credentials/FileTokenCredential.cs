using System.Diagnostics;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// A token in a file, as a secret store mounts it, which is read again when the file changes. The kind of the token is
/// recognised as <see cref="Credential.FromToken"/> does. The file is looked at when a request is sent, at most once a second,
/// and when the server refuses the token with 401; no thread watches it.
/// </summary>
/// <remarks>
/// While the file is missing, empty or no token, the last good one stays in use. So it does for one look longer where the new
/// token is shorter or of another kind, since it may be only half written.
/// </remarks>
public sealed class FileTokenCredential : Credential
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly TokenFile _file;
    private readonly TimeProvider _timeProvider;
    private readonly object _lock = new();

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private volatile TokenFileContent? _current;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private TokenFileContent? _unsettled;

    private long _lookedAt;

    /// <summary>Names the file; it is first read when a request is sent.</summary>
    /// <param name="path">The file's path. It holds the token alone; white space around it does not matter.</param>
    /// <param name="timeProvider">The clock by which the file is looked at; the system's when left out.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public FileTokenCredential(string path, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _file = new TokenFile(Path.GetFullPath(path));
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal override IEnumerable<string> Secrets => _current?.Credential.Secrets ?? [];

    /// <inheritdoc/>
    public override ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Current().ApplyAsync(request, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<bool> RefreshAsync(HttpRequestMessage rejected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rejected);
        var refused = rejected.Headers.NonValidated.TryGetValues("Authorization", out var header) ? header.ToString() : "";
        lock (_lock)
        {
            // Another request may have found the newer token already.
            if (_current is { } current && refused.EndsWith(current.Token, StringComparison.Ordinal) && TryRead() is { } read)
            {
                Adopt(read);
            }

            return ValueTask.FromResult(_current is { } newer && !refused.EndsWith(newer.Token, StringComparison.Ordinal));
        }
    }

    /// <summary>What the file holds now, for a credential that is made on this one.</summary>
    internal Credential Current()
    {
        if (_current is { } fresh && _timeProvider.GetElapsedTime(Volatile.Read(ref _lookedAt)) < Interval)
        {
            return fresh.Credential;
        }

        lock (_lock)
        {
            if (_current is not { } current)
            {
                Adopt(_file.Read());
            }
            else if (_timeProvider.GetElapsedTime(_lookedAt) >= Interval)
            {
                Compare(current);
            }

            return _current!.Credential;
        }
    }

    private void Compare(TokenFileContent current)
    {
        Volatile.Write(ref _lookedAt, _timeProvider.GetTimestamp());
        if (TryRead() is not { } read)
        {
            return;
        }

        if (read.MayBePartOf(current) && read.Token != _unsettled?.Token)
        {
            _unsettled = read;
        }
        else if (read.Token != current.Token)
        {
            Adopt(read);
        }
    }

    private void Adopt(TokenFileContent read)
    {
        _current = read;
        _unsettled = null;
        Volatile.Write(ref _lookedAt, _timeProvider.GetTimestamp());
    }

    private TokenFileContent? TryRead()
    {
        try
        {
            return _file.Read();
        }
        catch (TokenFileException)
        {
            // The last good token stays in use; a server that refuses it says so.
            return null;
        }
    }
}
