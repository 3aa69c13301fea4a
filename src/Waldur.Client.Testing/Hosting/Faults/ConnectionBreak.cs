namespace Waldur.Client.Testing;

/// <summary>How a connection ends without a response.</summary>
internal enum ConnectionBreak
{
    /// <summary>It was never made.</summary>
    Refused,

    /// <summary>It was made and taken back at once.</summary>
    ResetAtAccept,

    /// <summary>It broke.</summary>
    Reset,
}
