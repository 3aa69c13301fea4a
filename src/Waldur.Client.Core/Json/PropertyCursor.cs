using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>Where a model's reader stands among the properties of its object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PropertyCursor
{
    internal PropertySet Read;

    /// <summary>Starts before the first property.</summary>
    /// <param name="names">The model's property names.</param>
    public PropertyCursor(PropertyNames names) => Names = names;

    /// <summary>The position of the current property among the model's names; -1 for one the model does not know.</summary>
    public int Index { get; internal set; } = -1;

    internal PropertyNames Names { get; }

    internal int Expected { get; set; }

    internal string? UnknownName { get; set; }

    internal readonly string Name => Index < 0 ? UnknownName! : Names[Index];
}
