namespace Waldur.Client.Events;

/// <summary>How long to wait before the next attempt: a random part of a wait that doubles up to a bound, and never ends.</summary>
internal sealed class ReconnectDelay(TimeSpan max, Random random)
{
    // A connection that held this long was a good one; one that is lost at once, over and over, is not.
    private static readonly TimeSpan Stable = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private int _failures;

    public TimeSpan Next(TimeSpan connectedFor)
    {
        _failures = connectedFor >= Stable ? 0 : _failures;

        // Beyond 30 doublings every bound is reached.
        var longest = First * Math.Pow(2, Math.Min(_failures, 30));
        _failures++;
        return (longest < max ? longest : max) * random.NextDouble();
    }
}
