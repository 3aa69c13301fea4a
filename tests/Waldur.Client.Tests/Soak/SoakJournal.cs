namespace Waldur.Client.Tests;

/// <summary>A process's view of a journal that outlives it.</summary>
internal sealed class SoakJournal(MemoryJournal journal, SoakProcess process) : IClaimJournal
{
    public async Task<IReadOnlyList<ClaimEntry>> ReadAsync(CancellationToken cancellationToken = default)
    {
        await process.AliveAsync();
        return await journal.ReadAsync(cancellationToken);
    }

    public async Task WriteAsync(ClaimEntry entry, CancellationToken cancellationToken = default)
    {
        await process.AliveAsync();
        await journal.WriteAsync(entry, cancellationToken);
        await process.AliveAsync();
    }

    public async Task RemoveAsync(Guid request, CancellationToken cancellationToken = default)
    {
        await process.AliveAsync();
        await journal.RemoveAsync(request, cancellationToken);
        await process.AliveAsync();
    }
}
