using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>When a write may be sent once more after its response was lost and its effect is absent.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RetryRule
{
    /// <summary>Never: a second effect could neither be prevented nor removed.</summary>
    Never,

    /// <summary>Once the server's time is up (<see cref="LostResponseOptions.Patience"/>): an earlier attempt could still overwrite or double.</summary>
    AfterPatience,

    /// <summary>As soon as a look-up shows that the effect is absent: the server itself refuses a second one.</summary>
    AtOnce,
}
