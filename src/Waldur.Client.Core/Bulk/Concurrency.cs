using System.Globalization;

namespace Waldur.Client;

/// <summary>
/// How many requests a job has under way at once. A whole number stands for <see cref="Fixed"/>:
/// <c>new ReportOptions { Concurrency = 8 }</c>.
/// </summary>
/// <remarks>
/// Adaptive concurrency starts at 4. It grows by one at a time while the server keeps up. It halves on a 429, a 503 or a
/// lost response, and shrinks where responses take twice as long as they did; it then returns to just below what was too
/// much, and tries more only rarely. Slowness that stays while fewer are under way has other reasons, and sets no limit. While it grows a server may refuse a request or two; these are at most 1 % of the
/// responses of a job of a few hundred requests or more. What waits to be retried leaves its place to others.
/// </remarks>
public sealed record Concurrency
{
    private const int AdaptiveStart = 4;
    private const int AdaptiveMax = 32;
    private const int LargestFixed = 64;

    private Concurrency(int start, int max)
    {
        Start = start;
        Max = max;
    }

    /// <summary>At the server's pace: starts at 4 requests at once and grows up to 32.</summary>
    public static Concurrency Adaptive { get; } = new(AdaptiveStart, AdaptiveMax);

    /// <summary>How many requests are under way at once in the beginning.</summary>
    public int Start { get; }

    /// <summary>How many requests are under way at once at most.</summary>
    public int Max { get; }

    /// <summary>Whether the number follows the server's pace.</summary>
    public bool IsAdaptive { get; private init; } = true;

    /// <summary>Always the same number, whatever the server does; only what waits to be retried is not sent sooner.</summary>
    /// <param name="count">How many requests at once; 1 sends one after the other.</param>
    /// <returns>The concurrency.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1 or more than 64.</exception>
    public static Concurrency Fixed(int count) => new(InRange(count, LargestFixed), count) { IsAdaptive = false };

    /// <summary>At the server's pace, but never more than a number: to be fair to others who use the server.</summary>
    /// <param name="max">How many requests at once at most.</param>
    /// <returns>The concurrency.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1 or more than 32.</exception>
    public static Concurrency AdaptiveUpTo(int max) => new(Math.Min(AdaptiveStart, InRange(max, AdaptiveMax)), max);

    /// <summary>The same as <see cref="Fixed"/>.</summary>
    /// <param name="count">How many requests at once.</param>
    /// <returns>The concurrency.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1 or more than 64.</exception>
    public static Concurrency FromInt32(int count) => Fixed(count);

    /// <summary>The same as <see cref="Fixed"/>.</summary>
    /// <param name="count">How many requests at once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1 or more than 64.</exception>
    public static implicit operator Concurrency(int count) => Fixed(count);

    /// <summary>Describes the concurrency.</summary>
    /// <returns>For example <c>adaptive, at most 32</c>.</returns>
    public override string ToString() => IsAdaptive
        ? string.Create(CultureInfo.InvariantCulture, $"adaptive, at most {Max}")
        : Max.ToString(CultureInfo.InvariantCulture);

    private static int InRange(int value, int max) => value >= 1 && value <= max
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"The number of requests at once must be from 1 to {max}.");
}
