namespace Waldur.Client.Testing;

/// <summary>A queue of a fake broker, as it was when it was asked for.</summary>
/// <param name="VirtualHost">The virtual host: the uuid of the user, 32 hex digits.</param>
/// <param name="Name">The name.</param>
/// <param name="Messages">How many messages wait in it.</param>
/// <param name="Consumers">How many connections are subscribed to it.</param>
public sealed record FakeBrokerQueue(string VirtualHost, string Name, int Messages, int Consumers);
