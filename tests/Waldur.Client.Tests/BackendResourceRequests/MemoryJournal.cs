namespace Waldur.Client.Tests;

/// <summary>A journal in memory that respects its token.</summary>
internal sealed class MemoryJournal : IClaimJournal
{
    private readonly List<ClaimEntry> _entries = [];

    public IReadOnlyList<ClaimEntry> Entries
    {
        get
        {
            lock (_entries)
            {
                return [.. _entries];
            }
        }
    }

    public Task<IReadOnlyList<ClaimEntry>> ReadAsync(CancellationToken cancellationToken = default) => Task.FromResult(Entries);

    public Task WriteAsync(ClaimEntry entry, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_entries)
        {
            _entries.RemoveAll(other => other.Request == entry.Request);
            _entries.Add(entry);
        }

        return Task.CompletedTask;
    }

    public Task RemoveAsync(Guid request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_entries)
        {
            _entries.RemoveAll(other => other.Request == request);
        }

        return Task.CompletedTask;
    }
}
