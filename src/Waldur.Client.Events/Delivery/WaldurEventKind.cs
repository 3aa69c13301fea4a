namespace Waldur.Client.Events;

/// <summary>What an event stands for.</summary>
public enum WaldurEventKind
{
    /// <summary>The server published something.</summary>
    Message = 0,

    /// <summary>The connection was made, or made anew: what came while there was none may have been missed, so poll once.</summary>
    Connected = 1,

    /// <summary>Events were dropped because this reader was slow: poll once.</summary>
    Dropped = 2,
}
