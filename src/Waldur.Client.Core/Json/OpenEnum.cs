using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>Reads open enums from what people write: settings, addresses, command lines.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OpenEnum
{
    /// <summary>Reads a value: a known one in whatever case, any other text as it is.</summary>
    /// <typeparam name="T">The open enum.</typeparam>
    /// <param name="text">The text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static T Parse<T>(string text)
        where T : struct, IOpenEnum<T>
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var known in T.Known)
        {
            if (string.Equals(known.Value, text, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return T.From(text);
    }

    /// <summary>As <see cref="Parse{T}"/> does, without an exception.</summary>
    /// <typeparam name="T">The open enum.</typeparam>
    /// <param name="text">The text, if there is one.</param>
    /// <param name="value">The value.</param>
    /// <returns>False only for null.</returns>
    public static bool TryParse<T>(string? text, out T value)
        where T : struct, IOpenEnum<T>
    {
        value = text is null ? default : Parse<T>(text);
        return text is not null;
    }
}
