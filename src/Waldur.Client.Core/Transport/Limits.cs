namespace Waldur.Client.Core;

internal static class Limits
{
    public static TimeSpan Positive(TimeSpan value, string name) =>
        value > TimeSpan.Zero || value == Timeout.InfiniteTimeSpan
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "A time limit is positive, or Timeout.InfiniteTimeSpan for none.");

    public static TimeSpan Finite(TimeSpan value, string name) =>
        value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(name, value, "A wait is positive and finite.");

    public static int NotNegative(int value, string name) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "The number cannot be negative.");

    public static long Size(long value, string name) =>
        value > 0 && value <= Array.MaxLength
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"A size is between 1 and {Array.MaxLength} bytes.");

    public static T NotNull<T>(T? value, string name)
        where T : class => value ?? throw new ArgumentNullException(name);
}
