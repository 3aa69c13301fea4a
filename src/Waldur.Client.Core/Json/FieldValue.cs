using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>For generated code: what the fields of a partial update may hold.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FieldValue
{
    /// <summary>Refuses null in a field that the server does not clear; dropping it would look like success.</summary>
    /// <typeparam name="T">The field's type.</typeparam>
    /// <param name="value">The field.</param>
    /// <param name="name">The property's name.</param>
    /// <returns>The field.</returns>
    /// <exception cref="ArgumentNullException">The field is to be sent as null.</exception>
    public static Optional<T> NotNull<T>(Optional<T> value, string name)
        where T : class =>
        value is { HasValue: true, Value: null }
            ? throw new ArgumentNullException(name, $"{name} cannot be null: leave it unset to keep what the server has.")
            : value;
}
