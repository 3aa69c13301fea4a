using System.Globalization;

namespace Waldur.Client.Testing;

/// <content>What the broker does when it receives a command; all under the broker's lock.</content>
internal sealed partial class BrokerSession
{
    private const int MinHeartBeat = 1000;

    // The real broker's WebSocket ends when nothing has come for so long, whatever the heart-beats are.
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(60);
    private readonly List<BrokerSubscription> _subscriptions = [];
    private readonly List<Task> _timers = [];
    private bool _isConnected;

    /// <summary>Sends a message; not at all where it is to be lost.</summary>
    public void Send(BrokerSubscription subscription, BrokerMessage message, string number, int copies, bool isCut)
    {
        var id = $"T_{subscription.Id}@@{_id}@@{number}";
        var bytes = ToFrame(subscription, message, id).ToBytes();
        if (!subscription.IsAutomatic)
        {
            subscription.Unacknowledged.Add((id, message));
        }

        for (var i = 0; i < copies; i++)
        {
            _output.Writer.TryWrite(new Output(bytes) { IsCut = isCut });
        }
    }

    /// <summary>Says that a queue is gone.</summary>
    public void Cancel(BrokerSubscription subscription)
    {
        _subscriptions.Remove(subscription);
        Send(BrokerFrame.Error("Server cancelled subscription", "The server has canceled a subscription.\n", ("subscription", subscription.Id)));
    }

    /// <summary>Puts what was not acknowledged back, at the end of the connection.</summary>
    public void EndSubscriptions()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Queue.Subscriptions.Remove(subscription);
            PutBack(subscription);
        }

        _subscriptions.Clear();
    }

    private static BrokerFrame ToFrame(BrokerSubscription subscription, BrokerMessage message, string id)
    {
        var headers = new List<(string, string)>
        {
            ("subscription", subscription.Id),
            ("destination", "/queue/" + subscription.Queue.Name),
            ("message-id", id),
            ("redelivered", message.IsRedelivered ? "true" : "false"),
        };
        if (!subscription.IsAutomatic)
        {
            headers.Add(("ack", id));
        }

        headers.Add(("persistent", "true"));
        if (message.ContentType is not null)
        {
            headers.Add(("content-type", message.ContentType));
        }

        headers.Add(("content-length", message.Body.Length.ToString(CultureInfo.InvariantCulture)));
        return new BrokerFrame("MESSAGE", headers, message.Body);
    }

    private void Handle(BrokerFrame frame)
    {
        switch (frame.Command)
        {
            case "CONNECT" or "STOMP":
                Connect(frame);
                return;
            case var _ when !_isConnected:
                Send(BrokerFrame.Error("Illegal command", "You must log in using CONNECT first\n"));
                return;
            case "SUBSCRIBE":
                Subscribe(frame);
                return;
            case "UNSUBSCRIBE":
                Unsubscribe(frame);
                return;
            case "ACK" or "NACK":
                Acknowledge(frame);
                return;

            // The broker ends the connection on its own, and on whatever a consumer may not do; a receipt is never sent.
            default:
                Close(1000, Died);
                return;
        }
    }

    private void Connect(BrokerFrame frame)
    {
        var versions = (frame.Header("accept-version") ?? "1.0").Split(',');
        var version = Versions.FirstOrDefault(known => versions.Contains(known));
        if (version is null)
        {
            Send(BrokerFrame.Error("Version mismatch", "Supported versions are 1.0,1.1,1.2\n"));
            return;
        }

        var (login, host) = (frame.Header("login") ?? "", frame.Header("host") ?? "/");
        var problem = broker.TakeRefusedLogin() ? $"Access refused for user '{login}'\n" : broker.FindLoginProblem(login, frame.Header("passcode") ?? "", host);
        if (problem is not null)
        {
            Send(BrokerFrame.Error("Bad CONNECT", problem));
            return;
        }

        (_isConnected, Login, VirtualHost) = (true, login, host);
        var beats = (frame.Header("heart-beat") ?? "0,0").Split(',');
        var (sent, wanted) = (Interval(beats[0]), Interval(beats.ElementAtOrDefault(1)));
        var agreed = string.Create(CultureInfo.InvariantCulture, $"{wanted},{sent}");
        Send(BrokerFrame.From("CONNECTED", ("server", "RabbitMQ/3.10.8"), ("session", _id), ("heart-beat", agreed), ("version", version)));
        _timers.Add(BeatAsync(TimeSpan.FromMilliseconds(wanted)));
        var patience = TimeSpan.FromMilliseconds(sent) * 3;
        _timers.Add(WatchAsync(patience > TimeSpan.Zero && patience < MaxSilence ? patience : MaxSilence));
    }

    private static int Interval(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var interval) && interval > 0 ? Math.Max(interval, MinHeartBeat) : 0;

    private void Subscribe(BrokerFrame frame)
    {
        const string Existing = "/amq/queue/";
        var (id, destination) = (frame.Header("id"), frame.Header("destination") ?? "");
        var queue = destination.StartsWith(Existing, StringComparison.Ordinal)
            ? broker.FindQueue(VirtualHost, Uri.UnescapeDataString(destination[Existing.Length..]))
            : null;
        if (id is null || queue is null || _subscriptions.Exists(subscription => subscription.Id == id) || broker.TakeClosedSubscription())
        {
            Close(1000, Died);
            return;
        }

        _ = int.TryParse(frame.Header("prefetch-count"), NumberStyles.None, CultureInfo.InvariantCulture, out var prefetch);
        var subscription = new BrokerSubscription(this, id, queue, frame.Header("ack") ?? "auto", prefetch);
        _subscriptions.Add(subscription);
        queue.Subscriptions.Add(subscription);
        SendReceipt(frame);
        broker.Deliver(queue);
    }

    private void Unsubscribe(BrokerFrame frame)
    {
        if (_subscriptions.Find(subscription => subscription.Id == frame.Header("id")) is not { } subscription)
        {
            Send(BrokerFrame.Error("Subscription not found", "UNSUBSCRIBE must include a known 'id' header\n"));
            return;
        }

        _subscriptions.Remove(subscription);
        subscription.Queue.Subscriptions.Remove(subscription);
        PutBack(subscription);
        SendReceipt(frame);
    }

    private void Acknowledge(BrokerFrame frame)
    {
        var id = frame.Header("id");
        var subscription = _subscriptions.Find(subscription => subscription.Unacknowledged.Exists(one => one.Id == id));
        if (subscription is null)
        {
            Close(1000, Died);
            return;
        }

        var index = subscription.Unacknowledged.FindIndex(one => one.Id == id);
        var (first, count) = subscription.IsCumulative ? (0, index + 1) : (index, 1);
        var returned = subscription.Unacknowledged.GetRange(first, count);
        subscription.Unacknowledged.RemoveRange(first, count);
        if (frame.Command == "NACK")
        {
            PutBack(subscription.Queue, returned);
        }

        SendReceipt(frame);
        broker.Deliver(subscription.Queue);
    }

    private void PutBack(BrokerSubscription subscription)
    {
        PutBack(subscription.Queue, subscription.Unacknowledged);
        broker.Deliver(subscription.Queue);
    }

    private static void PutBack(BrokerQueueState queue, List<(string Id, BrokerMessage Message)> returned)
    {
        foreach (var (_, message) in Enumerable.Reverse(returned))
        {
            queue.Messages.AddFirst(message with { IsRedelivered = true });
        }
    }

    private void SendReceipt(BrokerFrame frame)
    {
        if (frame.Header("receipt") is { } receipt)
        {
            Send(BrokerFrame.From("RECEIPT", ("receipt-id", receipt)));
        }
    }

    // The first comes after half the interval, as from the real broker.
    private async Task BeatAsync(TimeSpan interval)
    {
        if (interval == TimeSpan.Zero)
        {
            return;
        }

        for (var delay = interval / 2; ; delay = interval)
        {
            await Task.Delay(delay, broker.Clock, _aborted.Token).ConfigureAwait(false);
            Send(Beat);
        }
    }

    private async Task WatchAsync(TimeSpan patience)
    {
        while (true)
        {
            var left = patience - broker.Clock.GetElapsedTime(Interlocked.Read(ref _lastHeard));
            if (left <= TimeSpan.Zero)
            {
                Close(1000, Died);
                return;
            }

            await Task.Delay(left, broker.Clock, _aborted.Token).ConfigureAwait(false);
        }
    }
}
