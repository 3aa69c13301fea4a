using Waldur.Client.Models;

namespace Waldur.Client.Events;

/// <summary>A queue that was registered, and how to reach it. None of it is secret: the password is the client's own credential.</summary>
/// <param name="VirtualHost">The broker's virtual host, one for each user.</param>
/// <param name="Login">The user name at the broker.</param>
/// <param name="Name">The queue's name.</param>
/// <param name="ObjectType">What the queue is about, where it is about one type only.</param>
internal sealed record BrokerQueue(string VirtualHost, string Login, string Name, ObservableObjectType? ObjectType = null)
{
    /// <summary>
    /// The destination of a queue that exists. <c>/queue/…</c> would declare it, which fails: the arguments with which the
    /// server made it cannot be given over STOMP.
    /// </summary>
    public string Destination => "/amq/queue/" + Uri.EscapeDataString(Name);
}
