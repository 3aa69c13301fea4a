using System.Text.Json;

namespace Waldur.Client.Core;

/// <content>Lists and maps.</content>
public ref partial struct ModelReader
{
    /// <summary>Reads an array of models.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <returns>The models; null where the value is no array of objects.</returns>
    public IReadOnlyList<T>? ReadModels<T>()
        where T : class, IJsonModel<T> => ReadList(ModelElement<T>.Read);

    /// <summary>Reads an array of models that may be null.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <returns>The models or null.</returns>
    public IReadOnlyList<T>? ReadModelsOrNull<T>()
        where T : class, IJsonModel<T> => TakeNull() ? null : ReadModels<T>();

    /// <summary>Reads an array.</summary>
    /// <typeparam name="T">The element's type.</typeparam>
    /// <param name="element">Reads one element.</param>
    /// <returns>The elements; null where the value is no array or an element does not fit.</returns>
    public IReadOnlyList<T>? ReadList<T>(JsonValueReader<T> element)
    {
        ArgumentNullException.ThrowIfNull(element);
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var start = _json;
        List<T>? list = null;
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            _unread = true;
            var value = element(ref this);
            if (_unread)
            {
                _json = start;
                return null;
            }

            list ??= new List<T>(EstimateCount(ref start));
            list.Add(value);
        }

        _unread = false;
        return list ?? [];
    }

    /// <summary>Reads an array that may be null.</summary>
    /// <typeparam name="T">The element's type.</typeparam>
    /// <param name="element">Reads one element.</param>
    /// <returns>The elements or null.</returns>
    public IReadOnlyList<T>? ReadListOrNull<T>(JsonValueReader<T> element) => TakeNull() ? null : ReadList(element);

    /// <summary>Reads an object as a map.</summary>
    /// <typeparam name="T">The type of the map's values.</typeparam>
    /// <param name="value">Reads one value.</param>
    /// <returns>The map; null where the JSON is no object or a value does not fit.</returns>
    public IReadOnlyDictionary<string, T>? ReadMap<T>(JsonValueReader<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var start = _json;
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndObject)
        {
            // The rows of a page have the same keys.
            var key = _strings is null ? _json.GetString()! : _strings.Get(ref _json);
            _json.Read();
            _unread = true;
            var item = value(ref this);
            if (_unread)
            {
                _json = start;
                return null;
            }

            map[key] = item;
        }

        _unread = false;
        return map;
    }

    /// <summary>Reads an object as a map that may be null.</summary>
    /// <typeparam name="T">The type of the map's values.</typeparam>
    /// <param name="value">Reads one value.</param>
    /// <returns>The map or null.</returns>
    public IReadOnlyDictionary<string, T>? ReadMapOrNull<T>(JsonValueReader<T> value) => TakeNull() ? null : ReadMap(value);
}
