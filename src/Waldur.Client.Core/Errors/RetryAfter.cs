using System.Globalization;
using System.Net.Http.Headers;

namespace Waldur.Client.Core;

/// <summary>Reads a Retry-After header: seconds, or an HTTP date.</summary>
internal static class RetryAfter
{
    public const string HeaderName = "Retry-After";

    /// <summary>The longest wait that is believed.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);

    /// <summary>Whether the header says when to come back.</summary>
    public static bool IsReadable(string value) => Parse(value, DateTimeOffset.UnixEpoch) is not null;

    /// <summary>How long to wait from now; zero for an instant that has passed; null where the header says nothing readable.</summary>
    public static TimeSpan? Parse(string? value, DateTimeOffset now)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (IsNumber(text))
        {
            var seconds = double.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, MaxWait.TotalSeconds));
        }

        return RetryConditionHeaderValue.TryParse(text, out var condition) && condition.Date is { } date ? Clamp(date - now) : null;
    }

    private static bool IsNumber(string text)
    {
        var digits = text.AsSpan(text[0] == '-' ? 1 : 0);
        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9');
    }

    private static TimeSpan Clamp(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > MaxWait ? MaxWait : wait;
}
