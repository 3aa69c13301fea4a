namespace Waldur.Client.Testing;

/// <summary>A category of the other Waldur, from which a remote synchronisation pulls offerings.</summary>
public sealed class FakeRemoteCategory
{
    internal FakeRemoteCategory(Guid uuid, string title, IReadOnlyList<string> offerings)
    {
        Uuid = uuid;
        Title = title;
        Offerings = offerings;
    }

    /// <summary>The uuid over there.</summary>
    public Guid Uuid { get; }

    /// <summary>The title over there.</summary>
    public string Title { get; }

    /// <summary>The names of its offerings over there.</summary>
    public IReadOnlyList<string> Offerings { get; set; }
}
