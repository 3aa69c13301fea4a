using System.ComponentModel;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// Base of every generated model. It keeps what the description does not know, and which properties the response held, so
/// that a model that is written back says what was read and what was set since, and nothing else.
/// </summary>
public abstract class ApiModel
{
    // Null, a PropertyPresence, or an Extra with it: one field, since every row of every page has it.
    private object? _state;

    /// <summary>
    /// Fields of the response that have no property here, and fields whose value did not fit their property
    /// (the property then has its default), as raw JSON under their names on the wire. Written back with the model;
    /// a property that was set since wins over an entry of its name.
    /// </summary>
    public IDictionary<string, RawJson> AdditionalData
    {
        get
        {
            if (_state is not Extra extra)
            {
                _state = extra = new Extra { Presence = _state as PropertyPresence };
            }

            return extra.Data;
        }
    }

    internal Dictionary<string, RawJson>? AdditionalDataOrNull => (_state as Extra)?.Data;

    internal PropertyPresence? Presence
    {
        get => _state as PropertyPresence ?? (_state as Extra)?.Presence;
        set
        {
            if (_state is Extra extra)
            {
                extra.Presence = value;
            }
            else
            {
                _state = value;
            }
        }
    }

    /// <summary>
    /// Whether the response held a field, null or not: distinguishes a field that the server left out from one with its default value.
    /// A property that was set since counts, unless it is part of a model that is only sent.
    /// </summary>
    /// <param name="wireName">The field's name on the wire, such as <c>backend_id</c>.</param>
    /// <returns>False where the field was neither read nor set.</returns>
    public bool HasField(string wireName)
    {
        ArgumentNullException.ThrowIfNull(wireName);
        return Presence?.Contains(wireName) == true || AdditionalDataOrNull?.ContainsKey(wireName) == true;
    }

    /// <summary>For generated code: whether a property was read or set.</summary>
    /// <param name="index">The property's number.</param>
    /// <returns>Whether it is written.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected bool IsPresent(int index) => Presence?.Contains(index) == true;

    /// <summary>For generated code: whether a property of a model that is only sent is written. All are, unless the model was read without it.</summary>
    /// <param name="index">The property's number.</param>
    /// <param name="isDefault">Whether it holds its default.</param>
    /// <returns>Whether it is written.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected bool IsSent(int index, bool isDefault) => !isDefault || Presence is not { } presence || presence.Contains(index);

    /// <summary>For generated code: sets a property and remembers that it was set.</summary>
    /// <typeparam name="T">The property's type.</typeparam>
    /// <param name="field">The property's field.</param>
    /// <param name="value">The new value.</param>
    /// <param name="names">The model's property names.</param>
    /// <param name="index">The property's number.</param>
    /// <param name="isPresent">False where null takes the property away rather than being sent.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Set<T>(ref T field, T value, PropertyNames names, int index, bool isPresent = true)
    {
        field = value;
        var presence = Presence ?? new PropertyPresence(names, default, isShared: false);
        var changed = presence.With(index, isPresent);
        if (!ReferenceEquals(changed, Presence))
        {
            Presence = changed;
        }
    }

    private sealed class Extra
    {
        public PropertyPresence? Presence { get; set; }

        public Dictionary<string, RawJson> Data { get; } = new(StringComparer.Ordinal);
    }
}
