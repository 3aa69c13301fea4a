namespace Waldur.Client.Katello;

/// <summary>What a program uses of a Katello server, so that a test can put something else in its place.</summary>
public interface IKatelloClient
{
    /// <summary>Whom sync plans belong to.</summary>
    IOrganizations Organizations { get; }

    /// <summary>What sync plans synchronise.</summary>
    IProducts Products { get; }

    /// <summary>Plans by which products are synchronised at set times.</summary>
    ISyncPlans SyncPlans { get; }

    /// <summary>Work that the server does in the background.</summary>
    ITasks Tasks { get; }
}
