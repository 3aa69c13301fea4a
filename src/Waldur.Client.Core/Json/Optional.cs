using System.Diagnostics.CodeAnalysis;

namespace Waldur.Client;

/// <summary>
/// A field of a partial update: absent (left as it is), null (cleared) or a value. Assign the value itself,
/// <c>null</c> included; <c>default</c> is absent.
/// </summary>
/// <typeparam name="T">The field's type.</typeparam>
[SuppressMessage("Usage", "CA2225", Justification = "The constructor is the named alternative of the conversion.")]
public readonly struct Optional<T> : IEquatable<Optional<T>>
{
    private readonly T _value;

    /// <summary>A field that is sent.</summary>
    /// <param name="value">The value, or null to clear the field.</param>
    public Optional(T value)
    {
        _value = value;
        HasValue = true;
    }

    /// <summary>Whether the field is sent, null included.</summary>
    public bool HasValue { get; }

    /// <summary>The value that is sent.</summary>
    /// <exception cref="InvalidOperationException">The field is absent.</exception>
    public T Value => HasValue ? _value : throw new InvalidOperationException("The field is absent: ask HasValue first.");

    /// <summary>Makes a field that is sent.</summary>
    /// <param name="value">The value, or null to clear the field.</param>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>Whether both are absent, or both hold equal values.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    /// <summary>The value, or another where the field is absent.</summary>
    /// <param name="fallback">What to respond for an absent field.</param>
    /// <returns>The value or <paramref name="fallback"/>.</returns>
    public T GetValueOrDefault(T fallback) => HasValue ? _value : fallback;

    /// <inheritdoc/>
    public bool Equals(Optional<T> other) =>
        HasValue == other.HasValue && EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(HasValue, _value);

    /// <summary>Says whether the field is sent; never its value, which may be a secret.</summary>
    /// <returns><c>absent</c> or <c>set</c>.</returns>
    public override string ToString() => HasValue ? "set" : "absent";
}
