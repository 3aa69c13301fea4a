using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>Writes models as JSON, strictly as the description says; one writer serves one object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
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

    /// <summary>Writes a nested model; null as null.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The model.</param>
    public void Write<T>(ReadOnlySpan<byte> name, T? value)
        where T : class, IJsonModel<T>
    {
        Begin(name);
        WriteValue(value);
    }

    /// <summary>
    /// Writes a nested model that was made when it was asked for: nothing where it holds nothing, since only the question
    /// made it then.
    /// </summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The model.</param>
    public void WriteFilled<T>(ReadOnlySpan<byte> name, T? value)
        where T : class, IJsonModel<T>
    {
        if (value is null)
        {
            return;
        }

        using var buffer = new PooledBuffer();
        using (var json = new Utf8JsonWriter(buffer, _json.Options))
        {
            new ModelWriter(json).WriteValue(value);
        }

        if (!buffer.WrittenSpan.SequenceEqual("{}"u8))
        {
            Begin(name);
            _json.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
        }
    }

    /// <summary>Writes an array; null as null.</summary>
    /// <typeparam name="T">The element's type.</typeparam>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="values">The elements.</param>
    /// <param name="element">Writes one element.</param>
    public void Write<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? values, JsonValueWriter<T> element)
    {
        if (values is null)
        {
            WriteNull(name);
            return;
        }

        Begin(name);
        WriteValue(values, element);
    }

    /// <summary>Writes a map as an object; null as null.</summary>
    /// <typeparam name="T">The type of the map's values.</typeparam>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="values">The map.</param>
    /// <param name="value">Writes one value.</param>
    public void Write<T>(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? values, JsonValueWriter<T> value)
    {
        if (values is null)
        {
            WriteNull(name);
            return;
        }

        Begin(name);
        WriteValue(values, value);
    }

    /// <summary>Writes null.</summary>
    /// <param name="name">The property's name on the wire.</param>
    public void WriteNull(ReadOnlySpan<byte> name)
    {
        Begin(name);
        _json.WriteNullValue();
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

    // What did not fit its property when it was read stands in the kept data; a property that was set since wins.
    private void Begin(ReadOnlySpan<byte> name)
    {
        if (_kept is not null && Encoding.UTF8.GetString(name) is var text && _kept.ContainsKey(text))
        {
            (_superseded ??= []).Add(text);
        }

        _json.WritePropertyName(name);
    }
}
