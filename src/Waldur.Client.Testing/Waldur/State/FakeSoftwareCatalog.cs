namespace Waldur.Client.Testing;

/// <summary>A software catalog in a fake Waldur, as it was when it was asked for.</summary>
public sealed class FakeSoftwareCatalog : IFakeRow
{
    internal FakeSoftwareCatalog(Guid uuid, DateTimeOffset created)
    {
        Uuid = uuid;
        Created = created;
        Modified = created;
    }

    /// <summary>The uuid.</summary>
    public Guid Uuid { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset Modified { get; internal set; }

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The version.</summary>
    public string Version { get; internal set; } = "";

    /// <summary><c>binary_runtime</c>, <c>source_package</c> or <c>package_manager</c>.</summary>
    public string CatalogType { get; internal set; } = "binary_runtime";

    /// <summary>The address of the source; empty when unset.</summary>
    public string SourceUrl { get; internal set; } = "";

    /// <summary>The description; empty when unset.</summary>
    public string Description { get; internal set; } = "";

    /// <summary>The metadata, any JSON, as its text.</summary>
    public string Metadata { get; internal set; } = "{}";

    /// <summary>Whether the nightly job updates it.</summary>
    public bool AutoUpdateEnabled { get; internal set; } = true;

    /// <summary>When a job last began; null when none did.</summary>
    public DateTimeOffset? LastUpdateAttempt { get; internal set; }

    /// <summary>When a job last succeeded; null when none did.</summary>
    public DateTimeOffset? LastSuccessfulUpdate { get; internal set; }

    /// <summary>Why the last job failed; empty when it did not.</summary>
    public string UpdateErrors { get; internal set; } = "";

    /// <summary>The number of packages.</summary>
    public int PackageCount { get; internal set; }

    /// <summary>The number of versions of packages.</summary>
    public int VersionCount { get; internal set; }

    /// <summary>The number of targets.</summary>
    public int TargetCount { get; internal set; }

    internal FakeSoftwareCatalog Copy() => (FakeSoftwareCatalog)MemberwiseClone();
}
