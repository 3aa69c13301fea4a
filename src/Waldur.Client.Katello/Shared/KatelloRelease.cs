namespace Waldur.Client.Katello;

/// <summary>
/// What depends on the server's release, by Foreman's version: the header that every response carries has no other. Katello 4.9 runs
/// on Foreman 3.7, Katello 4.11 on Foreman 3.9.
/// </summary>
internal static class KatelloRelease
{
    /// <summary>From here on cron lines may have seconds, a zone and words.</summary>
    public static Version WithExtendedCron { get; } = new(3, 7);

    /// <summary>From here on every change of a plan takes out products without repositories.</summary>
    public static Version WithPruning { get; } = new(3, 9);

    /// <summary>Whether a server is at least so new; null where its version is not known.</summary>
    public static bool? IsAtLeast(string? serverVersion, Version version)
    {
        var digits = (serverVersion ?? "").TakeWhile(character => char.IsAsciiDigit(character) || character == '.').ToArray();
        return Version.TryParse(new string(digits).TrimEnd('.'), out var found) ? found >= version : null;
    }
}
