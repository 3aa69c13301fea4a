namespace Waldur.Client.Testing;

/// <summary>How the body of a response is put on the transport.</summary>
internal enum BodyDelivery
{
    /// <summary>As it is.</summary>
    Whole,

    /// <summary>Its first half; then the connection breaks.</summary>
    Half,

    /// <summary>Byte by byte.</summary>
    Slow,

    /// <summary>With spaces after it, without end.</summary>
    Endless,
}
