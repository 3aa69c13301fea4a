using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// Rules that keep local offerings in step with those of an organization of another Waldur. For staff only. Each holds a
/// token for the other Waldur, which the server sends with every response; this client never prints it.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ApiException"/> when the call fails, and <see cref="OperationCanceledException"/> only
/// when the caller cancels.
/// </remarks>
public interface IRemoteSynchronisations
{
    /// <summary>Lists the synchronisations, the newest first: <c>GET /api/marketplace-remote-synchronisations/</c>. The server has no filters here.</summary>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    AsyncPageable<RemoteSynchronisation> List(PageOptions? paging = null);

    /// <summary>Counts the synchronisations: <c>HEAD /api/marketplace-remote-synchronisations/</c>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their number.</returns>
    Task<int> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads a synchronisation: <c>GET /api/marketplace-remote-synchronisations/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The synchronisation.</returns>
    Task<RemoteSynchronisation> GetAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Reads a synchronisation that may not exist: <c>GET /api/marketplace-remote-synchronisations/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The synchronisation; null where the server itself says that there is none.</returns>
    Task<RemoteSynchronisation?> TryGetAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a synchronisation, plainly: <c>POST /api/marketplace-remote-synchronisations/</c>. It is checked first, because
    /// a refusal by the server can leave a half-made record behind. See <see cref="EnsureAsync"/>.
    /// </summary>
    /// <param name="synchronisation">What to create. Make its addresses with <see cref="WaldurClient.Urls"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new synchronisation.</returns>
    /// <exception cref="ArgumentException">Rules of the server are broken; the message lists all of them, and nothing was sent.</exception>
    /// <exception cref="ApiException">The call failed; with <see cref="ApiException.MayHaveActed"/> the synchronisation may exist.</exception>
    Task<RemoteSynchronisation> CreateAsync(RemoteSynchronisationCreate synchronisation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces all settings of a synchronisation, its categories included: <c>PUT /api/marketplace-remote-synchronisations/{uuid}/</c>.
    /// The server demands the remote organization's uuid and ignores it: it cannot change.
    /// </summary>
    /// <param name="uuid">The synchronisation's uuid.</param>
    /// <param name="synchronisation">All settings.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The synchronisation as it is now.</returns>
    /// <exception cref="ArgumentException">Rules of the server are broken; the message lists all of them, and nothing was sent.</exception>
    Task<RemoteSynchronisation> ReplaceAsync(Guid uuid, RemoteSynchronisationUpdate synchronisation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes some settings of a synchronisation: <c>PATCH /api/marketplace-remote-synchronisations/{uuid}/</c>. Categories, if
    /// given, replace the stored ones as a whole.
    /// </summary>
    /// <param name="uuid">The synchronisation's uuid.</param>
    /// <param name="change">What changes; what is absent stays.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The synchronisation as it is now.</returns>
    /// <exception cref="ArgumentException">Rules of the server are broken; the message lists all of them, and nothing was sent.</exception>
    Task<RemoteSynchronisation> UpdateAsync(Guid uuid, RemoteSynchronisationPatch change, CancellationToken cancellationToken = default);

    /// <summary>Deletes a synchronisation: <c>DELETE /api/marketplace-remote-synchronisations/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False where it was gone already.</returns>
    /// <exception cref="ApiNotFoundException">A 404 that does not come from the server itself: the synchronisation may still be there.</exception>
    Task<bool> DeleteAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="DeleteAsync(Guid, CancellationToken)"/>
    /// <param name="synchronisation">The synchronisation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<bool> DeleteAsync(RemoteSynchronisation synchronisation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes a synchronisation what is desired, whether it exists or not. It is found by its local service provider and
    /// remote organization; only what differs is sent, and the categories as a whole if they differ as a set. A write whose
    /// response was lost is looked up as <see cref="ClientOptions.LostResponse"/> says, and sent again only when that time is
    /// over and nobody has changed the synchronisation meanwhile. Ensuring the same once more changes nothing. Calls
    /// <c>GET</c> and <c>POST /api/marketplace-remote-synchronisations/</c>, <c>PATCH /api/marketplace-remote-synchronisations/{uuid}/</c>.
    /// </summary>
    /// <param name="desired">
    /// What is wanted. A null <see cref="RemoteSynchronisationCreate.IsActive"/> or name of a remote category leaves that of an
    /// existing synchronisation as it is.
    /// </param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Whether it was created, changed (and in which fields) or left alone, and the synchronisation as it is now.</returns>
    /// <exception cref="ArgumentException">Rules of the server are broken; the message lists all of them, and nothing was sent.</exception>
    /// <exception cref="ApiException">The call failed; with <see cref="ApiException.MayHaveActed"/> it is not known what the server did.</exception>
    /// <exception cref="IncompleteListingException">The list changed whenever it was read; nothing was sent.</exception>
    Task<SynchronisationEnsureResult> EnsureAsync(RemoteSynchronisationCreate desired, CancellationToken cancellationToken = default);

    /// <summary>
    /// Runs a synchronisation, plainly: <c>POST /api/marketplace-remote-synchronisations/{uuid}/run_synchronisation/</c>. The
    /// server responds when the run is over, and with success even if the run failed: look at the state. The call may take
    /// as long as <see cref="SynchronisationRunOptions.Timeout"/> says by default. See <see cref="RunAndVerifyAsync(Guid, SynchronisationRunOptions, IProgress{SynchronisationRunProgress}, CancellationToken)"/>.
    /// </summary>
    /// <param name="uuid">The synchronisation's uuid.</param>
    /// <param name="cancellationToken">Cancels the call; the server may run on.</param>
    /// <returns>The synchronisation after the run.</returns>
    /// <exception cref="ApiException">The call failed; with <see cref="ApiException.MayHaveActed"/> it may have run.</exception>
    Task<RemoteSynchronisation> RunSynchronisationAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>
    /// Runs a synchronisation and finds out how it ended, which may take minutes:
    /// <c>POST /api/marketplace-remote-synchronisations/{uuid}/run_synchronisation/</c>. Where the response is lost, a gateway
    /// gives up or the server fails, the time of the last execution, read with <c>GET</c>, says whether the run took effect;
    /// it is never started twice. A run that failed is returned, not thrown. Nothing on the server keeps two runs of one
    /// synchronisation apart; this program runs each only once at a time.
    /// </summary>
    /// <param name="uuid">The synchronisation's uuid.</param>
    /// <param name="options">Time limits; the defaults when left out.</param>
    /// <param name="progress">Receives what is being done, and what is waited for after a lost response.</param>
    /// <param name="cancellationToken">Stops waiting; the server may run on.</param>
    /// <returns>How the run ended, and how that is known.</returns>
    /// <exception cref="ApiException">The run was certainly not begun: the synchronisation is missing, a right is, or the server was not reached.</exception>
    Task<SynchronisationRunResult> RunAndVerifyAsync(
        Guid uuid,
        SynchronisationRunOptions? options = null,
        IProgress<SynchronisationRunProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="RunAndVerifyAsync(Guid, SynchronisationRunOptions, IProgress{SynchronisationRunProgress}, CancellationToken)"/>
    /// <param name="synchronisation">The synchronisation; it is read again before the run.</param>
    /// <param name="options">Time limits; the defaults when left out.</param>
    /// <param name="progress">Receives what is being done, and what is waited for after a lost response.</param>
    /// <param name="cancellationToken">Stops waiting; the server may run on.</param>
    Task<SynchronisationRunResult> RunAndVerifyAsync(
        RemoteSynchronisation synchronisation,
        SynchronisationRunOptions? options = null,
        IProgress<SynchronisationRunProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Runs every active synchronisation, one after the other unless it is said otherwise. One that the server is just running is
    /// left alone; one that is stuck is run, which frees it. One bad synchronisation, a progress callback that throws, or a
    /// cancellation never loses the results of the others. Calls
    /// <c>POST /api/marketplace-remote-synchronisations/{uuid}/run_synchronisation/</c> for each.
    /// </summary>
    /// <param name="options">Time limits, and how many to run at once.</param>
    /// <param name="progress">Receives each as it begins and ends, and what is waited for after a lost response.</param>
    /// <param name="cancellationToken">Stops; what has ended is returned all the same.</param>
    /// <returns>How each run ended, in the order of the list.</returns>
    /// <exception cref="ApiException">The synchronisations could not be listed; nothing was run.</exception>
    /// <exception cref="IncompleteListingException">The list changed whenever it was read; nothing was run.</exception>
    Task<SynchronisationRunSummary> RunAllAsync(
        SynchronisationRunAllOptions? options = null,
        IProgress<SynchronisationRunProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Runs the given synchronisations, active or not, as <see cref="RunAllAsync(SynchronisationRunAllOptions, IProgress{SynchronisationRunProgress}, CancellationToken)"/>
    /// runs the active ones. One that is given more than once is run once.
    /// </summary>
    /// <param name="synchronisations">Which.</param>
    /// <param name="options">Time limits, and how many to run at once.</param>
    /// <param name="progress">Receives each as it begins and ends, and what is waited for after a lost response.</param>
    /// <param name="cancellationToken">Stops; what has ended is returned all the same.</param>
    /// <returns>How each run ended, in the order given.</returns>
    Task<SynchronisationRunSummary> RunAllAsync(
        IEnumerable<RemoteSynchronisation> synchronisations,
        SynchronisationRunAllOptions? options = null,
        IProgress<SynchronisationRunProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds synchronisations that were left in state <c>Processing</c> by a daily run that broke. The server skips them every
    /// day until somebody runs them by hand. <c>GET /api/marketplace-remote-synchronisations/</c>.
    /// </summary>
    /// <param name="stuckAfter">
    /// How long ago they were changed last, by this program's clock; <see cref="SynchronisationRunOptions.StuckAfter"/>'s default when left out.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stuck ones.</returns>
    Task<IReadOnlyList<RemoteSynchronisation>> FindStuckAsync(TimeSpan? stuckAfter = null, CancellationToken cancellationToken = default);
}
