using System.Globalization;

namespace Waldur.Client;

/// <summary>One step of a field's path: a field's name, or an index in a list.</summary>
public readonly record struct FieldPathSegment
{
    /// <summary>A step into a field.</summary>
    /// <param name="name">The field's name on the wire.</param>
    public FieldPathSegment(string name) => Name = name;

    /// <summary>A step into a list.</summary>
    /// <param name="index">The position in the list, from 0.</param>
    public FieldPathSegment(int index) => Index = index;

    /// <summary>The field's name on the wire; null for a step into a list.</summary>
    public string? Name { get; }

    /// <summary>The position in the list, from 0; null for a step into a field.</summary>
    public int? Index { get; }

    /// <summary>The step as it stands in a path.</summary>
    /// <returns>The name, or <c>[index]</c>.</returns>
    public override string ToString() => Name ?? string.Create(CultureInfo.InvariantCulture, $"[{Index ?? 0}]");
}
