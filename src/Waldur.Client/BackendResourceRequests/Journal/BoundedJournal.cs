using System.Runtime.CompilerServices;

namespace Waldur.Client;

/// <summary>
/// A journal of the program's, for one agent at a time, none of whose calls lasts forever. One that does not end in time has failed, and
/// so has every other one until it has ended after all: what it still writes must not undo what was written behind it.
/// </summary>
internal sealed class BoundedJournal : IClaimJournal, IDisposable
{
    private static readonly ConditionalWeakTable<IClaimJournal, BoundedJournal> InUse = [];

    // Half of what a host gives its services to stop.
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(15);

    private readonly IClaimJournal _journal;
    private Task _left = Task.CompletedTask;

    /// <summary>Takes the journal until this is disposed.</summary>
    /// <exception cref="ClaimJournalInUseException">Another agent of this process has it.</exception>
    public BoundedJournal(IClaimJournal journal)
    {
        _journal = journal;
        if (!InUse.TryAdd(journal, this))
        {
            throw new ClaimJournalInUseException(journal.ToString() ?? journal.GetType().Name);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClaimEntry>> ReadAsync(CancellationToken cancellationToken = default) =>
        RunAsync(_journal.ReadAsync, cancellationToken);

    /// <inheritdoc/>
    public Task WriteAsync(ClaimEntry entry, CancellationToken cancellationToken = default) =>
        RunAsync(token => WithoutResultAsync(_journal.WriteAsync(entry, token)), cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(Guid request, CancellationToken cancellationToken = default) =>
        RunAsync(token => WithoutResultAsync(_journal.RemoveAsync(request, token)), cancellationToken);

    public void Dispose() => InUse.Remove(_journal);

    private static async Task<bool> WithoutResultAsync(Task call)
    {
        await call.ConfigureAwait(false);
        return true;
    }

    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        if (!_left.IsCompleted)
        {
            throw new TimeoutException("The claim journal is still busy with a call that did not end in time.");
        }

        // Disks and databases keep real time, whatever the client's clock does.
        using var time = new CancellationTokenSource(MaxTime, TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        var running = call(limit.Token);
        try
        {
            return await running.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The claim journal did not end a call within {MaxTime.TotalSeconds} seconds.", exception);
        }
        finally
        {
            _left = running.IsCompleted ? Task.CompletedTask : EndQuietlyAsync(running);
        }
    }

    private static async Task EndQuietlyAsync(Task call) => await call.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
