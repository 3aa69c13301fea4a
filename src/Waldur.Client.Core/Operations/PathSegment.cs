using System.Buffers;
using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>
/// The one place where a text becomes a segment of a path. What is accepted stays one segment on the way and on the
/// server, which may decode it: an id can change neither the path's other segments nor the host.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PathSegment
{
    private const int MaxDecodings = 5;
    private static readonly SearchValues<char> Separators = SearchValues.Create("/\\");

    /// <summary>Escapes a path parameter.</summary>
    /// <param name="value">The parameter's value.</param>
    /// <param name="name">The parameter's name, for the error.</param>
    /// <returns>The value, percent-encoded.</returns>
    /// <exception cref="ArgumentException">
    /// The value is empty, <c>.</c> or <c>..</c>, or holds a slash, a backslash, a control character or half a surrogate
    /// pair, percent-encoded or not.
    /// </exception>
    public static string Escape(string value, string name)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        var decoded = value;
        for (var i = 0; i < MaxDecodings; i++)
        {
            Check(decoded, name);
            var next = Uri.UnescapeDataString(decoded);
            if (next == decoded)
            {
                return Uri.EscapeDataString(value);
            }

            decoded = next;
        }

        throw new ArgumentException("The value is percent-encoded too many times to be an id.", name);
    }

    private static void Check(string value, string name)
    {
        if (value.Length == 0)
        {
            throw new ArgumentException("The value is empty: a path needs an id.", name);
        }

        if (value is "." or "..")
        {
            throw new ArgumentException("The value is a dot segment, which would change the path; it cannot be an id.", name);
        }

        if (value.AsSpan().ContainsAny(Separators))
        {
            throw new ArgumentException("The value holds a slash or backslash, which would change the path; it cannot be an id.", name);
        }

        for (var i = 0; i < value.Length; i++)
        {
            var isPair = char.IsSurrogatePair(value, i < value.Length - 1 ? i : Math.Max(i - 1, 0));
            if (char.IsControl(value[i]) || (char.IsSurrogate(value[i]) && !isPair))
            {
                throw new ArgumentException("The value holds a control character or half a surrogate pair; it cannot be an id.", name);
            }

            i += char.IsHighSurrogate(value[i]) ? 1 : 0;
        }
    }
}
