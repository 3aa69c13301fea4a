namespace Waldur.Client;

/// <summary>
/// Base of every generated model: keeps what the description does not know, so that a read-write round trip loses nothing.
/// </summary>
public abstract class ApiModel
{
    private Dictionary<string, RawJson>? _additionalData;

    /// <summary>
    /// Fields of the response that have no property here, and fields whose value did not fit their property
    /// (the property then has its default), as raw JSON under their names on the wire. Written back with the model;
    /// a property that was set since wins over an entry of its name.
    /// </summary>
    public IDictionary<string, RawJson> AdditionalData => _additionalData ??= new Dictionary<string, RawJson>(StringComparer.Ordinal);

    internal Dictionary<string, RawJson>? AdditionalDataOrNull => _additionalData;
}
