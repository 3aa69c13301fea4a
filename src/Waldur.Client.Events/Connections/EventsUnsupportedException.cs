namespace Waldur.Client.Events;

/// <summary>There will be no events, however often it is tried.</summary>
internal sealed class EventsUnsupportedException(string message) : NotSupportedException(message);
