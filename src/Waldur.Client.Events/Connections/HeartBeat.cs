using System.Globalization;

namespace Waldur.Client.Events;

/// <summary>How often each side shows that it is alive.</summary>
/// <param name="Sending">How often this side sends at least.</param>
/// <param name="Receiving">How often the other side sends at least; null when it does not promise any.</param>
internal sealed record HeartBeat(TimeSpan Sending, TimeSpan? Receiving)
{
    // A promise beyond that is none; and timers end at 49 days.
    private const long MaxMilliseconds = 24 * 60 * 60 * 1000;

    // Two beats may be late; the broker itself waits for three.
    private const double Patience = 2.5;

    /// <summary>
    /// How long this side may be silent, whatever was agreed: RabbitMQ's WebSockets and most ingresses cut a connection on which nothing
    /// was sent for 60 seconds, and know nothing of heart-beats. Two may be lost on the way.
    /// </summary>
    public static readonly TimeSpan MaxOwnSilence = TimeSpan.FromSeconds(20);

    /// <summary>Before anything is agreed.</summary>
    public static HeartBeat None { get; } = new(MaxOwnSilence, null);

    /// <summary>How long nothing may come before the other side counts as dead.</summary>
    public TimeSpan? MaxSilence => Receiving * Patience;

    /// <summary>The header that asks for it, in both directions.</summary>
    public static string Ask(TimeSpan interval)
    {
        var milliseconds = (long)interval.TotalMilliseconds;
        return string.Create(CultureInfo.InvariantCulture, $"{milliseconds},{milliseconds}");
    }

    /// <summary>
    /// What both sides agreed on: of two intervals the longer one counts, and none where one side wants none. This side sends more often
    /// where that would be too rarely: a line feed between frames means nothing to a broker that wants none.
    /// </summary>
    public static HeartBeat Agree(TimeSpan asked, string? given)
    {
        var parts = (given ?? "").Split(',', 2, StringSplitOptions.TrimEntries);
        var agreed = Longer(asked, parts.ElementAtOrDefault(1));
        return new(agreed < MaxOwnSilence ? agreed.Value : MaxOwnSilence, Longer(asked, parts[0]));
    }

    private static TimeSpan? Longer(TimeSpan asked, string? given)
    {
        if (!long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds == 0)
        {
            return null;
        }

        var other = TimeSpan.FromMilliseconds(Math.Min(milliseconds, MaxMilliseconds));
        return other > asked ? other : asked;
    }
}
