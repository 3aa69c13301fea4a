namespace Waldur.Client;

/// <summary>Why a wait for work ended.</summary>
public enum WakeReason
{
    /// <summary>The interval has passed: poll as usual.</summary>
    Interval = 0,

    /// <summary>Something was heard that may mean work.</summary>
    Hint = 1,

    /// <summary>The connection was made anew: what came while there was none may have been missed.</summary>
    Connected = 2,
}
