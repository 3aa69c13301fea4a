namespace Waldur.Client.Tests;

/// <summary>A journal whose disk is full from some writing on, until it is repaired.</summary>
internal sealed class FullDiskJournal : IClaimJournal
{
    private readonly MemoryJournal _inner = new();
    private int _writings;
    private int _failFrom = int.MaxValue;

    public IEnumerable<ClaimEntry> Entries => _inner.Entries;

    public void FailFrom(int writing) => _failFrom = writing;

    public void Repair() => _failFrom = int.MaxValue;

    public Task<IReadOnlyList<ClaimEntry>> ReadAsync(CancellationToken cancellationToken = default) => _inner.ReadAsync(cancellationToken);

    public Task WriteAsync(ClaimEntry entry, CancellationToken cancellationToken = default) =>
        Fails() ? throw new IOException("No space left on device") : _inner.WriteAsync(entry, cancellationToken);

    public Task RemoveAsync(Guid request, CancellationToken cancellationToken = default) =>
        Fails() ? throw new IOException("No space left on device") : _inner.RemoveAsync(request, cancellationToken);

    private bool Fails() => ++_writings >= _failFrom;
}
