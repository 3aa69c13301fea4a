namespace Waldur.Client.Core;

/// <summary>
/// Which properties of a model were read or set. The rows of a page have the same properties, so what was read is shared
/// between them and a change copies it first: rows pay nothing for it.
/// </summary>
internal sealed class PropertyPresence(PropertyNames names, PropertySet properties, bool isShared)
{
    private PropertySet _properties = properties;

    public PropertyNames Names { get; } = names;

    public bool Contains(int index) => _properties.Contains(index);

    public bool Contains(string name) => Names.IndexOf(name) is >= 0 and var index && _properties.Contains(index);

    public bool HasSame(PropertySet properties) => _properties.Equals(properties);

    /// <summary>The same properties with one more or one less.</summary>
    public PropertyPresence With(int index, bool isPresent)
    {
        if (_properties.Contains(index) == isPresent)
        {
            return this;
        }

        var changed = isShared ? new PropertyPresence(Names, _properties.Copy(), isShared: false) : this;
        if (isPresent)
        {
            changed._properties.Add(index);
        }
        else
        {
            changed._properties.Remove(index);
        }

        return changed;
    }
}
