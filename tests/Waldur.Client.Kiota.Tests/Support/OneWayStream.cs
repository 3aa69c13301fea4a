namespace Waldur.Client.Kiota.Tests;

/// <summary>A stream that cannot be rewound, as of a pipe.</summary>
internal sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}
