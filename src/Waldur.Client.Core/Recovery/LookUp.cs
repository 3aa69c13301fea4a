using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>Makes the results of look-ups.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LookUp
{
    /// <summary>The effect is there.</summary>
    /// <typeparam name="T">What the write gives.</typeparam>
    /// <param name="value">What the write would have given.</param>
    /// <returns>The result.</returns>
    public static LookUp<T> Found<T>(T value) => new(LookUpState.Found, value);

    /// <summary>The effect is there where a value is, else it is absent.</summary>
    /// <typeparam name="T">What the write gives.</typeparam>
    /// <param name="value">What the write would have given; null where it is not there.</param>
    /// <returns>The result.</returns>
    public static LookUp<T> FromNullable<T>(T? value)
        where T : class => value is null ? Absent<T>() : Found(value);

    /// <summary>The effect is not there yet.</summary>
    /// <typeparam name="T">What the write gives.</typeparam>
    /// <returns>The result.</returns>
    public static LookUp<T> Absent<T>() => new(LookUpState.Absent, default);

    /// <summary>Nothing that can be relied on was seen.</summary>
    /// <typeparam name="T">What the write gives.</typeparam>
    /// <returns>The result.</returns>
    public static LookUp<T> Unknown<T>() => default;
}
