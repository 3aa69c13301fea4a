using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>How long ago something was, in the words of Rails.</summary>
internal static class TimeWords
{
    public static string Of(TimeSpan age)
    {
        var minutes = (int)Math.Round(age.TotalMinutes);
        return minutes switch
        {
            0 => "less than a minute",
            1 => "1 minute",
            < 45 => Count("{0} minutes", minutes),
            < 90 => "about 1 hour",
            < 1440 => Count("about {0} hours", (int)Math.Round(minutes / 60.0)),
            < 2520 => "1 day",
            < 43200 => Count("{0} days", (int)Math.Round(minutes / 1440.0)),
            < 86400 => "about " + (minutes < 64800 ? "1 month" : "2 months"),
            < 525600 => Count("{0} months", (int)Math.Round(minutes / 43200.0)),
            _ => Count("over {0} years", minutes / 525600),
        };
    }

    private static string Count(string format, int number) =>
        format.Replace("{0}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
