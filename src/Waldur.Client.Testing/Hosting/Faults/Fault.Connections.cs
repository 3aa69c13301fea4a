namespace Waldur.Client.Testing;

/// <content>What happens to connections, time and bodies.</content>
public sealed partial class Fault
{
    private const int UsualBomb = 256;

    /// <summary>The connection is refused; the server does not see the request.</summary>
    public static Fault Refused => new(FaultKind.ConnectionRefused) { Break = ConnectionBreak.Refused };

    /// <summary>
    /// The connection is reset as it is accepted. Within the process the request fails as a raw socket error. Over a port it befalls new
    /// connections, whatever they would have asked for, so a filter of requests does not apply.
    /// </summary>
    public static Fault ResetAtAccept => new(FaultKind.ResetAtAccept) { Break = ConnectionBreak.ResetAtAccept };

    /// <summary>The connection breaks before the response. The server does not act; see <see cref="AfterActing"/> and <see cref="CommitLater"/>.</summary>
    public static Fault Reset => new(FaultKind.ResetBeforeActing) { Break = ConnectionBreak.Reset };

    /// <summary>Nothing happens until the caller gives up. The server does not act; see <see cref="AfterActing"/>.</summary>
    public static Fault Hang => new(FaultKind.Hang) { Hangs = true };

    /// <summary>The server acts; its response breaks off in the middle of the body.</summary>
    public static Fault HalfBody => new(FaultKind.TruncatedBody) { Acting = FaultActing.First, Delivery = BodyDelivery.Half };

    /// <summary>The server acts; its body is followed by spaces without end, which is JSON that never ends.</summary>
    public static Fault EndlessBody => new(FaultKind.EndlessBody) { Acting = FaultActing.First, Delivery = BodyDelivery.Endless };

    /// <summary>The connection breaks; the server acts some time later: the caller has looked and found nothing by then.</summary>
    /// <param name="after">How long after the break, on the server's clock.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="after"/> is negative.</exception>
    public static Fault CommitLater(TimeSpan after) => Reset.ActingLater(after);

    /// <summary>The server takes its time, then acts and responds.</summary>
    /// <param name="delay">How long it takes, on its clock.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    public static Fault Slow(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new(FaultKind.Slow) { Acting = FaultActing.First, Delay = delay };
    }

    /// <summary>The server acts; its body comes byte by byte.</summary>
    /// <param name="pause">The pause before each byte, on the server's clock.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pause"/> is negative.</exception>
    public static Fault SlowBody(TimeSpan pause)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pause, TimeSpan.Zero);
        return new(FaultKind.SlowBody) { Acting = FaultActing.First, Delivery = BodyDelivery.Slow, Pause = pause };
    }

    /// <summary>The server acts; its body is followed by spaces that are many once decompressed (gzip, about a thousand to one).</summary>
    /// <param name="mebibytes">How many mebibytes of spaces; 1 to 65,536.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mebibytes"/> is out of range.</exception>
    public static Fault CompressedBomb(int mebibytes = UsualBomb)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mebibytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mebibytes, 65_536);
        return new(FaultKind.CompressedBomb) { Acting = FaultActing.First, Damage = response => GzipBomb.Follow(response, mebibytes) };
    }
}
