using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>
/// The property names of a model on the wire, in the order in which the server sends them. A name is looked for first
/// where the last one was found plus one, so that a response in the usual order costs one comparison a property.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PropertyNames
{
    private const int MaxShared = 4;
    private readonly byte[][] _names;
    private PropertyPresence[] _shared = [];

    /// <summary>Takes the names.</summary>
    /// <param name="names">Names on the wire, in the server's order; their positions are the numbers that a model switches on.</param>
    public PropertyNames(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
    }

    internal string this[int index] => Encoding.UTF8.GetString(_names[index]);

    internal int IndexOf(string name) => Array.FindIndex(_names, known => name == Encoding.UTF8.GetString(known));

    /// <summary>What was read of an object; objects with the same properties share it. Threads may lose each other's, which costs a little memory only.</summary>
    internal PropertyPresence Share(in PropertySet read)
    {
        var shared = _shared;
        foreach (var known in shared)
        {
            if (known.HasSame(read))
            {
                return known;
            }
        }

        var added = new PropertyPresence(this, read.Copy(), isShared: true);
        _shared = [added, .. shared.AsSpan(0, Math.Min(shared.Length, MaxShared - 1))];
        return added;
    }

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
