namespace Waldur.Client.Core;

internal static class Limits
{
    /// <summary>The longest time that any timer can be set to.</summary>
    public static readonly TimeSpan MaxTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>The longest wait that an option may ask for. It fits every timer, those that count in 32 bits with a sign, too.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromDays(24);

    /// <summary>A time limit as a timer takes it: one that no timer could ever reach is none.</summary>
    public static TimeSpan ToTimer(TimeSpan limit, TimeSpan max) => limit > max ? Timeout.InfiniteTimeSpan : limit;

    public static TimeSpan Positive(TimeSpan value, string name) =>
        value > TimeSpan.Zero || value == Timeout.InfiniteTimeSpan
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "A time limit is positive, or Timeout.InfiniteTimeSpan for none.");

    public static TimeSpan Finite(TimeSpan value, string name) =>
        value > TimeSpan.Zero && value <= MaxWait
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"A wait is positive and finite. It is at most {MaxWait.Days} days.");

    public static int NotNegative(int value, string name) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "The number cannot be negative.");

    public static long Size(long value, string name) =>
        value > 0 && value <= Array.MaxLength
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"A size is between 1 and {Array.MaxLength} bytes.");

    public static T NotNull<T>(T? value, string name)
        where T : class => value ?? throw new ArgumentNullException(name);
}
