namespace Waldur.Client;

/// <summary>What a polled state means for a wait.</summary>
public enum WaitVerdict
{
    /// <summary>The state may still change: poll again.</summary>
    Continue = 0,

    /// <summary>The state that was waited for.</summary>
    Reached = 1,

    /// <summary>A state from which the one that was waited for will not come.</summary>
    Failed = 2,
}
