namespace Waldur.Client.Testing;

/// <summary>A row of a fake server that requests make and change.</summary>
internal interface IFakeRow
{
    /// <summary>Gets the uuid.</summary>
    Guid Uuid { get; }
}
