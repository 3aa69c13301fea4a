using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>What a look-up for the effect of a write has shown.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum LookUpState
{
    /// <summary>Nothing that can be relied on: the look-up failed, or the state is one that says nothing.</summary>
    Unknown,

    /// <summary>The effect is not there yet.</summary>
    Absent,

    /// <summary>The effect is there.</summary>
    Found,
}
