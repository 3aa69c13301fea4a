namespace Waldur.Client.Kiota;

/// <summary>What the first character of a JSON text says of it.</summary>
internal enum BodyKind
{
    /// <summary>Nothing but white space.</summary>
    Empty = 0,

    /// <summary>An object.</summary>
    Object,

    /// <summary>An array.</summary>
    Array,

    /// <summary>The text <c>null</c>.</summary>
    Null,

    /// <summary>A string, number or boolean, or no JSON at all.</summary>
    Other,
}
