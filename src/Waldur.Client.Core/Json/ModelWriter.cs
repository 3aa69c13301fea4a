using System.Text;
using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>Writes models as JSON, strictly as the description says; one writer serves one object.</summary>
public ref partial struct ModelWriter
{
    private readonly Utf8JsonWriter _json;
    private Dictionary<string, RawJson>? _kept;
    private List<string>? _superseded;

    /// <summary>Writes to a JSON writer.</summary>
    /// <param name="json">The writer, where a value is due.</param>
    public ModelWriter(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        _json = json;
    }

    /// <summary>Starts the model's object.</summary>
    /// <param name="model">The model, for its <see cref="ApiModel.AdditionalData"/>.</param>
    public void StartObject(ApiModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _kept = model.AdditionalDataOrNull;
        _json.WriteStartObject();
    }

    /// <summary>Ends the model's object, after what its <see cref="ApiModel.AdditionalData"/> holds.</summary>
    public readonly void EndObject()
    {
        if (_kept is not null)
        {
            foreach (var (name, value) in _kept)
            {
                if (_superseded is null || !_superseded.Contains(name))
                {
                    _json.WritePropertyName(name);
                    _json.WriteRawValue(value.Utf8, skipInputValidation: true);
                }
            }
        }

        _json.WriteEndObject();
    }

    /// <summary>Writes a nested model; nothing where it is null.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The model.</param>
    public void Write<T>(ReadOnlySpan<byte> name, T? value)
        where T : class, IJsonModel<T>
    {
        if (value is not null && Begin(name, isDefault: false))
        {
            WriteValue(value);
        }
    }

    /// <summary>Writes an array; nothing where it is null.</summary>
    /// <typeparam name="T">The element's type.</typeparam>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="values">The elements.</param>
    /// <param name="element">Writes one element.</param>
    public void Write<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? values, JsonValueWriter<T> element)
    {
        if (values is not null && Begin(name, values.Count == 0))
        {
            WriteValue(values, element);
        }
    }

    /// <summary>Writes a map as an object; nothing where it is null.</summary>
    /// <typeparam name="T">The type of the map's values.</typeparam>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="values">The map.</param>
    /// <param name="value">Writes one value.</param>
    public void Write<T>(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? values, JsonValueWriter<T> value)
    {
        if (values is not null && Begin(name, values.Count == 0))
        {
            WriteValue(values, value);
        }
    }

    /// <summary>Writes null.</summary>
    /// <param name="name">The property's name on the wire.</param>
    public void WriteNull(ReadOnlySpan<byte> name)
    {
        if (Begin(name, isDefault: true))
        {
            _json.WriteNullValue();
        }
    }

    /// <summary>Writes a model as a value.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="value">The model; null is the JSON null.</param>
    public readonly void WriteValue<T>(T? value)
        where T : class, IJsonModel<T>
    {
        if (value is null)
        {
            _json.WriteNullValue();
            return;
        }

        var nested = new ModelWriter(_json);
        value.Write(ref nested);
    }

    /// <summary>Writes an array as a value.</summary>
    /// <typeparam name="T">The element's type.</typeparam>
    /// <param name="values">The elements.</param>
    /// <param name="element">Writes one element.</param>
    public readonly void WriteValue<T>(IReadOnlyList<T> values, JsonValueWriter<T> element)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(element);
        _json.WriteStartArray();
        var nested = new ModelWriter(_json);
        for (var i = 0; i < values.Count; i++)
        {
            element(ref nested, values[i]);
        }

        _json.WriteEndArray();
    }

    /// <summary>Writes a map as an object value.</summary>
    /// <typeparam name="T">The type of the map's values.</typeparam>
    /// <param name="values">The map.</param>
    /// <param name="value">Writes one value.</param>
    public readonly void WriteValue<T>(IReadOnlyDictionary<string, T> values, JsonValueWriter<T> value)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(value);
        _json.WriteStartObject();
        var nested = new ModelWriter(_json);
        foreach (var (key, item) in values)
        {
            _json.WritePropertyName(key);
            value(ref nested, item);
        }

        _json.WriteEndObject();
    }

    // What did not fit its property when it was read stands in the kept data: it is written instead of the
    // property's default, but a property that was set since wins.
    private bool Begin(ReadOnlySpan<byte> name, bool isDefault)
    {
        if (_kept is not null && Encoding.UTF8.GetString(name) is var text && _kept.ContainsKey(text))
        {
            if (isDefault)
            {
                return false;
            }

            (_superseded ??= []).Add(text);
        }

        _json.WritePropertyName(name);
        return true;
    }
}
