using System.ComponentModel;
using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>The readers that generated builders name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ResponseReader
{
    /// <summary>Reads the body as it is, whatever its media type.</summary>
    public static ResponseReader<byte[]> Bytes { get; } = new(null, static (utf8, _) => utf8.ToArray());

    /// <summary>Reads the body as UTF-8 text, whatever its media type.</summary>
    public static ResponseReader<string> Text { get; } = new(null, static (utf8, _) => System.Text.Encoding.UTF8.GetString(utf8));

    /// <summary>Reads a body of which the description says nothing: any JSON; null where there is none, or something else.</summary>
    public static ResponseReader<RawJson?> RawOrNull { get; } = new(null, static (utf8, _) => TryParse(utf8));

    /// <summary>Reads one model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <returns>The reader.</returns>
    public static ResponseReader<T> Model<T>()
        where T : class, IJsonModel<T> => Cached<T>.Model;

    /// <summary>Reads one model; null where the body is empty.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <returns>The reader.</returns>
    public static ResponseReader<T?> ModelOrNull<T>()
        where T : class, IJsonModel<T> => Cached<T>.ModelOrNull;

    /// <summary>Reads an array of models.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <returns>The reader.</returns>
    public static ResponseReader<IReadOnlyList<T>> Models<T>()
        where T : class, IJsonModel<T> => Cached<T>.Models;

    /// <summary>Reads any JSON value.</summary>
    /// <typeparam name="T">What it becomes.</typeparam>
    /// <param name="value">Reads the value.</param>
    /// <returns>The reader; keep it in a static field.</returns>
    public static ResponseReader<T> Json<T>(JsonValueReader<T> value) =>
        new("application/json", (utf8, askedFor) =>
        {
            using var strings = new StringPool(utf8.Length);
            return new ModelReader(utf8, strings, askedFor).ReadRoot(value);
        });

    private static RawJson? TryParse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            if (!JsonDocument.TryParseValue(ref reader, out var document))
            {
                return null;
            }

            using (document)
            {
                return reader.Read() ? null : RawJson.From(document.RootElement);
            }
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static class Cached<T>
        where T : class, IJsonModel<T>
    {
        public static readonly ResponseReader<T> Model =
            new("application/json", static (utf8, askedFor) => new ModelReader(utf8, strings: null, askedFor).ReadRoot<T>());

        public static readonly ResponseReader<T?> ModelOrNull =
            new("application/json", static (utf8, askedFor) => utf8.IsEmpty ? null : new ModelReader(utf8, strings: null, askedFor).ReadRoot<T>());

        public static readonly ResponseReader<IReadOnlyList<T>> Models =
            Json(static (ref ModelReader reader) => reader.ReadModels<T>()!);
    }
}
