using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>How the effect of a write is known.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum WriteCertainty
{
    /// <summary>Not at all: the response was lost, and look-ups within the server's time did not show the effect.</summary>
    Uncertain,

    /// <summary>The server responded that it failed, and a look-up shows that the effect is absent.</summary>
    Absent,

    /// <summary>The server's response says so.</summary>
    Responded,

    /// <summary>The response was lost; a look-up found the effect.</summary>
    Found,

    /// <summary>The server refused the write, and a look-up found the effect: an earlier attempt's, or somebody else's.</summary>
    FoundAfterRefusal,
}
