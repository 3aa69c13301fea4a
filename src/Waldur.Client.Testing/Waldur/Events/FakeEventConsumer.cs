namespace Waldur.Client.Testing;

/// <summary>Who receives events in a fake Waldur.</summary>
public sealed class FakeEventConsumer
{
    internal FakeEventConsumer(Guid uuid, FakeUser user, IReadOnlyList<(string Type, Guid Uuid)> scopes, string login, DateTimeOffset created)
    {
        Uuid = uuid;
        User = user;
        Scopes = scopes;
        Login = login;
        Created = Modified = created;
    }

    /// <summary>The uuid.</summary>
    public Guid Uuid { get; }

    /// <summary>Whose consumer it is.</summary>
    public FakeUser User { get; }

    /// <summary>The objects that the events are about, by kind and uuid; empty for everything.</summary>
    public IReadOnlyList<(string Type, Guid Uuid)> Scopes { get; }

    /// <summary>The user name at the broker.</summary>
    public string Login { get; }

    /// <summary>The types of object; empty for all.</summary>
    public IReadOnlyList<string> ObjectTypes { get; internal set; } = [];

    /// <summary>The virtual host at the broker.</summary>
    public string VirtualHost => User.Uuid.Hex();

    /// <summary>The name of the queue.</summary>
    public string QueueName => $"consumer_{Uuid.Hex()}";

    internal DateTimeOffset Created { get; }

    internal DateTimeOffset Modified { get; set; }

    internal bool IsOfAgent { get; init; }
}
