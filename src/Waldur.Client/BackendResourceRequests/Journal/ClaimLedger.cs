using Microsoft.Extensions.Logging;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// What this agent has claimed and not ended, in memory and, where there is a journal, in it. A journal that cannot be
/// written, or does not end, stops nothing that is under way: it is written when it can be.
/// </summary>
internal sealed partial class ClaimLedger(IClaimJournal? journal, Guid? offering, WaldurTelemetry telemetry, ILogger logger) : IDisposable
{
    private readonly BoundedJournal? _journal = journal is null ? null : new BoundedJournal(journal);
    private readonly Dictionary<Guid, ClaimEntry> _entries = [];
    private readonly HashSet<Guid> _unwritten = [];
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Whether the journal, if there is one, has been read.</summary>
    public bool IsLoaded { get; private set; } = journal is null;

    /// <summary>A note of a claim.</summary>
    public static ClaimEntry ToEntry(BackendResourceRequest request, bool isConfirmed) =>
        new(request.Uuid, isConfirmed) { Offering = request.Offering == Guid.Empty ? null : request.Offering };

    /// <summary>What is noted now.</summary>
    public IReadOnlyList<ClaimEntry> Entries
    {
        get
        {
            lock (_entries)
            {
                return [.. _entries.Values];
            }
        }
    }

    /// <summary>Reads what an earlier run of this agent has left, if that was not read yet.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (IsLoaded)
        {
            return;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var entry in (await _journal!.ReadAsync(cancellationToken).ConfigureAwait(false)).Where(IsOwn))
            {
                Note(entry, isOnlyNew: true);
            }

            IsLoaded = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Whether a claim of the request is noted, or may be in a journal that could not be read yet.</summary>
    public bool MayContain(Guid request)
    {
        lock (_entries)
        {
            return !IsLoaded || _entries.ContainsKey(request);
        }
    }

    /// <summary>Notes that a claim is about to be made.</summary>
    /// <returns>Null once the note is safe; otherwise why it is not.</returns>
    public async Task<Exception?> TryIntendAsync(BackendResourceRequest request, CancellationToken cancellationToken)
    {
        var isNew = Note(ToEntry(request, isConfirmed: false), isOnlyNew: true);
        var error = await WriteAsync(request.Uuid, cancellationToken).ConfigureAwait(false);
        if (error is not null && isNew)
        {
            Remove(request.Uuid);
        }

        return error;
    }

    /// <summary>Notes that a claim has succeeded.</summary>
    public Task ConfirmAsync(BackendResourceRequest request, CancellationToken cancellationToken)
    {
        Note(ToEntry(request, isConfirmed: true), isOnlyNew: false);
        return WriteAsync(request.Uuid, cancellationToken);
    }

    /// <summary>Removes the note of a request whose end is certain, or whose claim never happened.</summary>
    public Task ForgetAsync(Guid request, CancellationToken cancellationToken)
    {
        Remove(request);
        return WriteAsync(request, cancellationToken);
    }

    /// <summary>Writes what could not be written before.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        Guid[] unwritten;
        lock (_entries)
        {
            unwritten = [.. _unwritten];
        }

        foreach (var request in unwritten)
        {
            if (await WriteAsync(request, cancellationToken).ConfigureAwait(false) is not null)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        // What stays is its journal's alone.
        lock (_entries)
        {
            telemetry.OnUnendedClaims(-_entries.Count);
            _entries.Clear();
        }

        _journal?.Dispose();
        _gate.Dispose();
    }

    private bool Note(ClaimEntry entry, bool isOnlyNew)
    {
        lock (_entries)
        {
            var isNew = _entries.TryAdd(entry.Request, entry);
            if (isNew)
            {
                telemetry.OnUnendedClaims(+1);
            }
            else if (!isOnlyNew)
            {
                _entries[entry.Request] = entry;
            }

            return isNew;
        }
    }

    private void Remove(Guid request)
    {
        lock (_entries)
        {
            if (_entries.Remove(request))
            {
                telemetry.OnUnendedClaims(-1);
            }
        }
    }

    // Whatever a journal throws, the agent's work goes on.
    private async Task<Exception?> WriteAsync(Guid request, CancellationToken cancellationToken)
    {
        if (_journal is null)
        {
            return null;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await (Find(request) is { } entry
                ? _journal.WriteAsync(entry, cancellationToken)
                : _journal.RemoveAsync(request, cancellationToken)).ConfigureAwait(false);
            lock (_entries)
            {
                _unwritten.Remove(request);
            }

            return null;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            lock (_entries)
            {
                _unwritten.Add(request);
            }

            LogUnwritten(logger, request, error);
            return error;
        }
        finally
        {
            _gate.Release();
        }
    }

    // Of another offering than this agent's: such a claim stays in the journal for an agent of that offering.
    private bool IsOwn(ClaimEntry entry)
    {
        var isOther = offering is not null && entry.Offering is not null && entry.Offering != offering;
        if (isOther)
        {
            LogOther(logger, entry.Request, entry.Offering!.Value);
        }

        return !isOther && entry.Request != Guid.Empty;
    }

    private ClaimEntry? Find(Guid request)
    {
        lock (_entries)
        {
            return _entries.TryGetValue(request, out var entry) ? entry : null;
        }
    }

    [LoggerMessage(120, LogLevel.Warning, "The claim journal holds a claim of request {Request} of offering {Offering}, which is not this agent's: it stays there, and is not looked at")]
    private static partial void LogOther(ILogger logger, Guid request, Guid offering);

    [LoggerMessage(113, LogLevel.Error, "The claim journal could not be written for request {Request}; it is retried at every poll")]
    private static partial void LogUnwritten(ILogger logger, Guid request, Exception error);
}
