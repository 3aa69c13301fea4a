namespace Waldur.Client.Katello;

/// <summary>Which servers take a form of cron; the less, the higher.</summary>
internal enum CronForm
{
    /// <summary>All.</summary>
    Plain,

    /// <summary>Katello 4.9 and later.</summary>
    Extended,

    /// <summary>None.</summary>
    Wrong,
}
