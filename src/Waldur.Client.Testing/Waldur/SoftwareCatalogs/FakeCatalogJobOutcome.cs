namespace Waldur.Client.Testing;

/// <summary>How an import or update of a software catalog ends.</summary>
public sealed record FakeCatalogJobOutcome
{
    private FakeCatalogJobOutcome()
    {
    }

    internal bool Begins { get; private init; } = true;

    internal bool Ends { get; private init; } = true;

    internal bool Appears { get; private init; } = true;

    internal string? Error { get; private init; }

    internal int Packages { get; private init; }

    internal int Versions { get; private init; }

    internal int Targets { get; private init; }

    /// <summary>The job succeeds.</summary>
    /// <param name="packages">The number of packages afterwards.</param>
    /// <param name="versions">The number of versions afterwards.</param>
    /// <param name="targets">The number of targets afterwards.</param>
    /// <returns>The outcome.</returns>
    public static FakeCatalogJobOutcome Succeed(int packages = 412, int versions = 1290, int targets = 7) =>
        new() { Packages = packages, Versions = versions, Targets = targets };

    /// <summary>The job fails: <c>update_errors</c> says <c>Catalog update failed: …</c> or <c>Catalog import failed: …</c>.</summary>
    /// <param name="error">Why.</param>
    /// <returns>The outcome.</returns>
    public static FakeCatalogJobOutcome Fail(string error) => new() { Error = error };

    /// <summary>The job dies and leaves no mark.</summary>
    /// <param name="afterItBegan">Whether it dies after it noted that it began (<c>last_update_attempt</c>).</param>
    /// <returns>The outcome.</returns>
    public static FakeCatalogJobOutcome Die(bool afterItBegan = false) => new() { Begins = afterItBegan, Ends = false };

    /// <summary>An import makes no catalog, and says nothing; for an update the same as <see cref="Die"/>.</summary>
    /// <returns>The outcome.</returns>
    public static FakeCatalogJobOutcome NeverAppear() => new() { Begins = false, Ends = false, Appears = false };
}
