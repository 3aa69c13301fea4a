namespace Waldur.Client.Events;

/// <summary>What came is no STOMP, or goes beyond a bound: nothing behind it on the connection can be read.</summary>
internal sealed class StompProtocolException(string message) : Exception(message);
