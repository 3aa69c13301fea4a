namespace Waldur.Client;

/// <summary>
/// Lets this program run each synchronisation only once at a time. Nothing on the server keeps two runs of one apart: after a
/// lost response the end of the other could be taken for one's own.
/// </summary>
internal static class SynchronisationTurns
{
    // Of the whole program: several clients may drive one server.
    private static readonly Dictionary<(Uri Server, Guid Synchronisation), Turn> Turns = [];

    /// <summary>Waits for one's turn.</summary>
    /// <param name="server">The server.</param>
    /// <param name="synchronisation">The synchronisation's uuid.</param>
    /// <param name="onWait">Called where the turn is not free at once.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Ends the turn when it is disposed.</returns>
    public static async Task<IDisposable> EnterAsync(Uri server, Guid synchronisation, Action onWait, CancellationToken cancellationToken)
    {
        var turn = Join((server, synchronisation));
        try
        {
            var entry = turn.Free.WaitAsync(cancellationToken);
            if (!entry.IsCompleted)
            {
                onWait();
            }

            await entry.ConfigureAwait(false);
            return turn;
        }
        catch
        {
            turn.Leave();
            throw;
        }
    }

    private static Turn Join((Uri Server, Guid Synchronisation) key)
    {
        lock (Turns)
        {
            if (!Turns.TryGetValue(key, out var turn))
            {
                Turns[key] = turn = new Turn(key);
            }

            turn.Users++;
            return turn;
        }
    }

    private sealed class Turn((Uri Server, Guid Synchronisation) key) : IDisposable
    {
        public SemaphoreSlim Free { get; } = new(1, 1);

        public int Users { get; set; }

        public void Dispose()
        {
            Free.Release();
            Leave();
        }

        public void Leave()
        {
            lock (Turns)
            {
                if (--Users == 0)
                {
                    Turns.Remove(key);
                    Free.Dispose();
                }
            }
        }
    }
}
