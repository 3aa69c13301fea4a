namespace Waldur.Client;

/// <summary>
/// What an agent has claimed, kept where it outlives the agent's process. An entry is made before a request is claimed and
/// confirmed when the claim is certain, so that a crash at any point leaves a trace.
/// </summary>
/// <remarks>
/// One agent at a time uses a journal. It makes one call at a time. A call that throws, or does not end within 15 seconds, has failed: a request whose note cannot be
/// written is not claimed, and other notes are written once more at every poll.
/// </remarks>
public interface IClaimJournal
{
    /// <summary>Reads all entries.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The entries, oldest first.</returns>
    Task<IReadOnlyList<ClaimEntry>> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds an entry, or replaces the one of the same request.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when the entry is safe.</returns>
    Task WriteAsync(ClaimEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Removes a request's entry, if there is one.</summary>
    /// <param name="request">The request's uuid.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when the entry is gone.</returns>
    Task RemoveAsync(Guid request, CancellationToken cancellationToken = default);
}
