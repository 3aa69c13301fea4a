using System.Globalization;

namespace Waldur.Client;

/// <summary>Checks of options: gives the value back, or throws.</summary>
internal static class Guards
{
    // What timers can be set to.
    private static readonly TimeSpan MaxDuration = TimeSpan.FromDays(24);

    /// <summary>A number within bounds, both included.</summary>
    public static int InRange(int value, int min, int max, string name) =>
        value >= min && value <= max
            ? value
            : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must be from {min} to {max}."));

    /// <summary>A span that a timer can be set to, and not zero.</summary>
    public static TimeSpan Positive(TimeSpan value, string name) =>
        value > TimeSpan.Zero && value <= MaxDuration
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive and at most {MaxDuration.Days} days.");

    /// <summary>A value that is not null.</summary>
    public static T NotNull<T>(T? value, string name)
        where T : class => value ?? throw new ArgumentNullException(name);
}
