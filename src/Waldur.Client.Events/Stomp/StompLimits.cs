namespace Waldur.Client.Events;

/// <summary>How much of a frame is taken before it is refused.</summary>
internal static class StompLimits
{
    /// <summary>Headers of one frame. The broker sends about ten.</summary>
    public const int MaxHeaders = 64;

    /// <summary>Bytes of the command and all headers of one frame.</summary>
    public const int MaxHeadSize = 16 * 1024;

    /// <summary>Characters of a command; the longest of the protocol has 11.</summary>
    public const int MaxCommandLength = 32;
}
