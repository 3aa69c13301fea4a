namespace Waldur.Client.Testing;

/// <summary>A remote synchronisation in a fake Waldur, as it was when it was asked for.</summary>
public sealed class FakeRemoteSynchronisation : IFakeRow
{
    internal FakeRemoteSynchronisation(Guid uuid, DateTimeOffset created)
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

    /// <summary>The address of the other Waldur's API.</summary>
    public string ApiUrl { get; internal set; } = "";

    /// <summary>The token for the other Waldur: a secret.</summary>
    public string Token { get; internal set; } = "";

    /// <summary>The organization over there.</summary>
    public Guid RemoteOrganizationUuid { get; internal set; }

    /// <summary>The name of the organization over there.</summary>
    public string RemoteOrganizationName { get; internal set; } = "";

    /// <summary>The provider here.</summary>
    public FakeServiceProvider LocalServiceProvider { get; internal set; } = null!;

    /// <summary>Whether the daily job runs it.</summary>
    public bool IsActive { get; internal set; } = true;

    /// <summary>When it last ended; null when it never ran.</summary>
    public DateTimeOffset? LastExecution { get; internal set; }

    /// <summary>What the last run said, one line a step.</summary>
    public string LastOutput { get; internal set; } = "";

    /// <summary><c>Scheduled</c>, <c>Processing</c>, <c>OK</c> or <c>Erred</c>.</summary>
    public string State { get; internal set; } = "Scheduled";

    /// <summary>Why the last run failed; empty when it did not.</summary>
    public string ErrorMessage { get; internal set; } = "";

    /// <summary>Which category over there is which one here; empty for a record that a refused create left behind.</summary>
    public IReadOnlyList<FakeCategoryMapping> Categories { get; internal set; } = [];

    /// <summary>The uuid and state, without the token.</summary>
    /// <returns>Such as <c>FakeRemoteSynchronisation 0a… (OK)</c>.</returns>
    public override string ToString() => $"{nameof(FakeRemoteSynchronisation)} {Uuid:N} ({State})";

    internal FakeRemoteSynchronisation Copy() => (FakeRemoteSynchronisation)MemberwiseClone();
}
