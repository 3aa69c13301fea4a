namespace Waldur.Client.Testing;

/// <summary>A release of Katello, with the manners that changed from one to the next.</summary>
public sealed class FakeKatelloRelease
{
    private readonly Version _version;

    private FakeKatelloRelease(string version, string foremanVersion)
    {
        _version = System.Version.Parse(version);
        Version = version;
        ForemanVersion = foremanVersion;
    }

    /// <summary>Katello 3.10: a creation gets 200, times with slashes, a new schedule leaves a disabled plan disabled.</summary>
    public static FakeKatelloRelease Katello310 { get; } = new("3.10", "1.20.1");

    /// <summary>Katello 3.18: a creation gets 201, page numbers come back as text, a locked plan gets 500.</summary>
    public static FakeKatelloRelease Katello318 { get; } = new("3.18", "2.3.3");

    /// <summary>Katello 4.3: <c>selectable</c> in lists, the duration of tasks as clock text.</summary>
    public static FakeKatelloRelease Katello43 { get; } = new("4.3", "3.1.2");

    /// <summary>Katello 4.8: the duration of tasks in seconds, a locked plan gets 422.</summary>
    public static FakeKatelloRelease Katello48 { get; } = new("4.8", "3.6.1");

    /// <summary>Katello 4.9: sync dates with an offset for everybody, cron lines with seconds, zones and words.</summary>
    public static FakeKatelloRelease Katello49 { get; } = new("4.9", "3.7.0");

    /// <summary>Katello 4.14: pruning of empty products.</summary>
    public static FakeKatelloRelease Katello414 { get; } = new("4.14", "3.12.0");

    /// <summary>Katello 5.0: page numbers always as numbers, errors under <c>message</c> instead of <c>displayMessage</c>.</summary>
    public static FakeKatelloRelease Katello50 { get; } = new("5.0", "3.20.0");

    /// <summary>All of them, the oldest first.</summary>
    public static IReadOnlyList<FakeKatelloRelease> All { get; } = 
        [Katello310, Katello318, Katello43, Katello48, Katello49, Katello414, Katello50];

    /// <summary>The version of Katello.</summary>
    public string Version { get; }

    /// <summary>The version of Foreman under it: what the header <c>Foreman_version</c> says.</summary>
    public string ForemanVersion { get; }

    internal int CreateStatus => IsAtLeast(3, 15) ? 201 : 200;

    internal bool WritesDatesWithSlashes => !IsAtLeast(3, 12);

    internal bool WritesSyncDateWithOffset => IsAtLeast(4, 9);

    internal bool HidesZoneOfSyncDate => IsAtLeast(3, 17) && !WritesSyncDateWithOffset;

    internal bool ScheduleChangeEnables => IsAtLeast(3, 12);

    internal bool NamesMissingPermissions => IsAtLeast(3, 18);

    internal bool AsksForRightsByPlan => IsAtLeast(3, 18);

    internal bool HasSelectable => IsAtLeast(4, 3);

    internal int LockStatus => IsAtLeast(4, 5) ? 422 : 500;

    internal bool KnowsFugitCron => IsAtLeast(4, 9);

    internal bool PrunesProducts => IsAtLeast(4, 11);

    internal bool EchoesPageAsSent => !IsAtLeast(5, 0);

    internal string MessageKey => IsAtLeast(5, 0) ? "message" : "displayMessage";

    internal bool TasksHaveActions => IsAtLeast(3, 12);

    internal bool TasksHaveDuration => IsAtLeast(4, 0);

    internal bool TaskDurationIsNumber => IsAtLeast(4, 6);

    /// <summary>Whether headers name the organization and location of the request: from Foreman 1.23 on.</summary>
    internal bool NamesCurrentOrganization => IsAtLeast(3, 13);

    /// <summary>Whether the response to an update grants nothing, to whomever.</summary>
    internal bool HidesPermissionsOfUpdates => !IsAtLeast(3, 11);

    /// <summary>Whether an update leaves an empty cron line, not null, in a plan with another interval.</summary>
    internal bool EmptiesCronOnUpdate => !IsAtLeast(3, 11);

    internal bool WritesSyncDateLast => !IsAtLeast(3, 11);

    internal bool ProductsShowCronOfPlan => IsAtLeast(3, 11);

    /// <summary>From Foreman 2.1 on.</summary>
    internal bool ProductsAggregateSyncState => IsAtLeast(3, 16);

    internal bool ProductsKnowFilters => IsAtLeast(4, 14);

    /// <summary>The version.</summary>
    /// <returns>Such as <c>Katello 4.14</c>.</returns>
    public override string ToString() => "Katello " + Version;

    private bool IsAtLeast(int major, int minor) => _version >= new Version(major, minor);
}
