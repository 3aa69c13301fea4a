using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace Waldur.Client.Core;

/// <content>
/// What must not be believed on trust. Fields are read leniently; which object it is, and whether it is a list at all, is
/// not. A caller's own JSON is not checked, only responses are.
/// </content>
public ref partial struct ModelReader
{
    /// <summary>Reads a text that identifies an object: no number or boolean is taken for it.</summary>
    /// <returns>The text; null where the value is none.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string? ReadIdentityText() => _json.TokenType == JsonTokenType.String ? TakeString() : null;

    /// <summary>Refuses a response whose object does not say which it is, or is not the one that was asked for.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The identity that was read.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly void CheckIdentity(string name, Guid value)
    {
        if (!_isResponse)
        {
            return;
        }

        if (value == Guid.Empty)
        {
            throw Missing(name);
        }

        if (IsAskedFor(name) && !(UuidText.TryRead(_askedFor, out var asked) && asked == value))
        {
            throw Other(name, value.ToString("N"));
        }
    }

    /// <inheritdoc cref="CheckIdentity(string, Guid)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly void CheckIdentity(string name, Guid? value) => CheckIdentity(name, value.GetValueOrDefault());

    /// <inheritdoc cref="CheckIdentity(string, Guid)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly void CheckIdentity(string name, long value)
    {
        if (!_isResponse)
        {
            return;
        }

        if (value <= 0)
        {
            throw Missing(name);
        }

        if (IsAskedFor(name) && !(long.TryParse(_askedFor, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var asked) && asked == value))
        {
            throw Other(name, value.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <inheritdoc cref="CheckIdentity(string, Guid)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly void CheckIdentity(string name, long? value) => CheckIdentity(name, value.GetValueOrDefault());

    /// <inheritdoc cref="CheckIdentity(string, Guid)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly void CheckIdentity(string name, string? value)
    {
        if (!_isResponse)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            throw Missing(name);
        }

        if (IsAskedFor(name) && !value.AsSpan().Equals(_askedFor, StringComparison.OrdinalIgnoreCase)
            && !value.Equals(Uri.UnescapeDataString(_askedFor.ToString()), StringComparison.OrdinalIgnoreCase))
        {
            throw Other(name, found: null);
        }
    }

    /// <summary>Refuses a response that lacks a member without which it is no list, or whose member is of another shape.</summary>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="index">The member's number.</param>
    /// <param name="property">The model's cursor, at its end.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly void CheckMember(string name, int index, ref PropertyCursor property)
    {
        if (_isResponse && !property.Read.Contains(index))
        {
            throw new UnexpectedShapeException($"a list with its '{name}'", $"an object without '{name}', or with one of another shape");
        }
    }

    /// <summary>Ends a response in which the server says that it refuses the request, although its status is good.</summary>
    /// <param name="name">The name on the wire of the property that says so.</param>
    /// <param name="model">The model that was read.</param>
    /// <param name="value">What the property says, if anything.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly void CheckError(string name, ApiModel model, string? value)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!_isResponse)
        {
            return;
        }

        if (!string.IsNullOrEmpty(value))
        {
            throw new RefusedException(value);
        }

        if (model.AdditionalDataOrNull?.ContainsKey(name) == true)
        {
            throw new UnexpectedShapeException($"a list whose '{name}' is null or text", $"another '{name}'");
        }
    }

    private readonly bool IsAskedFor(string name) => _askedForBy == name && _json.CurrentDepth == 0;

    private static UnexpectedShapeException Missing(string name) =>
        new($"an object with its '{name}'", $"JSON in which '{name}' is missing, empty or of another shape");

    private readonly UnexpectedShapeException Other(string name, string? found) => new(
        $"the object whose '{name}' is {_askedFor}", found is null ? $"one with another '{name}'" : $"the one whose '{name}' is {found}");

    private static string ShapeOf(Type type) => type.IsGenericType ? "an array" : $"{type.Name}";

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "a boolean",
    };
}
