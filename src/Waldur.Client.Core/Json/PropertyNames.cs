using System.Text;
using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>
/// The property names of a model on the wire, in the order in which the server sends them. A name is looked for first
/// where the last one was found plus one, so that a response in the usual order costs one comparison a property.
/// </summary>
public sealed class PropertyNames
{
    private readonly byte[][] _names;

    /// <summary>Takes the names.</summary>
    /// <param name="names">Names on the wire, in the server's order; their positions are the numbers that a model switches on.</param>
    public PropertyNames(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
    }

    internal string this[int index] => Encoding.UTF8.GetString(_names[index]);

    /// <summary>Finds the name on which the reader stands.</summary>
    /// <param name="reader">A reader on a property name.</param>
    /// <param name="expected">The position to try first.</param>
    /// <returns>The name's position, or -1.</returns>
    internal int Find(ref Utf8JsonReader reader, int expected)
    {
        var names = _names;

        // The usual case by itself, without the reader's own checks for escapes: it is run for every property of a page.
        if (expected < names.Length && !reader.ValueIsEscaped && reader.ValueSpan.SequenceEqual(names[expected]))
        {
            return expected;
        }

        for (var i = expected; i < names.Length; i++)
        {
            if (reader.ValueTextEquals(names[i]))
            {
                return i;
            }
        }

        for (var i = 0; i < expected && i < names.Length; i++)
        {
            if (reader.ValueTextEquals(names[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
