namespace Waldur.Client.Katello;

/// <summary>How a sync plan is ensured.</summary>
public sealed record EnsureOptions
{
    internal static EnsureOptions Default { get; } = new();

    /// <summary>Whether only to show what would be done: nothing is changed on the server.</summary>
    /// <value>False by default.</value>
    public bool DryRun { get; init; }
}
