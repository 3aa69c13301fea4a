using System.Globalization;
using System.Text;

namespace Waldur.Client;

/// <summary>What the server says about one field of a request.</summary>
public sealed class FieldError
{
    /// <summary>Names a field by its path.</summary>
    /// <param name="path">The path, such as <c>remotelocalcategory_set[1].remote_category</c>.</param>
    /// <param name="messages">What the server says about it.</param>
    public FieldError(string path, params IReadOnlyList<string> messages)
        : this(Split(path), messages)
    {
    }

    /// <summary>Names a field by the steps of its path.</summary>
    /// <param name="segments">The steps, from the outside in.</param>
    /// <param name="messages">What the server says about it.</param>
    public FieldError(IReadOnlyList<FieldPathSegment> segments, params IReadOnlyList<string> messages)
    {
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(messages);
        Segments = segments;
        Messages = messages;
        Path = Join(segments);
    }

    /// <summary>The field's path, such as <c>remotelocalcategory_set[1].remote_category</c>, in the names of the wire.</summary>
    public string Path { get; }

    /// <summary>The steps of the path, from the outside in.</summary>
    public IReadOnlyList<FieldPathSegment> Segments { get; }

    /// <summary>What the server says about the field, in its own words.</summary>
    public IReadOnlyList<string> Messages { get; }

    /// <summary>The path and the messages.</summary>
    /// <returns>For example <c>offering: This field is required.</c></returns>
    public override string ToString() => $"{Path}: {string.Join(' ', Messages)}";

    private static string Join(IReadOnlyList<FieldPathSegment> segments)
    {
        var path = new StringBuilder();
        foreach (var segment in segments)
        {
            path.Append(segment.Name is not null && path.Length > 0 ? "." : "").Append(segment.ToString());
        }

        return path.ToString();
    }

    private static List<FieldPathSegment> Split(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var segments = new List<FieldPathSegment>();
        foreach (var part in path.Split(['.', '[']))
        {
            if (part.EndsWith(']') && int.TryParse(part.AsSpan(0, part.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                segments.Add(new FieldPathSegment(index));
            }
            else if (part.Length > 0)
            {
                segments.Add(new FieldPathSegment(part));
            }
        }

        return segments;
    }
}
