namespace Waldur.Client.Katello;

/// <summary>A plan's sync date, as far as it can be known.</summary>
/// <param name="IsKnown">Whether it can be compared with another.</param>
/// <param name="Text">The date; for one that certainly differs from the desired, without more being known, as the server wrote it.</param>
internal sealed record KnownSyncDate(bool IsKnown, string? Text)
{
    public static KnownSyncDate Unknown { get; } = new(false, null);

    public static KnownSyncDate From(DateTimeOffset? date) => new(true, SyncDates.Text(date));
}
