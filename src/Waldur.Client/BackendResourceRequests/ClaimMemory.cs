namespace Waldur.Client;

/// <summary>Notes claims in a journal, if there is one.</summary>
internal sealed class ClaimMemory(IClaimJournal? journal)
{
    public async Task<IReadOnlyList<ClaimEntry>> ReadAsync(CancellationToken cancellationToken) =>
        journal is null ? [] : await journal.ReadAsync(cancellationToken).ConfigureAwait(false);

    public Task IntendAsync(Guid request, CancellationToken cancellationToken) =>
        journal?.WriteAsync(new ClaimEntry(request, IsConfirmed: false), cancellationToken) ?? Task.CompletedTask;

    public Task ConfirmAsync(Guid request, CancellationToken cancellationToken) =>
        journal?.WriteAsync(new ClaimEntry(request, IsConfirmed: true), cancellationToken) ?? Task.CompletedTask;

    public Task ForgetAsync(Guid request, CancellationToken cancellationToken) =>
        journal?.RemoveAsync(request, cancellationToken) ?? Task.CompletedTask;
}
