namespace Waldur.Client.Testing;

/// <summary>What a transport has to do: send a response, in one way or another, or break the connection.</summary>
/// <param name="Response">The response; null when none is sent.</param>
/// <param name="Break">What to do to the connection; null when it stays whole.</param>
/// <param name="Fault">The fault that shapes the body; null when it is sent as it is.</param>
internal sealed record FakeOutcome(FakeResponse? Response, ConnectionBreak? Break = null, Fault? Fault = null)
{
    /// <summary>Opens the body where it is not sent as it is; null where it is.</summary>
    public Stream? OpenBody(TimeProvider timeProvider) => Fault?.Delivery switch
    {
        BodyDelivery.Half => new TruncatedStream(Response!.Body),
        BodyDelivery.Slow => new SlowStream(Response!.Body, Fault.Pause, timeProvider),
        BodyDelivery.Endless => new EndlessStream(Response!.Body),
        _ => null,
    };

    /// <summary>Whether the length of the body is known before it is sent.</summary>
    public bool HasLength => Fault?.Delivery != BodyDelivery.Endless;
}
