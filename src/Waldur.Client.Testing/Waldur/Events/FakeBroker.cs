using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace Waldur.Client.Testing;

/// <summary>
/// A message broker as a Waldur server has one, with STOMP over WebSockets at <c>/rmqws-stomp</c>: virtual hosts, logins, and
/// queues whose messages live for an hour. It behaves as RabbitMQ 3.10 does, its odd ways of refusing included. It is safe for
/// use by several threads.
/// </summary>
public sealed partial class FakeBroker
{
    private static readonly TimeSpan MessageLifetime = TimeSpan.FromHours(1);
    private readonly object _lock = new();
    private readonly Dictionary<string, string> _passwords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _readers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string VirtualHost, string Name), BrokerQueueState> _queues = [];
    private readonly List<BrokerSession> _sessions = [];
    private long _lastMessage;
    private long _accepted;
    private int _refusedLogins;
    private int _closedSubscriptions;
    private int _duplicated;
    private int _lost;
    private int _cut;

    internal FakeBroker(TimeProvider timeProvider) => Clock = timeProvider;

    /// <summary>How many connections there are.</summary>
    public int Connections
    {
        get
        {
            lock (_lock)
            {
                return _sessions.Count;
            }
        }
    }

    /// <summary>How many connections were made since the start.</summary>
    public long AcceptedConnections => Interlocked.Read(ref _accepted);

    /// <summary>The queues as they are now.</summary>
    public IReadOnlyList<FakeBrokerQueue> Queues
    {
        get
        {
            lock (_lock)
            {
                return [.. _queues.Values.Select(queue => new FakeBrokerQueue(queue.VirtualHost, queue.Name, queue.Messages.Count, queue.Subscriptions.Count))];
            }
        }
    }

    internal TimeProvider Clock { get; }

    /// <summary>Makes a virtual host.</summary>
    /// <param name="name">The name.</param>
    public void AddVirtualHost(string name)
    {
        lock (_lock)
        {
            _readers.TryAdd(name, new HashSet<string>(StringComparer.Ordinal));
        }
    }

    /// <summary>Makes a user who may read from the queues of a virtual host, or sets the password of one that there is. Connections go on.</summary>
    /// <param name="virtualHost">The virtual host.</param>
    /// <param name="login">The user name.</param>
    /// <param name="password">The password.</param>
    public void SetUser(string virtualHost, string login, string password)
    {
        AddVirtualHost(virtualHost);
        lock (_lock)
        {
            _passwords[login] = password;
            _readers[virtualHost].Add(login);
        }
    }

    /// <summary>Makes a queue, or finds it.</summary>
    /// <param name="virtualHost">The virtual host.</param>
    /// <param name="name">The name.</param>
    /// <param name="messageLifetime">How long messages wait in it; an hour when left out, as in the queues of a Waldur server.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is zero or negative.</exception>
    public void AddQueue(string virtualHost, string name, TimeSpan? messageLifetime = null)
    {
        var lifetime = messageLifetime ?? MessageLifetime;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero, nameof(messageLifetime));
        AddVirtualHost(virtualHost);
        lock (_lock)
        {
            _queues.TryAdd((virtualHost, name), new BrokerQueueState(virtualHost, name, lifetime));
        }
    }

    /// <summary>Deletes a queue. Its subscribers are informed; their connections go on.</summary>
    /// <param name="virtualHost">The virtual host.</param>
    /// <param name="name">The name.</param>
    public void DeleteQueue(string virtualHost, string name)
    {
        lock (_lock)
        {
            if (_queues.Remove((virtualHost, name), out var queue))
            {
                foreach (var subscription in queue.Subscriptions)
                {
                    subscription.Session.Cancel(subscription);
                }
            }
        }
    }

    /// <summary>Deletes a user: the user's connections are closed.</summary>
    /// <param name="login">The user name.</param>
    public void DeleteUser(string login)
    {
        lock (_lock)
        {
            _passwords.Remove(login);
            foreach (var readers in _readers.Values)
            {
                readers.Remove(login);
            }
        }

        ForAll(session => session.CloseIf(session.Login == login));
    }

    /// <summary>Deletes a virtual host with its queues: subscribers are informed, and connections are closed.</summary>
    /// <param name="name">The name.</param>
    public void DeleteVirtualHost(string name)
    {
        foreach (var queue in Queues.Where(queue => queue.VirtualHost == name))
        {
            DeleteQueue(name, queue.Name);
        }

        lock (_lock)
        {
            _readers.Remove(name);
        }

        ForAll(session => session.CloseIf(session.VirtualHost == name));
    }

    /// <summary>Puts a message into a queue.</summary>
    /// <param name="virtualHost">The virtual host.</param>
    /// <param name="queue">The queue's name.</param>
    /// <param name="body">The body; JSON, from a real server.</param>
    /// <param name="contentType">The type of the body; null for none.</param>
    /// <returns>Whether it was taken: there is such a queue, and it is not full.</returns>
    public bool Publish(string virtualHost, string queue, string body, string? contentType = "application/json")
    {
        lock (_lock)
        {
            if (!_queues.TryGetValue((virtualHost, queue), out var target))
            {
                return false;
            }

            target.Expire(Clock.GetUtcNow());
            if (target.Messages.Count >= BrokerQueueState.MaxMessages)
            {
                return false;
            }

            target.Messages.AddLast(new BrokerMessage(Encoding.UTF8.GetBytes(body), contentType, Clock.GetUtcNow() + target.MessageLifetime));
            Deliver(target);
            return true;
        }
    }

    /// <summary>Takes all messages out of a queue that has no subscriber, as an operator can.</summary>
    /// <param name="virtualHost">The virtual host.</param>
    /// <param name="queue">The queue's name.</param>
    /// <returns>The bodies, the oldest first; empty where there is no such queue.</returns>
    public IReadOnlyList<string> Take(string virtualHost, string queue)
    {
        lock (_lock)
        {
            if (!_queues.TryGetValue((virtualHost, queue), out var source))
            {
                return [];
            }

            source.Expire(Clock.GetUtcNow());
            string[] bodies = [.. source.Messages.Select(message => Encoding.UTF8.GetString(message.Body))];
            source.Messages.Clear();
            return bodies;
        }
    }

    /// <summary>How many connections there are, and how many queues.</summary>
    /// <returns>Such as <c>2 connections, 3 queues</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Connections} connections, {Queues.Count} queues");

    /// <summary>Serves a connection until it ends.</summary>
    internal async Task ServeAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        using var session = new BrokerSession(this, socket);
        Interlocked.Increment(ref _accepted);
        lock (_lock)
        {
            _sessions.Add(session);
        }

        if (!IsRunning)
        {
            session.Abort();
        }

        try
        {
            await session.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                _sessions.Remove(session);
                session.EndSubscriptions();
            }

            socket.Dispose();
        }
    }

    internal string? FindLoginProblem(string login, string password, string virtualHost)
    {
        lock (_lock)
        {
            return !_passwords.TryGetValue(login, out var right) || right != password ? $"Access refused for user '{login}'\n"
                : !_readers.TryGetValue(virtualHost, out var readers) || !readers.Contains(login) ? $"Virtual host '{virtualHost}' access denied"
                : null;
        }
    }

    /// <summary>Runs something under the broker's lock.</summary>
    internal void Locked(Action action)
    {
        lock (_lock)
        {
            action();
        }
    }

    internal BrokerQueueState? FindQueue(string virtualHost, string name) => _queues.GetValueOrDefault((virtualHost, name));

    /// <summary>Sends what waits in a queue to its subscribers; called under the lock.</summary>
    internal void Deliver(BrokerQueueState queue)
    {
        queue.Expire(Clock.GetUtcNow());
        while (queue.Messages.First is { } first && queue.Next() is { } subscription)
        {
            queue.Messages.RemoveFirst();
            _lastMessage++;
            var number = _lastMessage.ToString(CultureInfo.InvariantCulture);
            var isLost = Take(ref _lost);
            var copies = isLost ? 0 : Take(ref _duplicated) ? 2 : 1;
            subscription.Session.Send(subscription, first.Value, number, copies, isCut: copies > 0 && Take(ref _cut));
        }
    }
}
