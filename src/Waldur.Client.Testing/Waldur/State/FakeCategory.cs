namespace Waldur.Client.Testing;

/// <summary>A category of offerings in a fake Waldur.</summary>
public sealed class FakeCategory
{
    internal FakeCategory(Guid uuid, string title)
    {
        Uuid = uuid;
        Title = title;
    }

    /// <summary>The uuid.</summary>
    public Guid Uuid { get; }

    /// <summary>The title.</summary>
    public string Title { get; set; }
}
