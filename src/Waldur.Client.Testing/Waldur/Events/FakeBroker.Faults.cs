namespace Waldur.Client.Testing;

/// <content>What goes wrong.</content>
public sealed partial class FakeBroker
{
    /// <summary>Whether the server offers the broker at all; if not, its address responds 404.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>Whether connections stay open while nothing comes out of them, heart-beats included, and nothing that comes in is heard.</summary>
    public bool IsSilent { get; set; }

    /// <summary>How many bytes a WebSocket message holds at most, so that frames come in pieces; null for no limit.</summary>
    public int? MaxChunk { get; set; }

    /// <summary>Whether frames that wait are sent in one WebSocket message.</summary>
    public bool JoinFrames { get; set; }

    /// <summary>Whether the broker runs; see <see cref="Stop"/>.</summary>
    public bool IsRunning { get; private set; } = true;

    /// <summary>Kills the broker: connections break, and new ones are responded to with 503. Queues and messages stay.</summary>
    public void Stop()
    {
        IsRunning = false;
        CutConnections();
    }

    /// <summary>Starts the broker again.</summary>
    public void Start() => IsRunning = true;

    /// <summary>Breaks all connections without a word.</summary>
    public void CutConnections() => ForAll(session => session.Abort());

    /// <summary>Closes all connections as the broker does when something went wrong in it: with 1000 and no ERROR frame.</summary>
    public void CloseConnections() => ForAll(session => session.Close(1000, BrokerSession.Died));

    /// <summary>Refuses logins although they are right.</summary>
    /// <param name="count">How many.</param>
    public void RefuseLogins(int count) => Interlocked.Exchange(ref _refusedLogins, count);

    /// <summary>Closes connections at their subscription, before the receipt and without an ERROR frame.</summary>
    /// <param name="count">How many.</param>
    public void CloseSubscriptions(int count) => Interlocked.Exchange(ref _closedSubscriptions, count);

    /// <summary>Delivers messages twice.</summary>
    /// <param name="count">How many.</param>
    public void DuplicateMessages(int count) => Interlocked.Exchange(ref _duplicated, count);

    /// <summary>Loses messages on the way to their subscriber.</summary>
    /// <param name="count">How many.</param>
    public void LoseMessages(int count) => Interlocked.Exchange(ref _lost, count);

    /// <summary>Breaks connections in the middle of a message.</summary>
    /// <param name="count">How many times.</param>
    public void CutMessages(int count) => Interlocked.Exchange(ref _cut, count);

    /// <summary>Sends bytes as they are to all connections, as a broker that has gone mad, or something else in its place.</summary>
    /// <param name="bytes">The bytes.</param>
    public void SendRaw(ReadOnlyMemory<byte> bytes) => ForAll(session => session.Send(bytes.ToArray()));

    internal bool TakeRefusedLogin() => Take(ref _refusedLogins);

    internal bool TakeClosedSubscription() => Take(ref _closedSubscriptions);

    private static bool Take(ref int count)
    {
        while (Volatile.Read(ref count) is > 0 and var left)
        {
            if (Interlocked.CompareExchange(ref count, left - 1, left) == left)
            {
                return true;
            }
        }

        return false;
    }

    private void ForAll(Action<BrokerSession> action)
    {
        BrokerSession[] sessions;
        lock (_lock)
        {
            sessions = [.. _sessions];
        }

        foreach (var session in sessions)
        {
            action(session);
        }
    }
}
