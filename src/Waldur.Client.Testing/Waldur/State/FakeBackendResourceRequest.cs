namespace Waldur.Client.Testing;

/// <summary>A request for the resources of a backend in a fake Waldur, as it was when it was asked for.</summary>
public sealed class FakeBackendResourceRequest : IFakeRow
{
    internal FakeBackendResourceRequest(Guid uuid, FakeOffering offering, DateTimeOffset created)
    {
        Uuid = uuid;
        Offering = offering;
        Created = created;
        Modified = created;
    }

    /// <summary>The uuid.</summary>
    public Guid Uuid { get; }

    /// <summary>The offering.</summary>
    public FakeOffering Offering { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset Modified { get; internal set; }

    /// <summary>When its processing started; null before.</summary>
    public DateTimeOffset? Started { get; internal set; }

    /// <summary>When it was done; null before.</summary>
    public DateTimeOffset? Finished { get; internal set; }

    /// <summary><c>Sent</c>, <c>Processing</c>, <c>Done</c> or <c>Erred</c>.</summary>
    public string State { get; internal set; } = "Sent";

    /// <summary>The message of the failure; empty when there is none.</summary>
    public string ErrorMessage { get; internal set; } = "";

    /// <summary>The traceback of the failure; empty when there is none.</summary>
    public string ErrorTraceback { get; internal set; } = "";

    internal FakeBackendResourceRequest Copy() => (FakeBackendResourceRequest)MemberwiseClone();
}
