namespace Waldur.Client.Testing;

/// <summary>An order in a fake Waldur, as it was when it was asked for. An import makes one that is done already.</summary>
public sealed class FakeOrder : IFakeRow
{
    internal FakeOrder(Guid uuid, FakeResource resource, FakeUser createdBy, DateTimeOffset created)
    {
        Uuid = uuid;
        Resource = resource;
        CreatedBy = createdBy;
        Created = created;
    }

    /// <summary>The uuid.</summary>
    public Guid Uuid { get; }

    /// <summary>The resource that was ordered.</summary>
    public FakeResource Resource { get; }

    /// <summary>Who ordered, or imported.</summary>
    public FakeUser CreatedBy { get; }

    /// <summary>When.</summary>
    public DateTimeOffset Created { get; }

    /// <summary><c>done</c> after an import.</summary>
    public string State { get; internal init; } = "done";

    /// <summary><c>Create</c> after an import.</summary>
    public string Type { get; internal init; } = "Create";

    internal FakeOrder Copy() => new(Uuid, Resource.Copy(), CreatedBy, Created) { State = State, Type = Type };
}
