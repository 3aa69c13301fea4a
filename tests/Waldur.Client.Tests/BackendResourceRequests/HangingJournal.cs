namespace Waldur.Client.Tests;

/// <summary>A journal one change of which does not end until the test lets it, whatever its token says.</summary>
internal sealed class HangingJournal(int hangingChange) : IClaimJournal
{
    private readonly MemoryJournal _inner = new();
    private readonly TaskCompletionSource _released = new();
    private int _changes;

    public IReadOnlyList<ClaimEntry> Entries => _inner.Entries;

    public void Release() => _released.TrySetResult();

    public Task<IReadOnlyList<ClaimEntry>> ReadAsync(CancellationToken cancellationToken = default) => _inner.ReadAsync(cancellationToken);

    public async Task WriteAsync(ClaimEntry entry, CancellationToken cancellationToken = default)
    {
        await HangAsync();
        await _inner.WriteAsync(entry, CancellationToken.None);
    }

    public async Task RemoveAsync(Guid request, CancellationToken cancellationToken = default)
    {
        await HangAsync();
        await _inner.RemoveAsync(request, CancellationToken.None);
    }

    private Task HangAsync() => ++_changes == hangingChange ? _released.Task : Task.CompletedTask;
}
