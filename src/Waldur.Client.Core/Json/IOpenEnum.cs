using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>
/// A set of known values over a text that may hold others: what a newer server sends is kept as it is, never lost.
/// </summary>
/// <typeparam name="TSelf">The open enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOpenEnum<TSelf> : IParsable<TSelf>
    where TSelf : struct, IOpenEnum<TSelf>
{
    /// <summary>The values that the description knows, in its order.</summary>
    static abstract IReadOnlyList<TSelf> Known { get; }

    /// <summary>Makes a value of a text, known or not.</summary>
    /// <param name="value">The text on the wire.</param>
    /// <returns>The value.</returns>
    static abstract TSelf From(string value);

    /// <summary>The text on the wire.</summary>
    string Value { get; }

    /// <summary>Whether the description knows this value.</summary>
    bool IsKnown { get; }
}
